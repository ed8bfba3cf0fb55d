import type { ReadingRefusal, ReadingResult } from "../domain/document/reading";
import type { PdfSignatures } from "../domain/document/signature";
import { nothingChecked, type PackCheck } from "../domain/dossier/pack-check";
import { type ChildEnd, type ChildLimits, runLimitedChild } from "./limited-child.server";
import { packLimits } from "./pack/pack-limits";
import { documentReaderProgram } from "./reader-program.server";
import { readingLimits } from "./reading-limits";

export interface ReaderOptions {
  /** Path of the compiled `scripts/read-document.ts`; without it, the one that was built. */
  program?: string;
  /** Wall clock of the child. */
  timeoutMs?: number;
  /** Address space for data of the child, where `prlimit` is there to limit it. */
  memoryBytesMax?: number;
}

export type ThumbnailResult = { png: Buffer } | { refused: ReadingRefusal | { code: "no-thumbnail" } };

/**
 * Reads the document at a path (of a stored file, never of a user's making) in a child process with limits on memory, time and what
 * it may print. Whatever the document does, the answer is a reading or a reason; this process goes on.
 */
export async function readDocument(path: string, options: ReaderOptions = {}): Promise<ReadingResult> {
  const end = await runReader(["read", path], options, readingLimits.outputBytesMax);
  if ("ended" in end) return { refused: refusalOf(end.ended) };
  try {
    return JSON.parse(end.printed.toString("utf8")) as ReadingResult;
  } catch {
    return { refused: { code: "reader-failed" } };
  }
}

/**
 * A picture in PNG, 240 pixels wide, of a page counted from 1: of a PDF's first {@link readingLimits.thumbnailPagesMax}, or of an image,
 * which has one. `no-thumbnail` where the kind has no pages, the page is not there or this machine cannot draw.
 */
export async function drawThumbnail(path: string, page: number, options: ReaderOptions = {}): Promise<ThumbnailResult> {
  if (page < 1 || page > readingLimits.thumbnailPagesMax) return { refused: { code: "no-thumbnail" } };
  const end = await runReader(["thumbnail", path, String(page)], options, readingLimits.thumbnailBytesMax);
  if ("ended" in end) return { refused: refusalOf(end.ended) };
  if (end.printed.subarray(0, 8).equals(pngSignature)) return { png: end.printed };
  try {
    return JSON.parse(end.printed.toString("utf8")) as ThumbnailResult;
  } catch {
    return { refused: { code: "reader-failed" } };
  }
}

const unreadable: PdfSignatures = { problem: "reader-failed", isEncrypted: false, signatures: [], attachedSigners: [] };

/** What the digital signatures of the PDF at a path show. Read apart from its text, so that neither takes the other down. */
export async function readSignaturesOf(path: string, options: ReaderOptions = {}): Promise<PdfSignatures> {
  const end = await runReader(["signatures", path], options, readingLimits.outputBytesMax);
  if ("ended" in end) return unreadable;
  try {
    const printed = JSON.parse(end.printed.toString("utf8")) as PdfSignatures | { refused: unknown };
    return "refused" in printed ? unreadable : printed;
  } catch {
    return unreadable;
  }
}

/** What is found in the evidence pack at a path, by that file alone. */
export async function checkPackAt(path: string, options: ReaderOptions = {}): Promise<PackCheck> {
  const { timeoutMs, memoryBytesMax, outputBytesMax } = packLimits;
  const unreadable: PackCheck = { ...nothingChecked, problems: [{ code: "unreadable" }] };
  const end = await runReader(["pack", path], { timeoutMs, memoryBytesMax, ...options }, outputBytesMax);
  if ("ended" in end) return unreadable;
  try {
    const printed = JSON.parse(end.printed.toString("utf8")) as PackCheck | { refused: unknown };
    return "refused" in printed ? unreadable : printed;
  } catch {
    return unreadable;
  }
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const runReader = (parameters: readonly string[], options: ReaderOptions, outputBytesMax: number): Promise<ChildEnd> => {
  const limits: ChildLimits = {
    timeoutMs: options.timeoutMs ?? readingLimits.timeoutMs,
    memoryBytesMax: options.memoryBytesMax ?? readingLimits.memoryBytesMax,
    outputBytesMax,
  };
  return runLimitedChild(options.program ?? documentReaderProgram(), parameters, null, limits);
};

const refusalOf = (ended: "timeout" | "killed" | "failed"): ReadingRefusal => ({
  code: ended === "timeout" ? "parse-timeout" : ended === "killed" ? "parse-memory" : "reader-failed",
});
