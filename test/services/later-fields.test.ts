import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectSqlite } from "../../db/connect.server";
import { getHead } from "../../db/queries/history.server";
import type { Database, Engine } from "../../db/schema";
import type { Terms } from "../../app/domain/portfolio";
import type { Context } from "../../app/services/context";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { erasePersonal } from "../../app/services/history/erase-personal.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { makeKnown } from "../../app/services/known/make-known.server";
import { importPortfolio, type ImportResult } from "../../app/services/portfolio/import-portfolio.server";
import { removeFact, saveFact } from "../../app/services/subcontractor/save-fact.server";
import { knownFile } from "../../app/storage/known-files.server";
import { freshOn } from "../support/engines";
import { exported } from "../support/random-edits";
import { contextFor, freshRegister } from "../support/register";

const terms: Terms = {
  breachHours: 24,
  noticeDays: 30,
  auditRight: "onsite",
  deletionDays: 30,
  countries: ["DK", "FR"],
  thirdCountries: false,
  annexSections: ["BCK", "FYS"],
};
const decision = { decision: "renew", decidedOn: "2026-10-01", remindOn: "2027-03-01", note: "Prisen er i orden." };
const clauses = {
  "DPA-01": "present",
  "DPA-02": { state: "partial", reference: "pkt. 7.2", note: "Kun generel godkendelse." },
  "DPA-B1": { state: null, reference: null, note: "Spørg dem." },
};
const dpa = { key: "dpa", kind: "dpa", signedOn: "2024-01-01" };
const contract = { key: "con", kind: "contract", signedOn: "2024-01-01" };
const finding = { key: "f", severity: "high", dueOn: "2027-01-01" };
const link = { agreement: "dpa", term: "breachHours" };
const followUp = { owner: "ejer@example.dk", action: "Aftal 24 timer", effect: "Ny DBA", question: "UND-1" };

const file = (fields: object, organisation: object = {}) => ({
  format: "tilsyn-portfolio/1",
  organisation: { name: "Org", promise: "EU", ...organisation },
  subcontractors: [{ key: "a", name: "A", status: "active", ...fields }],
});
const whole = () =>
  file(
    {
      agreements: [
        { ...contract, decision },
        { ...dpa, clauses, terms },
      ],
      findings: [{ ...finding, ...link, ...followUp }],
    },
    { customerTerms: terms },
  );

const importing = (context: Context, document: object): Promise<ImportResult> =>
  importPortfolio(context, [Buffer.from(JSON.stringify(document))], { dryRun: false, reason: "import" });

/** What the register holds of each, as an export writes it. */
async function held(database: Database) {
  const { organisation, subcontractors } = await exported(database);
  const [one] = subcontractors;
  return {
    organisation,
    dpa: one?.agreements.find(({ key }) => key === "dpa"),
    contract: one?.agreements.find(({ key }) => key === "con"),
    finding: one?.findings[0],
  };
}

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  const withRegister = (name: string, work: (context: Context, database: Database) => Promise<void>) =>
    test(name, async (task) => {
      const database = await freshOn(engine);
      if (database === null) return task.skip("PostgreSQL could not be started");
      try {
        await work(contextFor(database), database);
      } finally {
        await database.close();
      }
    });

  withRegister(
    "what is set comes out as it went in, after the fields of the format and only there",
    async (context, database) => {
      expect((await importing(context, whole())).refused).toEqual([]);
      const now = await held(database);
      expect(now.organisation.customerTerms).toEqual(terms);
      expect(now.dpa).toMatchObject({ clauses, terms });
      expect(now.contract?.decision).toEqual(decision);
      expect(now.finding).toMatchObject({ ...link, ...followUp });
      expect(Object.keys(now.organisation)).toEqual(["name", "promise", "timeZone", "customerTerms"]);
      expect(Object.keys(now.dpa ?? {}).slice(-2)).toEqual(["clauses", "terms"]);
      expect(Object.keys(now.contract ?? {}).slice(-2)).toEqual(["clauses", "decision"]);
      expect(Object.keys(now.finding ?? {}).slice(-6)).toEqual(["agreement", "term", "owner", "action", "effect", "question"]);
      expect(await importing(context, whole())).toMatchObject({ organisation: "unchanged", subcontractors: { changed: 0 } });
    },
  );

  withRegister("a file of the format as it first was takes none of it away", async (context, database) => {
    await importing(context, whole());
    const bare = { "DPA-01": "missing", "DPA-02": "present" };
    await importing(context, file({ agreements: [contract, { ...dpa, clauses: bare }], findings: [finding] }));
    const now = await held(database);
    expect(now.organisation.customerTerms).toEqual(terms);
    expect(now.dpa?.terms).toEqual(terms);
    expect(now.dpa?.clauses).toEqual({ "DPA-01": "missing", "DPA-02": { ...clauses["DPA-02"], state: "present" } });
    expect(now.contract?.decision).toEqual(decision);
    expect(now.finding).toMatchObject({ ...link, ...followUp });
  });

  withRegister(
    "an empty object takes it away, and so does another kind or an agreement that is gone",
    async (context, database) => {
      await importing(context, whole());
      const emptied = { "DPA-02": { state: "partial" } };
      await importing(
        context,
        file(
          {
            agreements: [
              { ...contract, decision: {} },
              { ...dpa, clauses: emptied, terms: {} },
            ],
          },
          { customerTerms: {} },
        ),
      );
      const now = await held(database);
      expect(now.organisation).not.toHaveProperty("customerTerms");
      expect(now.dpa).not.toHaveProperty("terms");
      expect(now.dpa?.clauses).toEqual({ "DPA-02": "partial" });
      expect(now.contract).not.toHaveProperty("decision");

      await importing(context, whole());
      await importing(context, file({ agreements: [{ ...dpa, kind: "nda" }], findings: [finding] }));
      expect((await held(database)).dpa).toEqual(expect.not.objectContaining({ terms }));
      await importing(context, file({ findings: [finding] }));
      expect((await held(database)).finding).not.toHaveProperty("agreement");
      expect((await held(database)).finding).toMatchObject(followUp);
      const blank = { owner: "", action: null, effect: " ", question: "" };
      await importing(context, file({ findings: [{ ...finding, ...blank }] }));
      expect((await held(database)).finding).toMatchObject({ action: followUp.action });
      expect(Object.keys((await held(database)).finding ?? {}).at(-1)).toBe("action");
    },
  );

  withRegister("history and register agree at every step, and no flag is another for it", async (context, database) => {
    const plain = file({
      agreements: [contract, { ...dpa, clauses: { "DPA-01": "present", "DPA-02": "partial" } }],
      findings: [finding],
    });
    await importing(context, plain);
    const flags = await listFlagsOf(database, "2026-11-23", null);
    await importing(context, whole());
    expect(await listFlagsOf(database, "2026-11-23", null)).toEqual(flags);
    await saveFact(context, "a", "agreements", "dpa", { ...dpa, key: undefined, clauses: { "DPA-03": "present" } }, null);
    expect((await held(database)).dpa?.terms).toEqual(terms);
    expect(await removeFact(context, "a", "agreements", "dpa", "væk")).toMatchObject({ outcome: "refused" });
    expect((await verifyHistory(database, new Map())).problems).toEqual([]);
    for (const [table, column, value] of [
      ["agreement", "terms", '{"breachHours":72}'],
      ["agreement", "clauseNotes", '{"DPA-01":{"reference":null,"note":"opdigtet"}}'],
      ["agreement", "decision", '{"decision":"cancel"}'],
      ["finding", "term", "countries"],
      ["organisation", "customerTerms", null],
    ] as const) {
      // The union of tables is too wide for the inference; the column is one of the table named beside it.
      const rows = await database.reader
        .selectFrom(table as "agreement")
        .selectAll()
        .execute();
      const set = (id: string, to: string | null) =>
        database.writer
          .updateTable(table as "agreement")
          .set({ [column]: to })
          .where("id", "=", id)
          .execute();
      for (const row of rows) await set(row.id, value);
      const { problems } = await verifyHistory(database, new Map());
      expect(problems).toContainEqual(
        expect.objectContaining({ code: "row-differs", params: expect.objectContaining({ table, columns: [column] }) }),
      );
      for (const row of rows) await set(row.id, row[column as "terms"]);
    }
    expect((await verifyHistory(database, new Map())).problems).toEqual([]);
  });
});

test("notes are personal: they stand in no event, can be erased, and the register is still proven", async () => {
  const { database, context } = await freshRegister();
  const directory = mkdtempSync(join(tmpdir(), "tilsyn-later-"));
  try {
    context.dataDirectory = directory;
    await importing(context, whole());
    const { content } = await database.reader
      .selectFrom("event")
      .select("content")
      .where("subject", "=", "subcontractor")
      .executeTakeFirstOrThrow();
    expect(content).not.toMatch(/7\.2|generel|Spørg|Prisen/);
    expect(content).toContain('"breachHours":24');
    expect(await erasePersonal(context, "generel godkendelse")).toEqual({ erased: 1 });
    expect(await erasePersonal(context, "Prisen er")).toEqual({ erased: 1 });
    expect((await verifyHistory(database, new Map())).problems).toEqual([]);
    const { seq } = await getHead(database.reader);
    await makeKnown(context, seq);
    const known = connectSqlite(knownFile(directory, seq));
    const then = await held(known);
    await known.close();
    expect(then.dpa?.clauses).toEqual({ ...clauses, "DPA-02": { state: "partial", reference: "pkt. 7.2", note: null } });
    expect(then.contract?.decision).toEqual({ ...decision, note: null });
    expect(then.organisation.customerTerms).toEqual(terms);
  } finally {
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  }
});

describe("refused, with the path", () => {
  let context: Context;
  beforeAll(async () => {
    ({ context } = await freshRegister());
  });
  afterAll(() => context.database.close());

  const ofDpa = (fields: object) => ({ agreements: [{ ...dpa, ...fields }] });
  test.each<[name: string, fields: object, path: string, code: string]>([
    ["terms on an NDA", { agreements: [{ key: "n", kind: "nda", terms }] }, ".agreements[0].terms", "terms-not-on-dpa"],
    ["a decision on a DPA", ofDpa({ decision }), ".agreements[0].decision", "decision-not-on-contract"],
    ["an unknown term", ofDpa({ terms: { price: 1 } }), ".agreements[0].terms.price", "unknown-field"],
    ["hours below none", ofDpa({ terms: { breachHours: -1 } }), ".agreements[0].terms.breachHours", "out-of-range"],
    ["half an hour", ofDpa({ terms: { breachHours: 0.5 } }), ".agreements[0].terms.breachHours", "not-whole"],
    ["an unknown right", ofDpa({ terms: { auditRight: "some" } }), ".agreements[0].terms.auditRight", "unknown-value"],
    ["an unknown country", ofDpa({ terms: { countries: ["DK", "ZZ"] } }), ".agreements[0].terms.countries[1]", "unknown-country"],
    [
      "an unknown section",
      ofDpa({ terms: { annexSections: ["GEO"] } }),
      ".agreements[0].terms.annexSections[0]",
      "unknown-value",
    ],
    ["an unknown state", ofDpa({ clauses: { "DPA-01": "yes" } }), '.agreements[0].clauses["DPA-01"]', "unknown-value"],
    [
      "an unknown state in an object",
      ofDpa({ clauses: { "DPA-01": { state: "yes" } } }),
      '.agreements[0].clauses["DPA-01"].state',
      "unknown-value",
    ],
    [
      "an unknown field of a clause",
      ofDpa({ clauses: { "DPA-01": { state: "present", page: 3 } } }),
      '.agreements[0].clauses["DPA-01"].page',
      "unknown-field",
    ],
    [
      "too long a note",
      ofDpa({ clauses: { "DPA-01": { note: "x".repeat(20_001) } } }),
      '.agreements[0].clauses["DPA-01"].note',
      "text-too-long",
    ],
    ["a clause that is a list", ofDpa({ clauses: { "DPA-01": [] } }), '.agreements[0].clauses["DPA-01"]', "unknown-value"],
    [
      "an unknown clause with a note",
      ofDpa({ clauses: { "DPA-99": { note: "x" } } }),
      '.agreements[0].clauses["DPA-99"]',
      "unknown-clause",
    ],
    [
      "a reminder before the decision",
      { agreements: [{ ...contract, decision: { ...decision, remindOn: "2026-09-30" } }] },
      ".agreements[0].decision.remindOn",
      "end-before-beginning",
    ],
    [
      "a decision of no kind",
      { agreements: [{ ...contract, decision: { decidedOn: "2026-09-30" } }] },
      ".agreements[0].decision.decision",
      "required",
    ],
    [
      "a finding of an agreement that is not there",
      { findings: [{ ...finding, ...link }] },
      ".findings[0].agreement",
      "dangling-reference",
    ],
    [
      "a finding of an agreement without a term",
      { ...ofDpa({}), findings: [{ ...finding, agreement: "dpa" }] },
      ".findings[0].term",
      "required",
    ],
  ])("%s", async (_, fields, path, code) => {
    const { refused } = await importing(context, file(fields));
    expect(refused.map((refusal) => [refusal.path, refusal.code])).toContainEqual([`$.subcontractors[0]${path}`, code]);
  });

  test("what was promised to customers, too", async () => {
    const { refused } = await importing(context, file({}, { customerTerms: { breachHours: "48" } }));
    expect(refused).toMatchObject([{ path: "$.organisation.customerTerms.breachHours", code: "not-a-number" }]);
  });
});
