import { everything } from "../../app/domain/permissions/scope";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Subcontractor } from "~/domain/portfolio";
import { findStoredByKey } from "#db/queries/facts.server";
import { exportPortfolio } from "~/services/portfolio/export-portfolio.server";
import { importPortfolio } from "~/services/portfolio/import-portfolio.server";
import * as exportRoute from "~/routes/export[.]json";
import { aService, aSubcontractor } from "../support/facts";
import { freshImports } from "./import-requests";

let imports: Awaited<ReturnType<typeof freshImports>>;
let mette: ReturnType<(typeof imports)["browser"]>;
beforeEach(async () => {
  imports = await freshImports();
  mette = imports.browser();
});
afterEach(() => imports.close());

const organisation = { name: "Nordvang Hosting", promise: "EU", timeZone: "Europe/Copenhagen" };
const portfolio = (subcontractors: readonly Subcontractor[], own: object = organisation) =>
  JSON.stringify({ format: "tilsyn-portfolio/1", organisation: own, subcontractors });

const holding = async (...subcontractors: Subcontractor[]) => {
  const result = await importPortfolio(imports.context, [Buffer.from(portfolio(subcontractors))], {
    dryRun: false,
    reason: "import",
  });
  expect(result.refused).toEqual([]);
};

const factsOf = async (key: string) => (await findStoredByKey(imports.database.reader, everything, key))?.facts ?? null;

async function previewed(text: string) {
  const { id } = await mette.upload(text, "register.json");
  const page = await mette.preview(id);
  return { id, ...page, fields: [["digest", page.portfolio?.digest ?? ""]] as [string, string][] };
}

test("a first portfolio: what it would do, then what it did", async () => {
  const {
    id,
    portfolio: page,
    fields,
    title,
  } = await previewed(portfolio([aSubcontractor(), aSubcontractor({ key: "b", name: "B" })]));
  expect(title).toBe("Porteføljen kan importeres");
  expect(page).toMatchObject({
    organisation: { before: { name: "Unnamed" }, after: organisation },
    subcontractors: { new: 2, changed: 0, unchanged: 0 },
    changes: [
      { key: "nordhavn", name: "Nordhavn", outcome: "new" },
      { key: "b", name: "B", outcome: "new" },
    ],
    removed: [],
    refused: [],
  });
  expect(await imports.events()).toEqual([]);

  const response = await mette.confirm(id, fields);
  expect(response.headers.get("Location")).toBe(`/import/${id}/done`);
  expect(imports.jobs).toEqual(["sweep"]);
  const done = (await (await mette.done(id)).json()) as { counts: object; title: string };
  expect(done).toMatchObject({ counts: { new: 2, changed: 0, organisation: true }, title: "2 underleverandører er importeret" });
  expect((await imports.events()).map(({ importId, actorId }) => [importId, actorId])).toEqual(Array(3).fill([id, "mette"]));

  const again = await previewed(portfolio([aSubcontractor()]));
  expect(again.title).toBe("Der er intet nyt at importere");
  expect((await mette.confirm(again.id, again.fields)).headers.get("Location")).toBe("/import?unchanged");
});

describe("a portfolio that removes", () => {
  const before = aSubcontractor({ services: [aService(), aService({ key: "backup", name: "Backup" })] });
  const after = aSubcontractor({ inspectionPlan: null });

  test("names what goes and imports nothing without a reason", async () => {
    await holding(before, aSubcontractor({ key: "stays", name: "Stays" }));
    const events = (await imports.events()).length;
    const { id, portfolio: page, fields } = await previewed(portfolio([after]));
    expect(page?.facts.removed).toBe(2);
    expect(page?.removed.map(({ subcontractor, list }) => [subcontractor.key, list])).toEqual([
      ["nordhavn", "services"],
      ["nordhavn", "inspectionPlan"],
    ]);
    expect(page?.organisation).toBeNull();

    const response = await mette.confirm(id, [...fields, ["reason", "  "]]);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      problems: [{ place: "#reason", message: "Ændringen kræver en begrundelse. Skriv kort hvorfor." }],
      reason: "  ",
      reasonProblem: "Ændringen kræver en begrundelse. Skriv kort hvorfor.",
    });
    expect((await factsOf("nordhavn"))?.services.length).toBe(2);
    expect((await imports.events()).length).toBe(events);
  });

  test("records the reason with its events", async () => {
    await holding(before, aSubcontractor({ key: "stays", name: "Stays" }));
    const { id, fields } = await previewed(portfolio([after]));
    const response = await mette.confirm(id, [...fields, ["reason", "Backup er opsagt"]]);
    expect(response.status).toBe(302);
    expect((await factsOf("nordhavn"))?.services.map(({ key }) => key)).toEqual(["hosting"]);
    expect(await factsOf("stays")).not.toBeNull();
    const reasons = await imports.database.reader
      .selectFrom("event")
      .innerJoin("personalValue", "personalValue.eventSeq", "event.seq")
      .select("value")
      .where("importId", "=", id)
      .where("value", "like", "%Backup er%")
      .execute();
    expect(reasons).toEqual([{ value: '"Backup er opsagt"' }]);
  });

  test("does not remove what nobody saw it would", async () => {
    await holding(aSubcontractor());
    const { id, fields, portfolio: page } = await previewed(portfolio([aSubcontractor({ name: "Nordhavn A/S" })]));
    expect(page?.facts.removed).toBe(0);
    await holding(before);
    const response = await mette.confirm(id, fields);
    expect(response.status).toBe(409);
    expect((await factsOf("nordhavn"))?.services.length).toBe(2);
    expect((await mette.preview(id)).portfolio?.facts.removed).toBe(1);
  });
});

describe("a portfolio that is refused", () => {
  const cases: [string, string | Uint8Array, string | null, string][] = [
    ["half a file", portfolio([aSubcontractor()]).slice(0, -40), "$, byte", "gyldig JSON"],
    ["UTF-16", Buffer.from(`\ufeff${portfolio([])}`, "utf16le"), null, "UTF-8"],
    ["bytes of Latin-1", Buffer.from(portfolio([aSubcontractor({ name: "Blåvand" })]), "latin1"), null, "UTF-8"],
    ["JSON of something else", JSON.stringify({ name: "tilsyn", version: "1.0.0" }), "$.format", "tilsyn-portfolio/1"],
    ["another format", JSON.stringify({ format: "x/1", organisation }), "$.format", "tilsyn-portfolio/1"],
    [
      "an unknown field",
      portfolio([{ ...aSubcontractor(), colour: "red" } as Subcontractor]),
      "$.subcontractors[0].colour",
      "»colour«",
    ],
    [
      "an end before its beginning",
      portfolio([aSubcontractor({ services: [aService({ endsOn: "2020-01-01" })] })]),
      "$.subcontractors[0].services[0].endsOn",
      "ligger før",
    ],
  ];
  test.each(cases)("%s", async (_, file, place, message) => {
    const { id } = await mette.upload(file, "register.json");
    const page = await mette.preview(id);
    expect([page.portfolio, page.list, page.documentTitle]).toEqual([null, null, "Fejl: Filen kan ikke importeres"]);
    expect(page.problems).toHaveLength(1);
    expect(page.problems[0]?.message).toContain(message);
    if (place === null) expect(page.problems[0]?.place).toBeNull();
    else expect(page.problems[0]?.place?.startsWith(place)).toBe(true);
    expect(
      (
        await mette.confirm(id, [
          ["digest", ""],
          ["reason", "x"],
        ])
      ).status,
    ).toBe(422);
    expect(await imports.events()).toEqual([]);
  });

  test("at most a hundred reasons", async () => {
    const { problems } = await previewed(
      portfolio(Array.from({ length: 150 }, (_, at) => aSubcontractor({ key: `s${at}`, name: " " }))),
    );
    expect(problems).toHaveLength(100);
  });
});

test("the export is the register as a portfolio, by its date", async () => {
  await holding(aSubcontractor());
  let text = "";
  await exportPortfolio(imports.database, everything, (part) => {
    text += part;
  });
  const response = await exportRoute.loader(mette.args("/export.json", null));
  expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="tilsyn-portfolio-2026-11-23.json"');
  expect(await response.text()).toBe(text);
});
