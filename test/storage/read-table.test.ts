import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import type { Refusal } from "~/domain/refusal";
import type { Table } from "~/domain/supplier-list/table";
import { type ReadTableOptions, readTable } from "~/storage/read-table.server";
import { tableLimits } from "~/storage/table-limits";
import { compileReadTable } from "./compile-program";
import { cell, workbook, workbookParts } from "./workbook";

let folder = "";
let program = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilsyn-read-table-"));
  program = await compileReadTable(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (bytes: Uint8Array, options: Partial<ReadTableOptions> = {}) =>
  readTable(bytes, "liste.csv", { program, ...options });

async function readTables(bytes: Uint8Array | string): Promise<Table[]> {
  const result = await read(typeof bytes === "string" ? strToU8(bytes) : bytes);
  if (!Array.isArray(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
}

async function refusalOf(bytes: Uint8Array | string, options: Partial<ReadTableOptions> = {}): Promise<Refusal> {
  const result = await read(typeof bytes === "string" ? strToU8(bytes) : bytes, options);
  if (Array.isArray(result)) throw new Error("not refused");
  return result;
}

const textsOf = (table: Table | undefined) => table?.rows.map((row) => row.cells.map((one) => one.text));
const formulasOf = (table: Table | undefined) =>
  table?.rows.flatMap((row) => row.cells.flatMap((one, index) => (one.formula ? [`${row.number}:${index + 1}`] : [])));

const list = "Leverandør;Land\nKøbenhavns Løn og Årsværk;Danmark\n";
const listTexts = [
  ["Leverandør", "Land"],
  ["Københavns Løn og Årsværk", "Danmark"],
];
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

describe("encodings", () => {
  test.each<[string, Uint8Array]>([
    ["UTF-8", strToU8(list)],
    ["UTF-8 with byte order mark", strToU8(`\ufeff${list}`)],
    ["UTF-16 little endian", utf16(list)],
    ["UTF-16 big endian", utf16(list, true)],
    ["Windows-1252", Buffer.from(list, "latin1")],
  ])("%s", async (_, bytes) => {
    expect((await readTables(bytes)).map(textsOf)).toEqual([listTexts]);
  });

  test("Windows-1252 has characters that Latin-1 has not", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Navn;Formål\nAcme ", "latin1"),
      Buffer.from([0x96, 0x20, 0x80, 0x20, 0x92]),
      Buffer.from(";Løn\n", "latin1"),
    ]);
    expect((await readTables(bytes)).map(textsOf)).toEqual([
      [
        ["Navn", "Formål"],
        ["Acme – € ’", "Løn"],
      ],
    ]);
  });

  test.each<[string, Uint8Array]>([
    [
      "UTF-8 with a broken character",
      Buffer.concat([strToU8("Navn;Formål\nÅse;Løn\nBo;"), Buffer.from([0xc3]), strToU8("\nKøb;x\n")]),
    ],
    ["UTF-8 cut within a character", strToU8("Navn\nKø").subarray(0, -1)],
    [
      "byte order mark of UTF-8 before Windows-1252",
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(list, "latin1")]),
    ],
    ["UTF-16 cut within a character", utf16(list).subarray(0, -1)],
    ["UTF-16 with half a pair", Buffer.concat([utf16("Navn;Land\nA"), Buffer.from([0x00, 0xd8]), Buffer.from("B\n", "utf16le")])],
    ["UTF-16 without a byte order mark", Buffer.from("Navn;Land\nAcme;Danmark\n", "utf16le")],
    ["bytes that Windows-1252 has no character for", Buffer.from([0x4e, 0x3b, 0x81, 0x8d, 0xe5, 0x0a])],
    ["NUL in a cell", strToU8("Navn;Land\nAc\0me;Danmark\n")],
  ])("refuses %s", async (_, bytes) => {
    expect(await refusalOf(bytes)).toEqual({ code: "bad-encoding" });
  });
});

describe("separators", () => {
  test.each([
    ["semicolon", "Navn;Land, by\nAcme, Inc.;Danmark\nBeta, Ltd.;EU\n"],
    ["comma", 'Navn,"Land, by"\n"Acme, Inc.",Danmark\n"Beta, Ltd.",EU\n'],
    ["tab", "Navn\tLand, by\nAcme, Inc.\tDanmark\nBeta, Ltd.\tEU\n"],
    ["the one a first line tells", 'sep=,\nNavn,"Land, by"\n"Acme, Inc.",Danmark\n"Beta, Ltd.",EU\n'],
  ])("%s", async (_, text) => {
    const expected = [
      ["Navn", "Land, by"],
      ["Acme, Inc.", "Danmark"],
      ["Beta, Ltd.", "EU"],
    ];
    for (const lineBreak of ["\n", "\r\n", "\r"])
      expect((await readTables(text.replaceAll("\n", lineBreak))).map(textsOf)).toEqual([expected]);
  });

  test("a title in front, quoted separators, quotes and line breaks, a quote within a word", async () => {
    const [table] = await readTables(
      'Leverandører, pr. 1. marts\n\nNavn;Formål\n"Acme ""A"" ;";"Drift\nog hosting"\nB;19" skærme\n',
    );
    expect(table?.rows.map((row) => [row.number, ...row.cells.map((one) => one.text)])).toEqual([
      [1, "Leverandører, pr. 1. marts"],
      [2, ""],
      [3, "Navn", "Formål"],
      [4, 'Acme "A" ;', "Drift\nog hosting"],
      [5, "B", '19" skærme'],
    ]);
  });

  test("one column needs no separator", async () => {
    expect((await readTables("Leverandør\nAcme\nBeta\n")).map(textsOf)).toEqual([[["Leverandør"], ["Acme"], ["Beta"]]]);
  });

  test("row numbers are the file's after a line that tells the separator", async () => {
    expect((await readTables("sep=;\nNavn;Land\nA;DK\n"))[0]?.rows.map((row) => row.number)).toEqual([2, 3]);
  });

  test("a cell that begins with = or @ is a formula", async () => {
    expect(formulasOf((await readTables('Navn;Land\nA;=1+1\n@SUM(1);DK\n"=HYPERLINK(""x"")";DK\nB=C;a@b.dk\n'))[0])).toEqual([
      "2:2",
      "3:1",
      "4:1",
    ]);
  });
});

describe("what is no list", () => {
  test.each<[string, Uint8Array | string, Refusal]>([
    ["an empty file", "", { code: "not-a-table" }],
    ["nothing but blanks", " \n\n ; ;\n", { code: "not-a-table" }],
    ["HTML that is called .xls", "<html><body><table></table></body></html>", { code: "not-a-table" }],
    ["a portfolio", '{\n  "format": "tilsyn-portfolio/1"\n}\n', { code: "not-a-table" }],
    ["a PDF", "%PDF-1.7\nxx", { code: "not-a-table" }],
    ["control characters", "Navn;Land\nAc\u0007me;Danmark\n", { code: "bad-character" }],
    ["half a file: a quote that is never closed", 'Navn;Land\nAcme;"Dan', { code: "file-unreadable" }],
    [
      "an old .xls",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      { code: "file-unreadable", params: { format: "xls" } },
    ],
    [
      "an encrypted workbook",
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")]),
      { code: "file-encrypted" },
    ],
    ["a ZIP file of something else", zipSync({ "a.txt": strToU8("a") }), { code: "not-a-table" }],
    [
      "a Word document",
      zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") }),
      { code: "not-a-table" },
    ],
    [
      "a binary workbook",
      zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.bin": strToU8("x") }),
      { code: "file-unreadable", params: { format: "xlsb" } },
    ],
    ["an empty workbook", workbook({ name: "Ark1", rows: "" }), { code: "not-a-table" }],
    ["an empty archive", zipSync({}), { code: "not-a-table" }],
  ])("%s", async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toEqual(refusal);
  });
});

describe("workbooks", () => {
  test("are read by what they are, whatever the file is called, sheet by sheet, dates as dates", async () => {
    const bytes = await writeExcelFile([
      {
        sheet: "Underdatabehandlere",
        data: [
          [{ value: "Navn" }, { value: "CVR" }, { value: "Opdateret" }, { value: "Aktiv" }],
          [
            { value: "  Åse & Søn <A/S> " },
            { value: 12345678, type: Number },
            { value: new Date(Date.UTC(2022, 2, 1)), type: Date, format: "dd-mm-yyyy" },
            { value: true, type: Boolean },
          ],
        ],
      },
      { sheet: "Noter", data: [[{ value: "Kun en note" }]] },
    ]).toBuffer();
    const tables = await readTables(bytes);
    expect(tables.map((table) => [table.sheet, textsOf(table)])).toEqual([
      [
        "Underdatabehandlere",
        [
          ["Navn", "CVR", "Opdateret", "Aktiv"],
          ["Åse & Søn <A/S>", "12345678", "2022-03-01", "true"],
        ],
      ],
      ["Noter", [["Kun en note"]]],
    ]);
  });

  test("rows keep their numbers, gaps and all", async () => {
    const rows = `<row r="3">${cell("B3", "Navn")}</row><row r="7">${cell("B7", "Acme")}</row>`;
    const [table] = await readTables(workbook({ name: "Ark1", rows }));
    expect(
      table?.rows.filter((row) => row.cells.some((one) => one.text !== "")).map((row) => [row.number, row.cells[1]?.text]),
    ).toEqual([
      [3, "Navn"],
      [7, "Acme"],
    ]);
  });

  test("hidden sheets are not read", async () => {
    const rows = `<row r="1">${cell("A1", "Navn")}</row>`;
    const tables = await readTables(
      workbook({ name: "Skjult", state: "hidden", rows }, { name: "Meget", state: "veryHidden", rows }, { name: "Synlig", rows }),
    );
    expect(tables.map((table) => table.sheet)).toEqual(["Synlig"]);
  });

  test("formatted empty cells far away do no harm", async () => {
    const rows = `<row r="1">${cell("A1", "Navn")}<c r="XFD1" s="0"/></row><row r="1048576"/>`;
    expect((await readTables(workbook({ name: "Ark1", rows }))).map(textsOf)).toEqual([[["Navn"]]]);
  });

  test.each([
    ["with a kept value", '<row r="1"><c r="A1" t="str"><f>CONCAT("Ac","me")</f><v>Acme</v></c></row>', ["1:1"]],
    ["without one", `<row r="1">${cell("A1", "Acme")}<c r="C1"><f>1+1</f></c></row>`, ["1:3"]],
    ["beyond all values", `<row r="1">${cell("A1", "Acme")}</row><row r="4"><c r="B4" t="str"><f>A1</f></c></row>`, ["4:2"]],
    ["that fails", `<row r="1">${cell("A1", "Acme")}<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`, ["1:2"]],
    [
      "shared with another cell",
      `<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row>` +
        `<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c></row>`,
      ["1:1", "2:1"],
    ],
    [
      "that fills a range",
      `<row r="1"><c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c><c r="B1"><v>2</v></c></row>` +
        `<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row><row r="3"><c r="A3"><v>5</v></c></row>`,
      ["1:1", "1:2", "2:1", "2:2"],
    ],
    ["in a file that gives its tags a prefix", `<x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>`, ["1:1"]],
    ["with a > among its attributes", `<row r='1'><c r='A1' cm="a>b"><f a='>'>1+1</f><v>2</v></c></row>`, ["1:1"]],
    [
      "but not text that looks like one",
      `<row r="1">${cell("A1", "=1+1")}${cell("B1", "<f>1</f>")}<!-- <c r="C1"><f>1</f></c> --></row>`,
      [],
    ],
  ])("a formula is detected %s", async (_, rows, formulas) => {
    expect(formulasOf((await readTables(workbook({ name: "Ark1", rows })))[0])).toEqual(formulas);
  });

  test("half a file is refused", async () => {
    const bytes = workbook({ name: "Ark1", rows: `<row r="1">${cell("A1", "Navn")}</row>` });
    for (const share of [0.1, 0.5, 0.9, 0.99])
      expect(await refusalOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toEqual({ code: "file-unreadable" });
  });

  test.each<[string, Record<string, Uint8Array>, string]>([
    [
      "a sheet that is not there",
      Object.fromEntries(Object.entries(workbookParts([{ name: "A", rows: "" }])).filter(([name]) => !name.includes("sheet1"))),
      "file-unreadable",
    ],
    [
      "XML that ends in the middle",
      {
        ...workbookParts([{ name: "A", rows: "" }]),
        "xl/worksheets/sheet1.xml": strToU8('<worksheet><sheetData><row r="1"><c r="A1"><v>1'),
      },
      "file-unreadable",
    ],
    [
      "a document type",
      {
        ...workbookParts([{ name: "A", rows: "" }]),
        "xl/worksheets/sheet1.xml": strToU8('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'),
      },
      "file-unreadable",
    ],
  ])("%s is refused", async (_, parts, code) => {
    expect((await refusalOf(zipSync(parts))).code).toBe(code);
  });

  test("an encrypted entry is refused by name", async () => {
    const bytes = workbook({ name: "Ark1", rows: "" });
    const directory = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes[directory + 8] = (bytes[directory + 8] ?? 0) | 1;
    expect(await refusalOf(bytes)).toEqual({ code: "file-encrypted" });
  });
});

describe("limits", () => {
  test("20 MB", async () => {
    const max = tableLimits.fileBytesMax;
    expect(await refusalOf(Buffer.alloc(max + 1, 0x20))).toEqual({ code: "file-too-large", params: { maxBytes: max } });
    expect(await refusalOf(Buffer.alloc(max, 0x20))).toEqual({ code: "not-a-table" });
  });

  test("100,000 rows", async () => {
    const refusal = { code: "too-many-rows", params: { max: 100_000 } };
    expect((await readTables("a\n".repeat(100_000)))[0]?.rows).toHaveLength(100_000);
    expect((await readTables(`${"a\n".repeat(100_000)}\n\n\n`))[0]?.rows).toHaveLength(100_000);
    expect(await refusalOf("a\n".repeat(100_001))).toEqual(refusal);
    expect(await refusalOf(workbook({ name: "A", rows: `<row r="100001">${cell("A100001", "x")}</row>` }))).toEqual(refusal);
    expect(
      (await readTables(workbook({ name: "A", rows: `<row r="100000">${cell("A100000", "x")}</row>` })))[0]?.rows,
    ).toHaveLength(100_000);
  });

  test("200 columns, and a million are refused quickly", async () => {
    const refusal = { code: "too-many-columns", params: { max: 200 } };
    expect((await readTables(`${"a;".repeat(199)}a\n`))[0]?.rows[0]?.cells).toHaveLength(200);
    expect(await refusalOf(`${"a;".repeat(200)}a\n`)).toEqual(refusal);
    expect(
      (await readTables(workbook({ name: "A", rows: `<row r="1">${cell("GR1", "x")}</row>` })))[0]?.rows[0]?.cells,
    ).toHaveLength(200);
    expect(await refusalOf(workbook({ name: "A", rows: `<row r="1">${cell("GS1", "x")}</row>` }))).toEqual(refusal);
    const began = performance.now();
    expect(await refusalOf(`Navn${",".repeat(1_000_000)}\n`)).toEqual(refusal);
    expect(await refusalOf(workbook({ name: "A", rows: `<row r="1">${cell("BDWGN1", "x")}</row>` }))).toEqual(refusal);
    expect(performance.now() - began).toBeLessThan(8000);
  });

  test("20,000 characters in a cell", async () => {
    const refusal = { code: "text-too-long", params: { max: 20_000 } };
    expect((await readTables(`Navn\n${"a".repeat(20_000)}\n`))[0]?.rows).toHaveLength(2);
    expect(await refusalOf(`Navn\n${"a".repeat(20_001)}\n`)).toEqual(refusal);
    expect(await refusalOf(workbook({ name: "A", rows: `<row r="1">${cell("A1", "a".repeat(20_001))}</row>` }))).toEqual(refusal);
  });

  test("a zip bomb costs a refusal: all parts share one allowance", async () => {
    const blanks = new Uint8Array(tableLimits.unpackedBytesMax / 2).fill(0x20);
    const parts = { ...workbookParts([{ name: "A", rows: "" }]), "xl/b.xml": blanks, "xl/worksheets/sheet1.xml": blanks };
    const bomb = zipSync(parts, { level: 1 });
    expect(bomb.length).toBeLessThan(2_000_000);
    const began = performance.now();
    expect(await refusalOf(bomb)).toEqual({ code: "parse-memory" });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("an archive that lies about a size is refused", async () => {
    const blanks = new Uint8Array(1_000_000).fill(0x20);
    const bomb = Buffer.from(zipSync({ ...workbookParts([{ name: "A", rows: "" }]), "xl/worksheets/sheet1.xml": blanks }));
    const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
    for (let entry = bomb.indexOf(mark); entry >= 0; entry = bomb.indexOf(mark, entry + 4)) {
      if (bomb.readUInt32LE(entry + 24) === blanks.length) bomb.writeUInt32LE(1000, entry + 24);
    }
    expect(await refusalOf(bomb)).toEqual({ code: "file-unreadable" });
  });
});

describe("the child process", () => {
  async function programOf(name: string, source: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, source);
    return path;
  }

  test("ends at the time limit", async () => {
    const endless = await programOf("endless.mjs", "for (;;);");
    expect(await refusalOf("Navn\nA\n", { program: endless, timeoutMs: 300 })).toEqual({ code: "parse-timeout" });
  });

  test("ends at the memory limit", async () => {
    const greedy = await programOf("greedy.mjs", "const kept = []; for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));");
    expect(await refusalOf("Navn\nA\n", { program: greedy, memoryBytesMax: 300 * 1024 * 1024 })).toEqual({
      code: "parse-memory",
    });
    const objects = await programOf("objects.mjs", "let kept = []; for (;;) kept = [kept, Math.random()];");
    expect(await refusalOf("Navn\nA\n", { program: objects, memoryBytesMax: 300 * 1024 * 1024 })).toEqual({
      code: "parse-memory",
    });
  });

  test.each([
    ["crashes", "process.abort();"],
    ["fails", "process.exit(3);"],
    ["is not there", null],
    ["prints rubbish", "process.stdout.write('{');"],
    ["hangs up", "process.stdin.destroy(); process.exit(1);"],
  ])("is no more than a refusal where it %s", async (name, source) => {
    const path = source === null ? join(folder, "nowhere.mjs") : await programOf(`${name.replace(/\W/g, "-")}.mjs`, source);
    expect(await refusalOf(Buffer.alloc(4 * 1024 * 1024, 0x41), { program: path })).toEqual({ code: "parse-memory" });
  });

  test("gets nothing of this one's environment", async () => {
    const shown = await programOf(
      "environment.mjs",
      "process.stdout.write(JSON.stringify({ refused: { code: Object.keys(process.env).sort().join() } }));",
    );
    expect(await refusalOf("Navn\nA\n", { program: shown })).toEqual({ code: "NODE_ENV" });
  });

  test("files of noise are refused or read, and nothing else", async () => {
    const source = workbook({ name: "Ark1", rows: `<row r="1">${cell("A1", "Navn")}${cell("B1", "Land")}</row>` });
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 12; round += 1) {
      const bytes = new Uint8Array(source);
      for (let change = 0; change < 8; change += 1) bytes[random(bytes.length)] = random(256);
      const result = await read(bytes);
      expect(Array.isArray(result) || typeof result.code === "string").toBe(true);
    }
  });
});

test("the published lists are read as they stand", async () => {
  const lists = join(import.meta.dirname, "../domain/supplier-list/published");
  const [danish] = await readTables(await readFile(join(lists, "digitalcab.dk-underdatabehandlere.csv")));
  expect(textsOf(danish)?.slice(0, 2)).toEqual([
    [
      "Underdatabehandler",
      "Datalokation",
      "Beskrivelse af behandling",
      "Lovligt grundlag for databehandling uden for EU",
      "Opdateret den",
    ],
    ["CityCallCenter", "Danmark", "Telefon- og sekretærservice", "", "2018.04.13"],
  ]);
  const [nordic] = await readTables(await readFile(join(lists, "wolterskluwer-nordic-subprocessors.csv")));
  expect(textsOf(nordic)?.[5]).toEqual([
    "Wolters Kluwer (group)",
    "EEA, UK, India, US",
    "Software development, Support services, Business supporting services",
  ]);
});
