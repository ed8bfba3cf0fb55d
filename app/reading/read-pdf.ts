import { readFile } from "node:fs/promises";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { ActiveContent, AttachedFile } from "../domain/document/reading";
import { toAttachedFile } from "./attached-file";
import { checkMemory, openPdf } from "./open-pdf";
import { scanActions } from "./pdf-actions";
import { linesOf } from "./pdf-lines";
import type { KindReading } from "./read-document";
import { readingLimits } from "./reading-limits";

export async function readPdf(path: string): Promise<KindReading> {
  const bytes = await readFile(path);
  const { scripts, mayActOnOpening } = scanActions(bytes);
  const pdf = await openPdf(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const found = new Set<ActiveContent>(scripts);
  if ((await pdf.getJSActions()) !== null) found.add("javascript");
  if (mayActOnOpening || isAction(await pdf.getOpenAction())) found.add("open-action");

  const attachments = await listAttachments(pdf);
  const pageTexts: string[] = [];
  let characters = 0;
  const until = Math.min(pdf.numPages, readingLimits.pagesMax);
  for (let number = 1; number <= until && characters <= readingLimits.textCharactersMax; number += 1) {
    const page = await pdf.getPage(number);
    const text = linesOf((await page.getTextContent()).items);
    characters += text.length;
    pageTexts.push(text);
    if ((await page.getJSActions()) !== null) found.add("javascript");
    attachments.push(...(await listPageAttachments(page)));
    page.cleanup();
    checkMemory();
  }
  return {
    pages: pdf.numPages,
    pageTexts,
    isCut: pageTexts.length < pdf.numPages || attachments.length > readingLimits.attachmentsMax,
    attachments: attachments.slice(0, readingLimits.attachmentsMax),
    scripts: [...found],
    encrypted: await isEncrypted(pdf),
  };
}

/** A jump to a place of the document comes back as `dest`; what is left are commands to the viewer, such as printing. */
const isAction = (opening: unknown) => typeof opening === "object" && opening !== null && "action" in opening;

async function isEncrypted(pdf: PDFDocumentProxy): Promise<boolean> {
  const { info } = await pdf.getMetadata();
  return "EncryptFilterName" in info && info.EncryptFilterName !== null;
}

/** The files of the document as a whole (ISO 32000-1 7.11.4). */
async function listAttachments(pdf: PDFDocumentProxy): Promise<AttachedFile[]> {
  const files: unknown = await pdf.getAttachments();
  const attached = Object.values(files ?? {}).flatMap((file: unknown) => (isFile(file) ? [file] : []));
  return Promise.all(attached.map((file) => toAttachedFile(file.filename, file.content)));
}

/** The files that hang on a page as notes do. A note that cannot be read is none: the text counts. */
async function listPageAttachments(page: PDFPageProxy): Promise<AttachedFile[]> {
  const notes: readonly unknown[] = await page.getAnnotations().catch(() => []);
  const files = notes.flatMap((note) =>
    typeof note === "object" && note !== null && "file" in note && isFile(note.file) ? [note.file] : [],
  );
  return Promise.all(files.map((file) => toAttachedFile(file.filename, file.content)));
}

function isFile(file: unknown): file is { filename: string; content: Uint8Array } {
  if (typeof file !== "object" || file === null || !("filename" in file) || !("content" in file)) return false;
  return typeof file.filename === "string" && file.content instanceof Uint8Array;
}
