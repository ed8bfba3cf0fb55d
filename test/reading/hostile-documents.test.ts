import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadingResult } from "~/domain/document/reading";
import { type ReaderOptions, drawThumbnail, readDocument } from "~/reading/run-reader.server";
import { runs } from "../support/soak";
import { agreements } from "./agreements";
import { compileReadDocument } from "./compile-reader";
import { containers, docx, image, mail, paragraph } from "./documents";
import { drawAgreement } from "./draw-agreement";
import { deflatedBlanks, hostilePdfs } from "./hostile-pdf";
import { findQpdfFiles } from "./qpdf-files";

/** `npm run soak` holds the product's own limits against a gigabyte; every day's tests hold smaller ones against less. */
const isSoak = runs(1) > 1;
const limits: ReaderOptions = isSoak ? {} : { memoryBytesMax: 400 * 1024 * 1024, timeoutMs: 3_000 };
const bombMegabytes = isSoak ? 1024 : 400;

let folder = "";
let program = "";
let written = 0;
let bombs: Record<string, Buffer> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilsyn-hostile-"));
  program = await compileReadDocument(folder);
  bombs = hostilePdfs(await deflatedBlanks(bombMegabytes));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function store(bytes: Uint8Array | string): Promise<string> {
  written += 1;
  const path = join(folder, `blob-${written}`);
  await writeFile(path, bytes);
  return path;
}

const read = async (bytes: Uint8Array | string, options: ReaderOptions = limits) =>
  readDocument(await store(bytes), { program, ...options });
const refusalOf = (result: ReadingResult) => ("refused" in result ? result.refused.code : "read");

/** Ends in a reading or in one of these, whatever the file is. */
const ends = ["read", "damaged", "parse-memory", "parse-timeout", "password-needed", "type-refused", "file-empty"];

describe("PDFs made to break their reader", () => {
  test.each([
    ["a bomb as a page", ["parse-memory", "parse-timeout"]],
    ["a bomb as an object stream", ["parse-memory"]],
    ["a bomb as an attachment", ["parse-memory", "parse-timeout"]],
    ["operators without end", ["parse-memory", "parse-timeout"]],
    ["pages that lead back", ["damaged"]],
    ["two billion pages", ["read", "damaged"]],
    ["brackets without end", ["read", "damaged"]],
    ["a name tree that leads back", ["read", "damaged"]],
    ["an object that is itself", ["read", "damaged"]],
  ])("%s", async (name, codes) => {
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(codes).toContain(refusalOf(await read(bombs[name] ?? Buffer.alloc(0))));
    expect(performance.now() - began).toBeLessThan((limits.timeoutMs ?? 10_000) + 2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test("a thumbnail of a bomb is a reason or a picture", async () => {
    const result = await drawThumbnail(await store(bombs["a bomb as a page"] ?? ""), 1, { program, ...limits });
    expect("png" in result || ["parse-memory", "parse-timeout", "damaged"].includes(result.refused.code)).toBe(true);
  });
});

describe("archives made to break their reader", () => {
  const blanks = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024).fill(0x20);

  test("a document that unpacks to more than is held in memory", async () => {
    expect(refusalOf(await read(docx("", { "word/document.xml": blanks(80) })))).toBe("parse-memory");
  });

  test("a container whose entry says less than it holds", async () => {
    const bomb = Buffer.from(
      zipSync({ mimetype: [strToU8("application/vnd.etsi.asic-e+zip"), { level: 0 }], "x.txt": blanks(4) }),
    );
    const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
    for (let entry = bomb.indexOf(mark); entry >= 0; entry = bomb.indexOf(mark, entry + 4)) {
      if (bomb.readUInt32LE(entry + 24) === 4 * 1024 * 1024) bomb.writeUInt32LE(1000, entry + 24);
    }
    expect(refusalOf(await read(bomb))).toBe("damaged");
  });

  test("XML that makes its scanner go back and forth", async () => {
    expect(ends).toContain(refusalOf(await read(docx('<a b="'.repeat(100_000)))));
  });
});

describe("broken files", () => {
  const whole = async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText("Aftale", { font: await pdf.embedFont(StandardFonts.Helvetica) });
    return pdf.save();
  };

  test("half a PDF, and one that is only its beginning", async () => {
    const bytes = await whole();
    expect(ends).toContain(refusalOf(await read(bytes.subarray(0, bytes.length / 2))));
    expect(refusalOf(await read("%PDF-1.7\n"))).toBe("damaged");
  });

  test("seeded mutations of every kind are read or refused, and nothing else", { timeout: 1_800_000 }, async () => {
    const first = agreements[0];
    if (first === undefined) throw new Error("no agreement");
    const sources = [
      await drawAgreement(first.blocks),
      await whole(),
      docx(paragraph("Aftale")),
      containers.asice,
      image.png,
      Buffer.from(mail("Hej")),
    ];
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const codes = new Map<string, number>();
    for (let round = 0; round < runs(6); round += 1) {
      const bytes = new Uint8Array(sources[round % sources.length] ?? new Uint8Array());
      for (let change = 0; change < 10; change += 1) bytes[random(bytes.length)] = random(256);
      const code = refusalOf(await read(bytes));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes.keys()].filter((code) => !ends.includes(code))).toEqual([]);
  });
});

// Only in the long run, which may fetch them; where it cannot, it says so.
if (isSoak) {
  test("qpdf's own test files are read or refused", { timeout: 1_800_000 }, async (context) => {
    const files = await findQpdfFiles(folder);
    if (files.length === 0) context.skip("apt-get source qpdf gives nothing here");
    const codes = new Map<string, number>();
    for (const file of files) {
      const code = refusalOf(await read(await readFile(file)));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    process.stdout.write(`${files.length} files of qpdf: ${[...codes].map(([code, count]) => `${code} ${count}`).join(", ")}\n`);
    expect([...codes.keys()].filter((code) => !ends.includes(code))).toEqual([]);
  });
}
