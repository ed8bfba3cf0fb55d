import { everything } from "../../app/domain/permissions/scope";
import { describe, expect, test } from "vitest";
import { exportPortfolio } from "../../app/services/portfolio/export-portfolio.server";
import { importPortfolio, type ImportResult } from "../../app/services/portfolio/import-portfolio.server";
import type { Context } from "../../app/services/context";
import { freshRegister } from "../support/register";

const head = { key: "a", name: "A", status: "active" };
const portfolio = (...subcontractors: object[]) => ({
  format: "tilsyn-portfolio/1",
  organisation: { name: "Org", promise: "EU" },
  subcontractors,
});

async function importing(context: Context, document: unknown, dryRun = false): Promise<ImportResult> {
  const bytes = typeof document === "string" ? Buffer.from(document) : Buffer.from(JSON.stringify(document));
  return importPortfolio(context, [bytes], { dryRun, reason: "import" });
}

async function exported(context: Context): Promise<string> {
  let text = "";
  await exportPortfolio(context.database, everything, (part) => {
    text += part;
  });
  return text;
}

const service = { key: "s", kind: "cloud", startsOn: "2024-01-01" };
const waiver = { rule: "dpa-missing", from: "2026-01-01", until: "2026-06-01", reason: "r", approvedBy: "b" };

/** What is refused, with the path below the first subcontractor and the code. */
const refused: [name: string, fields: object, path: string, code: string][] = [
  ["an unknown field", { colour: "red" }, ".colour", "unknown-field"],
  ["an unknown field of a fact", { services: [{ ...service, price: 1 }] }, ".services[0].price", "unknown-field"],
  ["an unknown enum value", { status: "sleeping" }, ".status", "unknown-value"],
  ["a missing required field", { services: [{ key: "s", kind: "cloud" }] }, ".services[0].startsOn", "required"],
  ["a null required field", { name: null }, ".name", "required"],
  ["a blank name", { name: " \t" }, ".name", "blank"],
  ["a bad key", { key: "-a" }, ".key", "bad-key"],
  ["a key of 201 characters", { key: "k".repeat(201) }, ".key", "bad-key"],
  ["a duplicate key", { services: [service, service] }, ".services[1].key", "duplicate-key"],
  [
    "two agreements of one key, kinds apart",
    {
      agreements: [
        { key: "x", kind: "dpa" },
        { key: "x", kind: "nda" },
      ],
    },
    ".agreements[1].key",
    "duplicate-key",
  ],
  ["an impossible date", { services: [{ ...service, startsOn: "2026-02-30" }] }, ".services[0].startsOn", "impossible-date"],
  [
    "a date with a time",
    { services: [{ ...service, startsOn: "2026-02-03T00:00:00Z" }] },
    ".services[0].startsOn",
    "impossible-date",
  ],
  ["a date before 1900", { services: [{ ...service, startsOn: "1899-12-31" }] }, ".services[0].startsOn", "date-out-of-range"],
  ["a date after 2199", { parentAssessedOn: "2200-01-01" }, ".parentAssessedOn", "date-out-of-range"],
  [
    "an end before its beginning",
    { services: [{ ...service, endsOn: "2023-12-31" }] },
    ".services[0].endsOn",
    "end-before-beginning",
  ],
  [
    "signed after its end",
    { agreements: [{ key: "c", kind: "contract", signedOn: "2026-01-02", endsOn: "2026-01-01" }] },
    ".agreements[0].endsOn",
    "end-before-beginning",
  ],
  [
    "a period that ends first",
    { evidence: [{ key: "e", kind: "other", review: "pending", periodStart: "2026-02-01", periodEnd: "2026-01-01" }] },
    ".evidence[0].periodEnd",
    "end-before-beginning",
  ],
  [
    "a dangling site",
    { evidence: [{ key: "e", kind: "other", review: "pending", sites: ["nowhere"] }] },
    ".evidence[0].sites[0]",
    "dangling-reference",
  ],
  [
    "a dangling inspection",
    { findings: [{ key: "f", severity: "low", dueOn: "2026-01-01", inspection: "i" }] },
    ".findings[0].inspection",
    "dangling-reference",
  ],
  ["an unknown engager", { engagedBy: "nobody" }, ".engagedBy", "dangling-reference"],
  ["itself as engager", { engagedBy: "a" }, ".engagedBy", "cycle"],
  ["an unknown country", { country: "QQ" }, ".country", "unknown-country"],
  ["a country in lower case", { country: "dk" }, ".country", "unknown-country"],
  [
    "a region beside a country",
    { locations: [{ key: "l", path: "storage", country: "DK", region: "EU" }] },
    ".locations[0].region",
    "region-with-country",
  ],
  [
    "a latitude past the pole",
    { locations: [{ key: "l", path: "storage", latitude: 90.1 }] },
    ".locations[0].latitude",
    "out-of-range",
  ],
  [
    "a fraction of a month",
    { agreements: [{ key: "c", kind: "contract", renewalMonths: 1.5 }] },
    ".agreements[0].renewalMonths",
    "not-whole",
  ],
  [
    "1201 months",
    { agreements: [{ key: "c", kind: "contract", noticeMonths: 1201 }] },
    ".agreements[0].noticeMonths",
    "out-of-range",
  ],
  [
    "renewal by 0 months",
    { agreements: [{ key: "c", kind: "contract", renewalMonths: 0 }] },
    ".agreements[0].renewalMonths",
    "out-of-range",
  ],
  [
    "a number as text",
    { inspectionPlan: { firstDueOn: "2026-01-01", everyMonths: "12" } },
    ".inspectionPlan.everyMonths",
    "not-a-number",
  ],
  ["text as a number", { owner: 7 }, ".owner", "not-text"],
  ["yes for true", { affectsSecurity: "yes" }, ".affectsSecurity", "not-true-or-false"],
  ["an object for a list", { contacts: {} }, ".contacts", "not-a-list"],
  ["a list for an object", { inspectionPlan: [] }, ".inspectionPlan", "not-an-object"],
  [
    "clauses on a contract",
    { agreements: [{ key: "c", kind: "contract", clauses: { "DPA-01": "present" } }] },
    ".agreements[0].clauses",
    "clauses-not-on-dpa",
  ],
  [
    "an unknown clause",
    { agreements: [{ key: "d", kind: "dpa", clauses: { "DPA-99": "present" } }] },
    '.agreements[0].clauses["DPA-99"]',
    "unknown-clause",
  ],
  [
    "an unknown clause state",
    { agreements: [{ key: "d", kind: "dpa", clauses: { "DPA-01": "maybe" } }] },
    '.agreements[0].clauses["DPA-01"]',
    "unknown-value",
  ],
  [
    "a waiver of more than twelve months",
    { waivers: [{ ...waiver, until: "2027-01-02" }] },
    ".waivers[0].until",
    "waiver-too-long",
  ],
  ["a waiver of waiver-expired", { waivers: [{ ...waiver, rule: "waiver-expired" }] }, ".waivers[0].rule", "unknown-rule"],
  ["a waiver without a reason", { waivers: [{ ...waiver, reason: " " }] }, ".waivers[0].reason", "blank"],
  ["a NUL", { owner: "a\0b" }, ".owner", "bad-character"],
  ["20,001 characters", { owner: "x".repeat(20_001) }, ".owner", "text-too-long"],
];

describe("what is refused", () => {
  test.each(refused)("%s", async (_, fields, path, code) => {
    const { context } = await freshRegister();
    const before = await exported(context);
    const result = await importing(context, portfolio({ ...head, ...fields }));
    expect(result.refused.map((refusal) => [refusal.path, refusal.code])).toContainEqual([`$.subcontractors[0]${path}`, code]);
    expect(await exported(context)).toBe(before);
  });

  test("a lone surrogate", async () => {
    const { context } = await freshRegister();
    const text = JSON.stringify(portfolio(head)).replace('"A"', '"A\\ud800"');
    expect((await importing(context, text)).refused).toEqual([
      { path: "$.subcontractors[0].name", code: "bad-character", params: { value: "A\ud800" } },
    ]);
  });

  test.each<[string, unknown, string, string]>([
    ["half a file", '{"format":"tilsyn-portfolio/1","organisation":', "$", "not-json"],
    ["no JSON at all", "name;country\n", "$", "not-json"],
    ["another format", { ...portfolio(), format: "tilsyn-portfolio/9" }, "$.format", "not-portfolio"],
    ["no format", { organisation: { name: "A", promise: "EU" } }, "$.format", "required"],
    ["no organisation", { format: "tilsyn-portfolio/1" }, "$.organisation", "required"],
    [
      "an unknown promise",
      { ...portfolio(), organisation: { name: "A", promise: "World" } },
      "$.organisation.promise",
      "unknown-value",
    ],
    [
      "an unknown time zone",
      { ...portfolio(), organisation: { name: "A", promise: "EU", timeZone: "Mars/Olympus" } },
      "$.organisation.timeZone",
      "bad-time-zone",
    ],
    ["an unknown member", { ...portfolio(), extra: 1 }, "$.extra", "unknown-field"],
    ["subcontractors that are no list", { ...portfolio(), subcontractors: {} }, "$.subcontractors", "not-a-list"],
  ])("%s", async (_, document, path, code) => {
    const { context } = await freshRegister();
    expect((await importing(context, document)).refused.map((refusal) => [refusal.path, refusal.code])).toContainEqual([
      path,
      code,
    ]);
  });

  test("two subcontractors of one key", async () => {
    const { context } = await freshRegister();
    expect((await importing(context, portfolio(head, head))).refused).toEqual([
      { path: "$.subcontractors[1].key", code: "duplicate-key", params: { key: "a" } },
    ]);
  });

  test("a cycle, judged on the register as it would be", async () => {
    const { context } = await freshRegister();
    const two = (a: string | null, b: string | null) =>
      portfolio({ ...head, engagedBy: a }, { ...head, key: "b", name: "B", engagedBy: b });
    expect((await importing(context, two("b", "a"))).refused.map(({ code }) => code)).toEqual(["cycle"]);
    // One that leads into the circle hides it from nobody.
    const leading = portfolio(
      { ...head, key: "c", name: "C", engagedBy: "a" },
      { ...head, engagedBy: "b" },
      { ...head, key: "b", name: "B", engagedBy: "a" },
    );
    expect((await importing(context, leading)).refused).toMatchObject([{ path: "$.subcontractors[1].engagedBy", code: "cycle" }]);
    expect((await importing(context, two(null, "a"))).refused).toEqual([]);
    // b, which the file lacks, stays engaged by a.
    expect((await importing(context, portfolio({ ...head, engagedBy: "b" }))).refused).toMatchObject([
      { path: "$.subcontractors[0].engagedBy", code: "cycle" },
    ]);
    expect((await importing(context, two("b", null))).refused).toEqual([]);
  });

  test("at most a hundred refusals", async () => {
    const { context } = await freshRegister();
    const many = Array.from({ length: 300 }, (_, index) => ({ key: `k${index}`, name: "", status: "active" }));
    expect((await importing(context, portfolio(...many))).refused).toHaveLength(100);
  });
});

describe("what an import does", () => {
  test("an older alias of a country is read as the code it stands for", async () => {
    const { context } = await freshRegister();
    await importing(context, portfolio({ ...head, country: "UK", parentCountry: "EL" }));
    expect(JSON.parse(await exported(context)).subcontractors[0]).toMatchObject({ country: "GB", parentCountry: "GR" });
  });

  test("what the file lacks stays, what it names is the whole truth, and a dry run writes nothing", async () => {
    const { context } = await freshRegister();
    await importing(
      context,
      portfolio({ ...head, owner: "o", services: [service], contacts: [{ name: "P" }] }, { ...head, key: "b", name: "B" }),
    );
    const before = await exported(context);
    const change = portfolio({ ...head, contacts: [{ name: "P" }, { name: "Q" }] });
    const dry = await importing(context, change, true);
    expect(dry).toMatchObject({
      dryRun: true,
      organisation: "unchanged",
      subcontractors: { new: 0, changed: 1, unchanged: 0 },
      facts: { new: 1, changed: 0, unchanged: 1, removed: 1 },
    });
    expect(await exported(context)).toBe(before);
    expect(await importing(context, change)).toMatchObject({ ...dry, dryRun: false });
    const after = JSON.parse(await exported(context));
    expect(after.subcontractors.map((s: { key: string }) => s.key)).toEqual(["a", "b"]);
    expect(after.subcontractors[0]).toMatchObject({ owner: null, services: [] });
  });

  test("what comes back under a removed key has its old id", async () => {
    const { context, database } = await freshRegister();
    const ids = async () => (await database.reader.selectFrom("service").select("id").execute()).map(({ id }) => id);
    await importing(context, portfolio({ ...head, services: [service] }));
    const first = await ids();
    await importing(context, portfolio({ ...head, services: [] }));
    expect(await ids()).toEqual([]);
    await importing(context, portfolio({ ...head, services: [{ ...service, name: "again" }] }));
    expect(await ids()).toEqual(first);
  });

  test("every changed subcontractor is one event of one import, and the same file again is none", async () => {
    const { context, database } = await freshRegister();
    const events = () => database.reader.selectFrom("event").selectAll().orderBy("id").execute();
    const file = portfolio({ ...head, owner: "somebody@example.org" }, { ...head, key: "b", name: "B", engagedBy: "a" });
    await importing(context, file);
    const first = await events();
    expect(first.map(({ subject, subjectKey, action }) => [subject, subjectKey, action])).toEqual([
      ["organisation", "organisation", "changed"],
      ["subcontractor", "a", "created"],
      ["subcontractor", "b", "created"],
    ]);
    expect(new Set(first.map(({ importId }) => importId)).size).toBe(1);
    // Names and persons lie beside the event, where they can be erased.
    expect(JSON.stringify(first)).not.toContain("somebody@example.org");
    expect(JSON.stringify(await database.reader.selectFrom("personalValue").selectAll().execute())).toContain(
      "somebody@example.org",
    );
    const { version } = await database.reader.selectFrom("register").select("version").executeTakeFirstOrThrow();
    await importing(context, file);
    expect(await events()).toHaveLength(3);
    expect((await database.reader.selectFrom("register").select("version").executeTakeFirstOrThrow()).version).toBe(version);
  });

  test("contacts and waivers of equal identity are paired in order, and a changed order is a change", async () => {
    const { context, database } = await freshRegister();
    const ids = async () =>
      await database.reader.selectFrom("contact").select(["id", "email", "phone"]).orderBy("position").execute();
    await importing(context, portfolio({ ...head, contacts: [{ email: "a@x" }, { email: "b@x" }] }));
    const [a, b] = await ids();
    const turned = await importing(
      context,
      portfolio({ ...head, contacts: [{ email: "B@x", phone: "1" }, { email: "a@x" }, { email: "a@x" }] }),
    );
    expect(turned.facts).toEqual({ new: 1, changed: 2, unchanged: 0, removed: 0 });
    const after = await ids();
    expect(after.map(({ id }) => id).slice(0, 2)).toEqual([b?.id, a?.id]);
    expect(after[0]).toMatchObject({ email: "B@x", phone: "1" });
  });
});
