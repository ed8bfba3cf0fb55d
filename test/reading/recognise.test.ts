import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recognise } from "~/reading/recognise";
import { containers, docx, image, mail, xlsx } from "./documents";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilsyn-recognise-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The media type, or the name of what is refused, or the code of another refusal. The name of the file says something else each time. */
async function kindOf(bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, "contract.pdf");
  await writeFile(path, bytes);
  const found = await recognise(path);
  if ("mediaType" in found) return found.mediaType;
  return found.refused.code === "type-refused" ? String(found.refused.params?.kind) : found.refused.code;
}

const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
const html = "<!DOCTYPE html><html><script>alert(1)</script></html>";
const ole = (name: string) => {
  const bytes = Buffer.alloc(1536);
  bytes.write("d0cf11e0a1b11ae1", "hex");
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(0, 48);
  bytes.write(name, 512, "utf16le");
  return bytes;
};

describe("taken", () => {
  test.each<[string, Uint8Array | string, string]>([
    ["a PDF", pdf, "application/pdf"],
    ["a PDF behind a byte order mark and blanks", `\ufeff\r\n ${pdf}`, "application/pdf"],
    ["a PDF behind a printer's header", `\x1b%-12345X@PJL JOB\r\n@PJL SET X=Y\r\n${pdf}`, "application/pdf"],
    ["a PDF with HTML in it: it is what it begins as", pdf + html, "application/pdf"],
    ["a DOCX", docx("<w:p/>"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["an XLSX", xlsx(["Navn"]), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["a mail", mail("Hej"), "message/rfc822"],
    ["a mail with plain line ends", mail("Hej").replaceAll("\r\n", "\n"), "message/rfc822"],
    ["a PNG", image.png, "image/png"],
    ["a PNG with an archive behind it", Buffer.concat([image.png, zipSync({ a: strToU8("x") })]), "image/png"],
    ["a JPEG", image.jpeg, "image/jpeg"],
    ["ASiC-E by its declaration", containers.asice, "application/vnd.etsi.asic-e+zip"],
    ["ASiC-S by its declaration", containers.asics, "application/vnd.etsi.asic-s+zip"],
    ["ASiC-E by its signatures", containers.undeclared, "application/vnd.etsi.asic-e+zip"],
  ])("%s", async (_, bytes, mediaType) => {
    expect(await kindOf(bytes)).toBe(mediaType);
  });
});

describe("refused by name", () => {
  test.each<[string, Uint8Array | string, string]>([
    ["nothing", "", "file-empty"],
    ["HTML", html, "HTML"],
    ["HTML behind blanks and a comment", `\n <!-- x - y --> <html>`, "HTML"],
    ["HTML in UTF-16", Buffer.from(`\ufeff${html}`, "utf16le"), "HTML"],
    ["HTML with a PDF in it", `${html}\n${pdf}`, "HTML"],
    ["SVG", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"],
    ["SVG with a prefix", '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', "SVG"],
    ["XML", '<?xml version="1.0"?><note/>', "XML"],
    ["a script", "#!/bin/sh\nrm -rf x\n", "script"],
    ["a script with a PDF in it", `alert(1)//${pdf}`, "PDF behind something else"],
    ["a GIF with a PDF in it", `GIF89a\x01\x00\x01\x00${pdf}`, "GIF"],
    ["a PDF too far behind", `${" ".repeat(1100)}${pdf}`, "TXT"],
    ["an archive", zipSync({ "a.txt": strToU8("x") }), "ZIP"],
    ["an archive with a document in it", zipSync({ "inner/word/document.xml": strToU8("x") }), "ZIP"],
    ["a DOCX without its list of types", zipSync({ "word/document.xml": strToU8("x") }), "ZIP"],
    [
      "two documents in one",
      zipSync({ "[Content_Types].xml": strToU8("x"), "word/document.xml": strToU8("x"), "xl/workbook.xml": strToU8("x") }),
      "ZIP",
    ],
    ["a presentation", zipSync({ "[Content_Types].xml": strToU8("x"), "ppt/presentation.xml": strToU8("x") }), "PPTX"],
    ["a binary workbook", zipSync({ "[Content_Types].xml": strToU8("x"), "xl/workbook.bin": strToU8("x") }), "XLSB"],
    ["OpenDocument", zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }] }), "ODT"],
    ["a program in Java", zipSync({ "META-INF/MANIFEST.MF": strToU8("x") }), "JAR"],
    ["half an archive", docx("<w:p/>").subarray(0, 300), "damaged"],
    ["an old Word document", ole("WordDocument"), "DOC"],
    ["an old workbook", ole("Workbook"), "XLS"],
    ["an Outlook message", ole("__substg1.0_0037001F"), "MSG"],
    ["an encrypted document", ole("EncryptedPackage"), "password-needed"],
    ["a Windows program", Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(200)]), "EXE"],
    ["RTF", "{\\rtf1 Hej}", "RTF"],
    ["a mailbox", `From x@y Thu Jan  1 00:00:00 2026\n${mail("Hej")}`, "MBOX"],
    ["a saved web page", `Snapshot-Content-Location: https://x\r\n${mail("Hej")}`, "MHTML"],
    ["text", "Navn;Land\nÅse;DK\n", "TXT"],
    ["text that has a line like a mail's", "From: here\nto there\n\nx", "TXT"],
    ["noise", Buffer.from([1, 2, 3, 200, 201, 0, 7]), "unknown"],
  ])("%s", async (_, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
  });

  test("an archive with a name twice, or one outside of it", async () => {
    const twice = Buffer.from(zipSync({ "word/document.xml": strToU8("a"), "word/documenu.xml": strToU8("b") }));
    const at = twice.lastIndexOf("documenu");
    expect(await kindOf(Buffer.concat([twice.subarray(0, at), Buffer.from("document"), twice.subarray(at + 8)]))).toBe("damaged");
    expect(await kindOf(zipSync({ "../word/document.xml": strToU8("a") }))).toBe("damaged");
  });
});

test("a large archive is judged by its directory alone", async () => {
  const path = join(folder, "large.docx");
  const parts = { "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<x/>") };
  await writeFile(path, zipSync({ ...parts, "word/media/film.bin": [new Uint8Array(60_000_000), { level: 0 }] }));
  const before = process.memoryUsage().arrayBuffers;
  expect(await recognise(path)).toHaveProperty("mediaType");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
});
