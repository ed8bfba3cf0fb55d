import type { Refusal } from "../refusal";
import type { DocumentMediaType } from "./media-type";
import type { Proposals } from "./proposals/proposal";

/** A file within a document: attached to a PDF or a mail, embedded in a DOCX, or an entry of an ASiC container. */
export interface AttachedFile {
  /** As the document gives it: shown, and never a path. */
  name: string;
  /** By its bytes where they are of a kind that is taken, else `application/octet-stream`: what the document claims counts for nothing. */
  mediaType: string;
  sizeBytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * What a document would do, or would have its viewer do, besides being read. It is said, never run.
 * `javascript` a script of a PDF; `open-action` another action than a jump when it is opened; `launch` starts a program;
 * `submit-form`, `import-data` send or fetch form data; `remote-document` jumps into another file; `rich-media` plays Flash, video or
 * 3D; `xfa-form` a form in XML, which most viewers show otherwise or not at all; `macros` Visual Basic in DOCX or XLSX;
 * `embedded-object` an OLE object; `external-template` fetches a template or an object from elsewhere; `dde` a field that starts a program.
 */
export const activeContents = [
  "javascript",
  "open-action",
  "launch",
  "submit-form",
  "import-data",
  "remote-document",
  "rich-media",
  "xfa-form",
  "macros",
  "embedded-object",
  "external-template",
  "dde",
] as const;
export type ActiveContent = (typeof activeContents)[number];

/** What was read of an uploaded document, as plain JSON. The original is what counts; this makes it findable and proposes fields. */
export interface DocumentReading {
  mediaType: DocumentMediaType;
  /** Null for what has none: DOCX, XLSX, EML, images, ASiC. */
  pages: number | null;
  /** One text a page of a PDF, lines by `\n`; one for DOCX, XLSX (its distinct texts) and EML; none for images and ASiC. */
  pageTexts: string[];
  /** False for a scan or an image: it can be looked at and not searched. */
  hasText: boolean;
  /** Whether there was more text, pages or attachments than is read of one document. */
  isCut: boolean;
  attachments: AttachedFile[];
  /** Sorted as in {@link activeContents}, each once. */
  scripts: ActiveContent[];
  /** Encrypted, and readable without a password: printing or copying is restricted by its maker. */
  encrypted: boolean;
  proposals: Proposals;
}

/**
 * Why a document could not be read; it is kept all the same.
 * `parse-timeout` took too long; `parse-memory` took too much memory, which is what a bomb does; `damaged` is not what it begins
 * as; `password-needed` opens with a password only; `type-refused` of a kind that is not taken (`kind` = its name, such as HTML);
 * `file-empty` without a byte; `reader-failed` the program that reads could not be run.
 */
export type ReadingRefusalCode =
  | "parse-timeout"
  | "parse-memory"
  | "damaged"
  | "password-needed"
  | "type-refused"
  | "file-empty"
  | "reader-failed";
export type ReadingRefusal = Refusal & { code: ReadingRefusalCode };

export type ReadingResult = { reading: DocumentReading } | { refused: ReadingRefusal };
