import { PDFDict, PDFDocument, PDFName, PDFRef } from "pdf-lib";

/** Objects by number: what is written between `obj` and `endobj`; null frees the number. */
export type Objects = Record<number, string | null>;

const latin1 = (text: string) => Buffer.from(text, "latin1");

export interface UpdateOptions {
  /** Entries of the cross-references that lead elsewhere than to what this update writes. */
  offsets?: Record<number, number>;
}

/** Appends an incremental update with a classic cross-reference table, byte by byte as the standard describes it. */
export function appendUpdate(bytes: Uint8Array, objects: Objects, { offsets = {} }: UpdateOptions = {}): Buffer {
  const file = Buffer.from(bytes);
  const text = file.toString("latin1");
  const previous = /startxref\s+(\d+)/g;
  const last = [...text.matchAll(previous)].at(-1)?.[1] ?? "0";
  const root = [...text.matchAll(/\/Root\s+(\d+ \d+ R)/g)].at(-1)?.[1] ?? "1 0 R";
  const numbers = [...new Set([...Object.keys(objects), ...Object.keys(offsets)].map(Number))].sort((a, b) => a - b);
  const sizes = [...text.matchAll(/\/Size\s+(\d+)/g)].map((match) => Number(match[1]));
  const size = Math.max(...sizes, ...numbers.map((number) => number + 1));
  const parts: Buffer[] = [file, latin1("\n")];
  let at = file.length + 1;
  const entries: string[] = [];
  for (const number of numbers) {
    const body = objects[number];
    const elsewhere = offsets[number];
    const offset = elsewhere ?? at;
    entries.push(`${number} 1\n${body === null ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`}`);
    if (body === null || body === undefined) continue;
    const written = latin1(`${number} 0 obj\n${body}\nendobj\n`);
    parts.push(written);
    at += written.length;
  }
  parts.push(
    latin1(`xref\n${entries.join("")}trailer\n<< /Size ${size} /Root ${root} /Prev ${last} >>\nstartxref\n${at}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

export interface Inside {
  catalog: { number: number; dictionary: PDFDict };
  pages: { number: number; dictionary: PDFDict }[];
  next: number;
  form: PDFDict | null;
  document: PDFDocument;
}

/** What an update builds on, as another library reads it. */
export async function lookInside(bytes: Uint8Array): Promise<Inside> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const root = document.context.trailerInfo.Root;
  if (!(root instanceof PDFRef)) throw new Error("no root");
  const form = document.catalog.lookup(PDFName.of("AcroForm"));
  return {
    catalog: { number: root.objectNumber, dictionary: document.catalog },
    pages: document.getPages().map((page) => ({ number: page.ref.objectNumber, dictionary: page.node })),
    next: document.context.largestObjectNumber + 1,
    form: form instanceof PDFDict ? form : null,
    document,
  };
}
