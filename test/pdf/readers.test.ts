import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Attachment } from "../../app/pdf/content";
import { packContent } from "../../scripts/bench/pdf-content";
import { ask, documentOf, draw, scratch } from "../support/pdf";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const attachments = [
  { name: "databehandleraftale.pdf", mediaType: "application/pdf", bytes: Buffer.from("%PDF-1.4\n%\u00ff\n%%EOF\n", "latin1") },
  {
    name: "Årsrapport – 2026 (endelig).docx",
    mediaType: "application/octet-stream",
    bytes: Buffer.alloc(300_000, "PK\u0003\u0004"),
  },
  { name: "tom.txt", mediaType: "text/plain", bytes: Buffer.alloc(0) },
  { name: "manifest.json", mediaType: "application/json", bytes: Buffer.from(JSON.stringify({ sprog: "æøå" })) },
  { name: "a.txt", mediaType: "text/plain", bytes: Buffer.from("lille") },
  { name: "A.TXT", mediaType: "text/plain", bytes: Buffer.from("stort") },
  ...Array.from({ length: 70 }, (_, at) => ({
    name: `bilag ${at}.txt`,
    mediaType: "text/plain",
    bytes: Buffer.from(`bilag nummer ${at}`),
  })),
].map(
  (file): Attachment => ({
    ...file,
    description: `Original: ${file.name}`,
    relationship: "Source",
    modifiedAt: "2026-11-20T08:00:00Z",
  }),
);

const files = scratch();
let path = "";

beforeAll(async () => {
  path = files.write("pakke.pdf", await draw(packContent("da", 1, attachments)));
});
afterAll(() => files.remove());

describe("programs of other projects read what is drawn", () => {
  test("qpdf finds nothing wrong", () => {
    expect(ask("qpdf", "--check", path)).toContain("No syntax or stream encoding errors");
  });

  test("every font is embedded, in part, and says what its letters mean", () => {
    const fonts = ask("pdffonts", path).trim().split("\n").slice(2);
    expect(fonts.map((line) => line.split(/\s+/)[0])).toEqual([
      "TILSYA+IBMPlexSans-SemiBold",
      "TILSYB+IBMPlexSans-Regular",
      "TILSYC+DejaVuSansMono",
    ]);
    for (const line of fonts) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  test("pdftotext finds the Danish text, in the order it is read", () => {
    const text = ask("pdftotext", "-f", "1", "-l", "3", path, "-").replace(/\s+/g, " ");
    for (const phrase of [
      "Tilsyn med Vesterhav Data ApS Dokumentation for tilsynet med en underdatabehandler, opgjort pr. 23. nov. 2026",
      "Samlet status Kræver handling: 2 kritiske fund, 1 mangel",
      "Pakken er forseglet uden tidsstempel Der er ikke sat en tidsstempeltjeneste op.",
      "Bygget til PDF/A-3a og PDF/UA-1. Originalerne ligger i filen og kan hentes ud med ethvert program, der læser PDF.",
      "Side 1 af 13",
      "Indhold 1. Tre svar først 3 2. Stamdata og ydelser 4 3. Databehandleraftale 5",
      "Her skulle have ligget en øvelse i underretning om brud Aftalens § 9.3 kræver en øvelse om året.",
    ])
      expect(text).toContain(phrase);
  });

  test("the structure names its parts", () => {
    const tree = ask("pdfinfo", "-struct", path).split("\n");
    const first = (type: string) => tree.find((line) => line.trim().startsWith(type));
    expect(tree[0]).toBe("Document");
    for (const type of ["Part", "H1", "H2 ", "H3", "H4", "P", "TOC", "TOCI", "Link", "L ", "LI", "Lbl", "LBody", "Table"])
      expect(first(type), type).toBeDefined();
    expect(tree.filter((line) => line.trim().startsWith("Figure"))).toHaveLength(2);
  });

  test("a link in the contents leads to the page it names", () => {
    const pages = ask("pdftotext", path, "-").split("\f");
    const contents = (pages[1] ?? "").split("\n");
    for (const title of packContent("da", 1).parts.map((part) => part.title)) {
      const number = Number(contents[contents.indexOf(title) + 1] || contents[contents.indexOf(title) + 2]);
      expect(pages[number - 1], title).toContain(title);
    }
  });

  test("pdfdetach gives every attachment back, byte for byte", () => {
    const folder = join(files.folder, "out");
    const listed = ask("pdfdetach", "-list", path);
    expect(listed).toContain(`${attachments.length} embedded files`);
    // Names that differ by case alone are two files on every system.
    const names = attachments.map(({ name }) => (name === "A.TXT" ? "A (2).TXT" : name));
    expect(
      listed
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.replace(/^\d+: /, ""))
        .sort(),
    ).toEqual([...names].sort());
    ask("mkdir", folder);
    ask("pdfdetach", "-saveall", "-o", folder, path);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
    for (const [at, { bytes }] of attachments.entries())
      expect(sha256(readFileSync(join(folder, names[at] ?? "")))).toBe(sha256(bytes));
  });

  test("the same name twice becomes two", async () => {
    const twice = documentOf([], {
      attachments: [attachments[0], attachments[0]].flatMap((one) => (one === undefined ? [] : [one])),
    });
    const listed = ask("pdfdetach", "-list", files.write("to.pdf", await draw(twice)));
    expect(listed).toContain("databehandleraftale.pdf");
    expect(listed).toContain("databehandleraftale (2).pdf");
  });

  test("a command that is too long for its line is one to a shell", async () => {
    const command = `printf %s --digest ${"ab".repeat(32)} --in seal.tsr --roots tsa-roots.pem --chain tsa-chain.pem`;
    const code = documentOf([{ kind: "code", shell: true, text: command }]);
    const text = ask("pdftotext", "-layout", "-f", "2", files.write("kode.pdf", await draw(code)), "-");
    const printed = text.slice(text.indexOf("printf"), text.indexOf("0193fe2a"));
    expect(printed).toMatch(/ \\\n/);
    expect(ask("sh", "-c", printed)).toBe(ask("sh", "-c", command));
  });

  test("bookmarks lead to parts and headings", () => {
    const json = JSON.parse(ask("qpdf", "--json", "--json-key=outlines", path)) as {
      outlines: { title: string; destpageposfrom1: number; kids: { title: string }[] }[];
    };
    expect(json.outlines.map(({ title, destpageposfrom1 }) => `${title} ${destpageposfrom1}`).slice(0, 3)).toEqual([
      "1. Tre svar først 3",
      "2. Stamdata og ydelser 4",
      "3. Databehandleraftale 5",
    ]);
    expect(json.outlines[0]?.kids.map(({ title }) => title)).toEqual(["Krav og dokumentation"]);
  });

  test("links that lead nowhere are text", async () => {
    const drawn = await draw(
      documentOf([
        { kind: "paragraph", text: ["javascript:alert(1)", "#nowhere", "not an address"].map((to) => ({ text: "x", to })) },
      ]),
    );
    const json = ask("qpdf", "--json", "--json-key=qpdf", files.write("led.pdf", drawn));
    expect(json).not.toContain("/Link");
    const led = await draw(documentOf([{ kind: "paragraph", text: [{ text: "x", to: "https://example.test/" }] }]));
    expect(ask("qpdf", "--json", "--json-key=qpdf", files.write("led.pdf", led))).toContain("/Link");
  });
});
