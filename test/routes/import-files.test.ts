import { mkdtempSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setRegister } from "#db/queries/organisation.server";
import { useReaderProgram } from "~/storage/reader-program.server";
import { compileReadTable } from "../storage/compile-program";
import { cell, workbook, workbookParts } from "../storage/workbook";
import { fieldsOf, freshImports } from "./import-requests";

beforeAll(async () => useReaderProgram(await compileReadTable(mkdtempSync(join(tmpdir(), "tilsyn-reader-")))));
afterAll(() => useReaderProgram(null));

let imports: Awaited<ReturnType<typeof freshImports>>;
let mette: ReturnType<(typeof imports)["browser"]>;
beforeEach(async () => {
  imports = await freshImports();
  mette = imports.browser();
});
afterEach(() => imports.close());

const list = "Navn;Land\nAcme;DK";

describe("a file that cannot be read is refused at once and not kept", () => {
  const rows = `<row r="1">${cell("A1", "Navn")}</row>`;
  const bomb = () => ({ ...workbookParts([{ name: "a", rows }]), "xl/worksheets/sheet1.xml": new Uint8Array(160 * 1024 * 1024) });
  const encrypted = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from("EncryptedPackage", "utf16le"),
  ]);
  const cases: [string, () => string | Uint8Array, string][] = [
    ["empty", () => "", "er tom"],
    ["half a workbook", () => workbook({ name: "a", rows }).slice(0, 400), "kan ikke læses"],
    ["UTF-8 with a fault", () => Buffer.concat([Buffer.from("Navn;Land\nBlåvand;DK\nKøge"), Buffer.from([0xc3])]), "UTF-8"],
    ["a bomb", () => zipSync(bomb(), { level: 1 }), "fylder for meget"],
    ["too many columns", () => Array.from({ length: 300 }, (_, at) => `K${at}`).join(";"), "for mange kolonner"],
    ["an encrypted workbook", () => encrypted, "adgangskode"],
    ["a page of the web", () => "<!doctype html><p>Acme</p>", "ikke fundet en tabel"],
  ];
  test.each(cases)("%s", async (_, file, message) => {
    const { response, problem } = await mette.upload(file(), "liste.xlsx");
    expect(response.status).toBe(422);
    expect(problem).toContain(message);
    expect(problem).toContain("liste.xlsx");
    expect(imports.files()).toEqual([]);
    expect((await mette.page()).drafts).toEqual([]);
    expect(await imports.events()).toEqual([]);
  });

  test("no file at all", async () => {
    const response = await mette.sendNothing();
    expect([response.status, await response.json()]).toEqual([422, { problem: "Vælg en fil først." }]);
  });

  test("in English", async () => {
    expect((await imports.browser("mette", "en").upload("", "list.csv")).problem).toBe(
      "The file list.csv is empty. Choose another one.",
    );
  });
});

test("a list without one good row says why, row by row, and can be corrected", async () => {
  const { id } = await mette.upload("Navn;Land\n=1+1;DK\nAcme;Narnia", "liste.csv");
  const { list: page, problems, documentTitle } = await mette.preview(id);
  expect(documentTitle).toBe("Fejl: Filen kan ikke importeres");
  expect(problems).toEqual([
    { place: null, message: "Ingen af filens rækker kunne bruges, så intet er importeret. Ret rækkerne nedenfor, og prøv igen." },
    { place: "#row-2", message: "Række 2: Kolonnen »A (Navn)« indeholder en formel. Erstat formlen med dens værdi." },
    { place: "#row-3", message: expect.stringContaining("Række 3: »Narnia«") },
  ]);
  if (page === null) throw new Error("The list is not shown.");
  expect((await mette.confirm(id, fieldsOf(page))).status).toBe(422);
  await mette.choose(
    id,
    fieldsOf(page).map(([name, value]): [string, string] => [name, name === "column-1" ? "ignored" : value]),
  );
  expect((await mette.preview(id)).list?.subcontractors).toEqual({ new: 1, changed: 0, unchanged: 0 });
});

describe("drafts", () => {
  test("lie under their id, for the product's eyes only, whatever the file is called", async () => {
    const { id } = await mette.upload(list, "../../etc/liste\ud800.csv");
    expect(imports.files()).toEqual([id]);
    expect(statSync(join(imports.dataDirectory, "imports", id)).mode & 0o777).toBe(0o600);
    expect((await mette.page()).drafts).toMatchObject([{ id, fileName: "liste\ufffd.csv", uploadedOn: "2026-11-23" }]);
  });

  test("of another account are not there", async () => {
    const { id } = await mette.upload(list, "liste.csv");
    const jens = imports.browser("jens");
    expect((await jens.page()).drafts).toEqual([]);
    for (const response of [
      await jens.open(id),
      await jens.choose(id, []),
      await jens.confirm(id, []),
      await jens.discard(id),
      await jens.done(id),
    ]) {
      expect(response.status).toBe(404);
    }
    const { list: page } = await mette.preview(id);
    await mette.confirm(id, page === null ? [] : fieldsOf(page));
    expect((await jens.done(id)).status).toBe(404);
    expect((await mette.done(id)).status).toBe(200);
  });

  test("are discarded with their bytes", async () => {
    const { id } = await mette.upload(list, "liste.csv");
    expect((await mette.discard(id)).headers.get("Location")).toBe("/import?discarded");
    expect(imports.files()).toEqual([]);
    expect((await mette.open(id)).status).toBe(404);
    expect((await mette.discard(id)).status).toBe(404);
  });

  test("are swept after seven days, and bytes without a row after one", async () => {
    const { id } = await mette.upload(list, "liste.csv");
    const [orphan, young] = ["orphan", "young"].map((name) => join(imports.dataDirectory, "imports", name)) as [string, string];
    writeFileSync(orphan, "");
    writeFileSync(young, "");
    utimesSync(orphan, new Date("2026-11-22T11:59:00Z"), new Date("2026-11-22T11:59:00Z"));
    utimesSync(young, new Date("2026-11-22T12:01:00Z"), new Date("2026-11-22T12:01:00Z"));
    imports.clock.set("2026-11-23T12:00:00Z");
    await mette.page();
    expect(imports.files().sort()).toEqual([id, "young"].sort());
    imports.clock.set("2026-11-30T12:00:00Z");
    await mette.page();
    expect(imports.files()).toContain(id);
    imports.clock.set("2026-11-30T12:00:01Z");
    expect((await mette.page()).drafts).toEqual([]);
    expect(imports.files()).not.toContain(id);
  });

  test("sent twice are imported once", async () => {
    const { id } = await mette.upload(list, "liste.csv");
    const { list: page } = await mette.preview(id);
    const fields = page === null ? [] : fieldsOf(page);
    await mette.confirm(id, fields);
    const again = await mette.confirm(id, fields);
    expect([again.status, again.headers.get("Location")]).toEqual([302, `/import/${id}/done`]);
    expect(await imports.events()).toHaveLength(1);
  });
});

describe("while the demo is loaded", () => {
  const loadDemo = () => imports.database.writer.transaction().execute((trx) => setRegister(trx, { demoLoadedOn: "2026-11-20" }));

  test("nothing is taken in", async () => {
    await loadDemo();
    expect(await mette.page()).toMatchObject({ isDemo: true });
    const { response, problem } = await mette.upload(list, "liste.csv");
    expect([response.status, problem]).toEqual([
      422,
      "Filen liste.csv: Registeret indeholder demodata. Fjern dem, før I indlæser jeres egne.",
    ]);
    expect(imports.files()).toEqual([]);
  });

  test("a draft from before is not imported", async () => {
    const { id } = await mette.upload(list, "liste.csv");
    const { list: page } = await mette.preview(id);
    await loadDemo();
    expect(await mette.preview(id)).toMatchObject({ isDemo: true, list: null });
    expect((await mette.confirm(id, page === null ? [] : fieldsOf(page))).status).toBe(422);
    expect(await imports.events()).toEqual([]);
  });
});
