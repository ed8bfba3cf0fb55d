import { everything } from "../../app/domain/permissions/scope";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findStoredByKey } from "#db/queries/facts.server";
import { useReaderProgram } from "~/storage/reader-program.server";
import { compileReadTable } from "../storage/compile-program";
import { cell, workbook } from "../storage/workbook";
import { fieldsOf, freshImports, shown } from "./import-requests";

const published = (name: string) => readFileSync(join(import.meta.dirname, "../domain/supplier-list/published", name));

beforeAll(async () => useReaderProgram(await compileReadTable(mkdtempSync(join(tmpdir(), "tilsyn-reader-")))));
afterAll(() => useReaderProgram(null));

let imports: Awaited<ReturnType<typeof freshImports>>;
let mette: ReturnType<(typeof imports)["browser"]>;
beforeEach(async () => {
  imports = await freshImports();
  mette = imports.browser();
});
afterEach(() => imports.close());

async function previewed(text: string | Uint8Array, name = "liste.csv") {
  const { id } = await mette.upload(text, name);
  const { list } = await mette.preview(id);
  if (list === null) throw new Error("The file is no list.");
  return { id, list };
}

async function imported(text: string | Uint8Array, name = "liste.csv") {
  const { id, list } = await previewed(text, name);
  const response = await mette.confirm(id, fieldsOf(list));
  expect(response.headers.get("Location")).toBe(`/import/${id}/done`);
  return id;
}

const factsOf = async (key: string) => (await findStoredByKey(imports.database.reader, everything, key))?.facts ?? null;
const placesOf = async (key: string) =>
  (await factsOf(key))?.locations.map(({ country, region, path }) => `${country ?? region} ${path}`);

describe("published lists from start to end", () => {
  test("digitalcab.dk", async () => {
    const name = "digitalcab.dk-underdatabehandlere.csv";
    const { id, list } = await previewed(published(name), name);
    expect(await imports.events()).toEqual([]);
    expect(list.headerRow).toBe(1);
    expect(
      list.columns.map(({ letter, header, meaning, guessedFrom, samples }) => [letter, header, meaning, guessedFrom, samples[0]]),
    ).toEqual([
      ["A", "Underdatabehandler", "name", "header", "CityCallCenter"],
      ["B", "Datalokation", "place", "header", "Danmark"],
      ["C", "Beskrivelse af behandling", "purpose", "header", "Telefon- og sekretærservice"],
      ["D", "Lovligt grundlag for databehandling uden for EU", "legalBasis", "header", undefined],
      ["E", "Opdateret den", "updated", "header", "2018.04.13"],
    ]);
    expect(list.subcontractors).toEqual({ new: 10, changed: 0, unchanged: 0 });
    expect(list.rows.map(shown)).toEqual([
      "2 | new | CityCallCenter | Telefon- og sekretærservice (network, sub-processor, 2018-04-13) | DK 2018-04-13",
      "3 | new | E-conomic | Regnskab (software, sub-processor, 2018-04-13) | DK 2018-04-13",
      "4 | new | Host Europe | Hosting (cloud, sub-processor, 2018-04-13) | EU 2018-04-13",
      "5 | new | Interdesign | Udvikling (consultant, sub-processor, 2018-04-13) | DK 2018-04-13",
      "6 | new | KMD | E-dokumentnetværk (network, sub-processor, 2018-04-13) | DK 2018-04-13",
      "7 | new | Likvido | Regnskab (software, sub-processor, 2021-04-29) | DK 2021-04-29",
      "8 | new | Microsoft Office 365 inkl. OneDrive for Business | " +
        "Kontorprogrammer, fildeling og backup (cloud, sub-processor, 2022-03-01) | EU 2022-03-01",
      "9 | new | NemHandel | E-dokumentnetværk (network, sub-processor, 2018-04-13) | DK 2018-04-13",
      "10 | new | Nordic Backup | Backup (cloud, sub-processor, 2018-04-13) | EU 2018-04-13",
      "11 | new | One.com | Hosting og e-mail (cloud, sub-processor, 2018-04-13) | EU 2018-04-13",
    ]);

    await mette.confirm(id, fieldsOf(list));
    const done = (await (await mette.done(id)).json()) as { title: string; counts: object; subcontractors: { key: string }[] };
    expect(done.title).toBe("10 underleverandører er importeret");
    expect(done.counts).toEqual({ new: 10, changed: 0, organisation: false });
    expect(done.subcontractors.map(({ key }) => key)).toEqual([
      "citycallcenter",
      "e-conomic",
      "host-europe",
      "interdesign",
      "kmd",
      "likvido",
      "microsoft-office-365-inkl-onedrive-for-business",
      "nemhandel",
      "nordic-backup",
      "one-com",
    ]);
    expect(await placesOf("one-com")).toEqual(["EU processing"]);
    expect((await imports.events()).map(({ action, importId, actorId }) => [action, importId, actorId])).toEqual(
      Array(10).fill(["created", id, "mette"]),
    );
    expect(imports.files()).toEqual([]);
    expect((await mette.page()).drafts).toEqual([]);

    const again = await previewed(published(name), name);
    expect(again.list.subcontractors).toEqual({ new: 0, changed: 0, unchanged: 10 });
    expect(again.list.counts).toMatchObject({ different: 0, refused: 0 });
  });

  test("Wolters Kluwer", async () => {
    const name = "wolterskluwer-nordic-subprocessors.csv";
    const { id, list } = await previewed(published(name), name);
    const row = (number: number, supplier: string, purpose: string, kind: string, places = "EEA") =>
      `${number} | new | ${supplier} | ${purpose} (${kind}, sub-processor, 2026-11-23) | ${places}`;
    expect(list.rows.map(shown)).toEqual([
      row(2, "IT Forum A/S", "Hosting services", "cloud"),
      row(3, "Penneo ApS", "Provision of Penneo", "other"),
      row(4, "Bluewhale ApS", "Provision of Bluewhale", "other"),
      row(5, "Multisoft AB", "Software development", "consultant"),
      row(
        6,
        "Wolters Kluwer (group)",
        "Software development, Support services, Business supporting services",
        "consultant",
        "EEA; GB; IN; US",
      ),
      row(7, "Salesforce", "Support services", "consultant", "EEA; US"),
      row(8, "Microsoft", "Hosting services, Support services", "cloud"),
      row(9, "Amazon Web services", "Backup services", "cloud"),
      row(10, "Telenor", "Support services", "consultant"),
      row(11, "TeamViewer", "Support services", "consultant"),
      row(12, "Sendgrid", "Email services", "cloud", "EEA; US"),
      row(13, "ECIT", "Provision of Capego Smartflow and Capego Smartsign", "other"),
      row(14, "Mild Media", "Support services", "consultant"),
      row(15, "Puzzel", "Support services", "consultant"),
    ]);
    expect(list.rows.every(({ startsOnImport }) => startsOnImport)).toBe(true);
    await mette.confirm(id, fieldsOf(list));
    expect(await placesOf("wolters-kluwer-group")).toEqual(["EEA processing", "GB processing", "IN processing", "US processing"]);

    imports.clock.set("2026-11-30T12:00:00Z");
    const again = await previewed(published(name), name);
    expect(again.list.subcontractors).toEqual({ new: 0, changed: 0, unchanged: 14 });
  });
});

describe("corrections", () => {
  const text = "Leverandør;Formål;Noter\nAcme;Hosting;Danmark\nBeta;Support;Sverige";

  test("a corrected column is kept and changes the preview", async () => {
    const { id, list } = await previewed(text);
    expect(list.columns.map(({ meaning, guessedFrom }) => [meaning, guessedFrom])).toContainEqual(["place", "contents"]);
    const fields = fieldsOf(list).map(([name, value]): [string, string] =>
      name === "column-2" ? [name, "ignored"] : [name, value],
    );
    const response = await mette.choose(id, fields);
    expect(response.headers.get("Location")).toBe(`/import/${id}`);
    const { list: corrected } = await mette.preview(id);
    expect(corrected?.columns.map(({ meaning, guessedFrom }) => [meaning, guessedFrom])).toEqual([
      ["name", "header"],
      ["purpose", "header"],
      ["ignored", "mapping"],
    ]);
    expect(corrected?.rows.map(({ locations }) => locations)).toEqual([[], []]);
    expect(corrected?.corrected).toBe(true);

    await mette.choose(id, [...fieldsOf(corrected ?? list), ["reset", "1"]]);
    expect((await mette.preview(id)).list?.rows.map(({ locations }) => locations.length)).toEqual([1, 1]);
  });

  test("what was corrected but not looked at is not imported", async () => {
    const { id, list } = await previewed(text);
    const fields = fieldsOf(list).map(([name, value]): [string, string] =>
      name === "column-2" ? [name, "ignored"] : [name, value],
    );
    expect((await mette.confirm(id, fields)).headers.get("Location")).toBe(`/import/${id}?corrected`);
    expect(await factsOf("acme")).toBeNull();
    const { list: corrected } = await mette.preview(id, "?corrected");
    await mette.confirm(id, fieldsOf(corrected ?? list));
    expect((await factsOf("acme"))?.locations).toEqual([]);
  });

  test("another sheet is chosen", async () => {
    const sheet = (name: string, supplier: string) => ({
      name,
      rows: `<row r="1">${cell("A1", "Navn")}${cell("B1", "Land")}</row><row r="2">${cell("A2", supplier)}${cell("B2", "DK")}</row>`,
    });
    const { id, list } = await previewed(workbook(sheet("2025", "Old"), sheet("2026", "New")), "liste.xlsx");
    expect([list.sheet, list.sheets, list.rows[0]?.name]).toEqual(["2025", ["2025", "2026"], "Old"]);
    await mette.choose(id, [
      ["was-sheet", "2025"],
      ["sheet", "2026"],
    ]);
    const { list: other } = await mette.preview(id);
    expect([other?.sheet, other?.rows[0]?.name]).toEqual(["2026", "New"]);
  });
});

describe("differences", () => {
  const first = "Navn;Land;Formål;CVR;Adresse\nAcme;Danmark;Hosting;12345678;Havnegade 1\nBeta;EU;Support;;\nGamma;DK;Backup;;";
  const second =
    "Navn;Land;Formål;CVR;Adresse\nAcme;Danmark, USA;Hosting;12345678;Nygade 2\nBeta;EU;Support;87654321;\nDelta;Narnia;Drift;;";

  test("are shown and left alone, unless they are ticked", async () => {
    await imported(first);
    const { id, list } = await previewed(second);
    expect(list.rows.map(({ number, outcome }) => [number, outcome])).toEqual([
      [2, "changed"],
      [3, "changed"],
      [4, "refused"],
    ]);
    const [acme, beta, delta] = list.rows;
    expect(acme?.additions).toMatchObject([{ noun: "location", country: "US" }]);
    expect(acme?.differences).toMatchObject([{ field: "address", ours: "Havnegade 1", theirs: "Nygade 2", ticked: false }]);
    expect(beta?.additions).toMatchObject([{ noun: "field", field: "registrationNumber", theirs: "87654321" }]);
    expect(delta?.refusal).toEqual({ code: "row-unknown-place", params: { value: "Narnia" } });
    expect(list.notNamed).toEqual([{ key: "gamma", name: "Gamma" }]);

    const tick: [string, string] = ["tick", acme?.differences[0]?.id ?? ""];
    await mette.choose(id, [...fieldsOf(list), tick, ["show", "refused"]]);
    const { list: refused } = await mette.preview(id, "?show=refused");
    expect([refused?.rows.length, refused?.ticked]).toEqual([1, 1]);
    const response = await mette.confirm(id, fieldsOf(refused ?? list));
    expect(response.headers.get("Location")).toBe(`/import/${id}/done?leftOut=1`);
    expect(await factsOf("acme")).toMatchObject({ address: "Nygade 2", registrationNumber: "12345678" });
    expect(await placesOf("acme")).toEqual(["DK processing", "US processing"]);
    expect(await factsOf("gamma")).not.toBeNull();
  });

  test("nothing ticked where there is nothing else to do", async () => {
    await imported(first);
    const { id, list } = await previewed("Navn;Adresse\nAcme;Nygade 2");
    // The list names no purpose, so that a service of its own is new; only the address differs once that is there.
    await mette.confirm(id, fieldsOf(list));
    const again = await previewed("Navn;Adresse\nAcme;Nygade 2");
    const response = await mette.confirm(again.id, fieldsOf(again.list));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      problems: [{ message: "Sæt kryds ved mindst én forskel, hvor listen skal gælde." }],
    });
    const ticked: [string, string] = ["tick", again.list.rows[0]?.differences[0]?.id ?? ""];
    await mette.confirm(again.id, [...fieldsOf(again.list), ticked]);
    expect(await factsOf("acme")).toMatchObject({ address: "Nygade 2" });
  });

  test("a register that changed meanwhile is shown anew", async () => {
    const { id, list } = await previewed(first);
    await imported("Navn;Land;Formål\nBeta;SE;Support");
    const events = (await imports.events()).length;
    const response = await mette.confirm(id, fieldsOf(list));
    expect(response.status).toBe(409);
    expect((await imports.events()).length).toBe(events);
    const { list: anew } = await mette.preview(id);
    expect(anew?.subcontractors).toEqual({ new: 2, changed: 1, unchanged: 0 });
    expect((await mette.confirm(id, fieldsOf(anew ?? list))).status).toBe(302);
  });
});

test("a long list is shown in pages, and ticks of one stay when another is shown", async () => {
  const lines = (address: string) => Array.from({ length: 450 }, (_, at) => `Firma ${at};DK;Drift;${address} ${at}`);
  await imported(["Navn;Land;Formål;Adresse", ...lines("Gade")].join("\n"));
  const { id, list } = await previewed(["Navn;Land;Formål;Adresse", ...lines("Vej")].join("\n"));
  expect([list.pages, list.page, list.rows.length, list.counts.different]).toEqual([3, 1, 200, 450]);
  const idOf = (page: typeof list | null) => page?.rows[0]?.differences[0]?.id ?? "";
  const turned = await mette.choose(id, [...fieldsOf(list), ["tick", idOf(list)], ["page", "3"]]);
  expect(turned.headers.get("Location")).toBe(`/import/${id}?page=3`);
  const { list: last } = await mette.preview(id, "?page=3");
  expect([last?.page, last?.rows.length, last?.rows[0]?.number]).toEqual([3, 50, 402]);
  await mette.confirm(id, [...fieldsOf(last ?? list), ["tick", idOf(last)]]);
  expect(await factsOf("firma-0")).toMatchObject({ address: "Vej 0" });
  expect(await factsOf("firma-1")).toMatchObject({ address: "Gade 1" });
  expect(await factsOf("firma-400")).toMatchObject({ address: "Vej 400" });
  expect(((await (await mette.done(id)).json()) as { counts: object }).counts).toEqual({
    new: 0,
    changed: 2,
    organisation: false,
  });
});
