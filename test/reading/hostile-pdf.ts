import { createDeflate } from "node:zlib";

/** A PDF of the given objects, numbered from 1, the first of which is its catalog. */
export function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    offsets.push(length);
    length += part.length;
    parts.push(part);
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export const streamOf = (entries: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from("\nendstream")]);

/** So many megabytes of blanks, deflated to a thousandth. */
export async function deflatedBlanks(megabytes: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 });
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => deflate.on("end", resolve));
  const blanks = Buffer.alloc(1024 * 1024, 0x20);
  for (let written = 0; written < megabytes; written += 1) {
    if (!deflate.write(blanks)) await new Promise((resolve) => deflate.once("drain", resolve));
  }
  deflate.end();
  await ended;
  return Buffer.concat(chunks);
}

const pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const page = (entries: string) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${entries}>>`;

/** Files that are made to break their reader, by what they do. `bomb` is a gigabyte, deflated. */
export const hostilePdfs = (bomb: Buffer): Record<string, Buffer> => {
  const catalog = "<</Type/Catalog/Pages 2 0 R>>";
  return {
    "a bomb as a page": pdfOf([catalog, pages, page("/Contents 4 0 R/Resources<<>>"), streamOf("/Filter/FlateDecode", bomb)]),
    "a bomb as an object stream": pdfOf([
      catalog,
      pages,
      page(""),
      streamOf("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", bomb),
    ]),
    "a bomb as an attachment": pdfOf([
      "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>>>",
      pages,
      page(""),
      streamOf("/Filter/FlateDecode", bomb),
      "<</Type/Filespec/F(a.bin)/EF<</F 4 0 R>>>>",
    ]),
    "operators without end": pdfOf([
      catalog,
      pages,
      page("/Contents 4 0 R/Resources<<>>"),
      streamOf("", Buffer.from("q ".repeat(20_000_000))),
    ]),
    "pages that lead back": pdfOf([catalog, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
    "two billion pages": pdfOf([catalog, "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page("")]),
    "brackets without end": pdfOf([catalog, pages, page(`/X ${"[".repeat(200_000)}`)]),
    "a name tree that leads back": pdfOf([
      "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 4 0 R/JavaScript 4 0 R>>>>",
      pages,
      page(""),
      "<</Kids[4 0 R 4 0 R]>>",
    ]),
    "an object that is itself": pdfOf(["<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>", pages, page("/Contents 4 0 R"), "4 0 R"]),
  };
};
