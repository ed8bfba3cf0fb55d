import type { PDFDocument, PDFPage, PDFRef } from "pdf-lib";
import type { DocumentContent, FontFiles } from "./content";

/** What a seal needs of the document that it is to stand in. */
export interface SealPlace {
  doc: PDFDocument;
  /** Where the field's widget goes. */
  firstPage: PDFPage;
  /**
   * Gives a widget its place in the structure, as PDF/UA-1, 7.18.4 asks of one that is not hidden.
   * @returns what its StructParent has to be
   */
  tagWidget(widget: PDFRef, alternative: string): number;
}

/** A box that a line of text was put into, in points from the left of page `page`, counted from 1. */
export interface TextBox {
  page: number;
  left: number;
  right: number;
  /** Where the line's text begins and ends. */
  textLeft: number;
  textRight: number;
  bottom: number;
  top: number;
  pageBottom: number;
}

export interface DrawOptions {
  onProgress?: (done: number, of: number) => void;
  /** Called once, when all pages stand and before anything is written. */
  reserveSeal?: (place: SealPlace) => void;
  /** Told of every line of text: what a test measures. */
  onText?: (box: TextBox) => void;
}

/**
 * Draws a document to PDF/A-3a and PDF/UA-1. The same content gives the same bytes, as long as the runtime's zlib is the same.
 * Nothing that a text can hold makes it fail.
 */
export async function drawDocument(
  _content: DocumentContent,
  _fonts: FontFiles,
  _options: DrawOptions = {},
): Promise<Uint8Array> {
  throw new Error("Nothing is drawn yet.");
}
