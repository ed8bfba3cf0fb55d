import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8 } from "fflate";
import { PDFDocument, PDFName, PDFString, StandardFonts } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocumentReading } from "~/domain/document/reading";
import { readHere } from "~/reading/read-document";
import { useDocumentReaderProgram } from "~/reading/reader-program.server";
import { drawThumbnail, readDocument } from "~/reading/run-reader.server";
import { compileReadDocument } from "./compile-reader";
import { containers, docx, greyPng, image, mail, paragraph, xlsx } from "./documents";
import { pdfOf } from "./hostile-pdf";

let folder = "";
let program = "";
let written = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilsyn-read-document-"));
  program = await compileReadDocument(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function store(bytes: Uint8Array | string): Promise<string> {
  written += 1;
  const path = join(folder, `blob-${written}`);
  await writeFile(path, bytes);
  return path;
}

/** Within this process: the same code as in the child, started once. */
async function read(bytes: Uint8Array | string): Promise<DocumentReading> {
  const result = await readHere(await store(bytes));
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result.reading;
}

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

describe("PDF", () => {
  test("text by page, files attached, scripts", async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    pdf.addPage().drawText("Første side: æøå ÆØÅ", { font, x: 50, y: 700 });
    pdf.addPage();
    const third = pdf.addPage();
    third.drawText("Venstre", { font, size: 10, x: 50, y: 700 });
    third.drawText("Højre", { font, size: 10, x: 300, y: 700 });
    await pdf.attach(image.png, "../../bilag.png");
    await pdf.attach(strToU8("hej"), "gnp.\u202eexe");
    pdf.addJavaScript("main", "app.alert(1)");
    const reading = await read(await pdf.save());
    expect(reading).toMatchObject({ mediaType: "application/pdf", pages: 3, hasText: true, isCut: false, encrypted: false });
    expect(reading.pageTexts).toEqual(["Første side: æøå ÆØÅ", "", "Venstre\tHøjre"]);
    expect(reading.scripts).toEqual(["javascript"]);
    expect(reading.attachments).toHaveLength(2);
    expect(reading.attachments).toContainEqual({
      name: "bilag.png",
      mediaType: "image/png",
      sizeBytes: image.png.length,
      sha256: sha256(image.png),
    });
    expect(reading.attachments.map(({ name }) => name).join()).not.toContain("\u202e");
  });

  test("a scan is not searchable", async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage();
    page.drawImage(await pdf.embedPng(image.png), { x: 0, y: 0, width: 500, height: 700 });
    expect(await read(await pdf.save())).toMatchObject({ pages: 1, pageTexts: [""], hasText: false, proposals: [] });
  });

  test.each<[string, string, string[]]>([
    ["starts a program", "/OpenAction<</S/Launch/F(calc.exe)>>", ["open-action", "launch"]],
    ["opens a link when opened", "/OpenAction<</S/URI/URI(https://x.example)>>", ["open-action"]],
    ["an action elsewhere in the file", "/OpenAction 4 0 R", ["open-action", "submit-form"]],
    ["JavaScript with its name spelled out", "/AA<</WC<</S/Java#53cript/JS(x)>>>>", ["javascript"]],
    ["a jump to the first page", "/OpenAction[3 0 R/Fit]", []],
    ["a jump by an action", "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", []],
    ["a form in XML", "/AcroForm<</Fields[]/XFA 4 0 R>>", ["submit-form", "xfa-form"]],
  ])("%s", async (_, entries, scripts) => {
    const action = scripts.includes("submit-form") ? ["<</S/SubmitForm/F(https://x.example)>>"] : [];
    const pdf = pdfOf([
      `<</Type/Catalog/Pages 2 0 R${entries}>>`,
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
      ...action,
    ]);
    expect((await read(pdf)).scripts).toEqual(scripts);
  });

  test("a script within an object stream", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    pdf.catalog.set(PDFName.of("X"), pdf.context.register(pdf.context.obj({ S: "JavaScript", JS: PDFString.of("x") })));
    expect((await read(await pdf.save({ useObjectStreams: true }))).scripts).toEqual(["javascript"]);
  });
});

describe("DOCX", () => {
  const numbering = (levels: string) =>
    strToU8(
      `<w:numbering><w:abstractNum w:abstractNumId="3">${levels}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
    );
  const level = (at: number, text: string, format = "decimal") =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const listed = (at: number) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="5"/></w:numPr>`;

  test("paragraphs, tables, headers and the numbers of lists", async () => {
    const body = [
      paragraph("Aftale &amp; bilag"),
      paragraph("Formål", listed(0)),
      paragraph("Brud", '<w:pStyle w:val="Overskrift"/>'),
      paragraph("Frist", listed(1)),
      paragraph("Punkt", listed(2)),
      "<w:p><w:r><w:delText>slettet</w:delText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:t>Et</w:t><w:tab/><w:t>to</w:t></w:r></w:p>",
      `<w:tbl><w:tr><w:tc>${paragraph("CVR")}</w:tc><w:tc>${paragraph("99999004")}</w:tc></w:tr></w:tbl>`,
    ].join("");
    const reading = await read(
      docx(body, {
        "word/numbering.xml": numbering(level(0, "%1.") + level(1, "%1.%2.") + level(2, "(%3)", "lowerLetter")),
        "word/styles.xml": strToU8(
          '<w:styles><w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>' +
            '<w:style w:styleId="Overskrift"><w:basedOn w:val="Base"/></w:style></w:styles>',
        ),
        "word/header1.xml": strToU8(`<w:hdr>${paragraph("Sidehoved")}</w:hdr>`),
        "word/footer1.xml": strToU8(`<w:ftr>${paragraph("Sidefod")}</w:ftr>`),
      }),
    );
    expect(reading.pages).toBeNull();
    expect(reading.pageTexts).toEqual([
      "Aftale & bilag\n\n1. Formål\n\n2. Brud\n\n2.1. Frist\n\n(a) Punkt\n\nEt\tto\n\nCVR\t99999004\n\nSidehoved\n\nSidefod",
    ]);
    expect(reading.scripts).toEqual([]);
  });

  test("macros, embedded objects and what is fetched from elsewhere", async () => {
    const reading = await read(
      docx('<w:p><w:r><w:instrText> DDEAUTO c:\\\\x "y" </w:instrText></w:r></w:p>', {
        "word/vbaProject.bin": strToU8("x"),
        "word/embeddings/oleObject1.bin": strToU8("ole"),
        "word/_rels/settings.xml.rels": strToU8(
          '<Relationships><Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"' +
            ' Target="https://x.example/t.dotm" TargetMode="External"/></Relationships>',
        ),
      }),
    );
    expect(reading.scripts).toEqual(["macros", "embedded-object", "external-template", "dde"]);
    expect(reading.attachments).toEqual([
      { name: "word/embeddings/oleObject1.bin", mediaType: "application/octet-stream", sizeBytes: 3, sha256: sha256("ole") },
    ]);
    expect(reading.hasText).toBe(false);
  });

  test("entities of its own make it none", async () => {
    const withEntity = docx("", {
      "word/document.xml": strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document>&a;</w:document>'),
    });
    expect(await readHere(await store(withEntity))).toEqual({ refused: { code: "damaged" } });
  });
});

test("XLSX: its texts can be searched", async () => {
  expect(await read(xlsx(["Navn", "Åse &lt;x&gt;"], { "xl/vbaProject.bin": strToU8("x") }))).toMatchObject({
    pages: null,
    pageTexts: ["Navn\nÅse <x>"],
    hasText: true,
    scripts: ["macros"],
  });
});

describe("EML", () => {
  test("header, text of the plainest alternative, files attached", async () => {
    const body = [
      "--ydre",
      'Content-Type: multipart/alternative; boundary="indre"',
      "",
      "--indre",
      "Content-Type: text/plain; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "K=E6re kunde, vi skifter underdatabeha=",
      "ndler.",
      "--indre",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<p>Noget andet</p>",
      "--indre--",
      "--ydre",
      "Content-Type: application/pdf; name*=utf-8''%C3%A6ndring.pdf",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from("%PDF-1.7").toString("base64"),
      "--ydre--",
    ].join("\r\n");
    const reading = await read(mail(body, "Content-Type: multipart/mixed;\r\n boundary=ydre"));
    expect(reading.pageTexts).toEqual([
      "Subject: Nye underdatabehandlere æøå\nFrom: Bjørn Prøve <bp@vendor.example>\nTo: dpo@example.dk\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n\n" +
        "Kære kunde, vi skifter underdatabehandler.",
    ]);
    expect(reading.attachments).toEqual([
      { name: "ændring.pdf", mediaType: "application/pdf", sizeBytes: 8, sha256: sha256("%PDF-1.7") },
    ]);
  });

  test("HTML alone is read without its scripts", async () => {
    const html = "<style>p{}</style><p>Hej&nbsp;dig</p><script>x()</script><div>Farvel &aelig; &#230;</div>";
    const [text] = (await read(mail(html, "Content-Type: text/html; charset=utf-8"))).pageTexts;
    expect(text?.split("\n\n").slice(1).join("\n")).toBe("Hej dig\nFarvel &aelig; æ");
  });

  test("mails within mails end somewhere", async () => {
    let body = "\r\nbunden";
    for (let depth = 0; depth < 40; depth += 1)
      body = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${body}\r\n--b${depth}--`;
    const reading = await read(mail(`--top\r\n${body}\r\n--top--`, "Content-Type: multipart/mixed; boundary=top"));
    expect(reading.isCut).toBe(true);
  });
});

test("ASiC: what is in it is listed with its hash", async () => {
  const reading = await read(containers.asice);
  expect(reading.attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ["aftale.pdf", "application/pdf"],
    ["META-INF/signatures0.xml", "application/octet-stream"],
  ]);
  expect(reading.attachments[0]?.sha256).toBe(sha256("%PDF-1.7"));
});

test("images have no text", async () => {
  for (const bytes of [image.png, image.jpeg])
    expect(await read(bytes)).toMatchObject({ pages: null, pageTexts: [], hasText: false, proposals: [] });
});

test("the child process gives the same, and a reason where it cannot be started", async () => {
  const path = await store(xlsx(["Navn"]));
  useDocumentReaderProgram(program);
  expect(await readDocument(path, { timeoutMs: 60_000 })).toEqual(await readHere(path));
  useDocumentReaderProgram(null);
  expect(await readDocument(path, { program: join(folder, "nowhere.mjs") })).toEqual({ refused: { code: "reader-failed" } });
  expect(await readDocument(join(folder, "nothing"), { program, timeoutMs: 60_000 })).toHaveProperty("refused");
});

describe("thumbnails", () => {
  const draw = async (bytes: Uint8Array, page: number) => drawThumbnail(await store(bytes), page, { program, timeoutMs: 60_000 });
  const sizeOf = (result: Awaited<ReturnType<typeof draw>>) =>
    "png" in result ? [result.png.readUInt32BE(16), result.png.readUInt32BE(20)] : result.refused;

  test("of pages and of images, 240 pixels wide", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([600, 800]).drawText("Aftale", { font: await pdf.embedFont(StandardFonts.Helvetica) });
    pdf.addPage([800, 600]);
    const bytes = await pdf.save();
    expect(sizeOf(await draw(bytes, 1))).toEqual([240, 320]);
    expect(sizeOf(await draw(bytes, 2))).toEqual([240, 180]);
    expect(sizeOf(await draw(image.png, 1))).toEqual([240, 120]);
    expect(sizeOf(await draw(image.jpeg, 1))).toEqual([240, 240]);
  });

  test("are absent where there is nothing to draw", async () => {
    expect(sizeOf(await draw(docx(paragraph("x")), 1))).toEqual({ code: "no-thumbnail" });
    expect(sizeOf(await draw(image.png, 2))).toEqual({ code: "no-thumbnail" });
    expect(sizeOf(await draw(image.png, 4))).toEqual({ code: "no-thumbnail" });
  });

  test("are absent where the machine cannot draw, and nothing else is", async () => {
    const wrapper = join(folder, "without-canvas.mjs");
    await writeFile(
      wrapper,
      `import Module from "node:module";
      const resolve = Module._resolveFilename;
      Module._resolveFilename = function (name, ...rest) {
        if (name === "@napi-rs/canvas") throw new Error("not for this machine");
        return resolve.call(this, name, ...rest);
      };
      await import("./read-document.mjs");`,
    );
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText("Aftale", { font: await pdf.embedFont(StandardFonts.Helvetica) });
    const path = await store(await pdf.save());
    const options = { program: wrapper, timeoutMs: 60_000 };
    expect(await drawThumbnail(path, 1, options)).toEqual({ refused: { code: "no-thumbnail" } });
    expect(await readDocument(path, options)).toMatchObject({ reading: { pages: 1, pageTexts: ["Aftale"] } });
  });

  test("an image that unpacks to more than it should", async () => {
    expect(sizeOf(await draw(greyPng(8, 8, { width: 60_000, height: 60_000 }), 1))).toEqual({ code: "parse-memory" });
    expect(sizeOf(await draw(image.jpeg.subarray(0, 30), 1))).toEqual({ code: "damaged" });
  });
});
