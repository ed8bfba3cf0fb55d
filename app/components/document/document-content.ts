import type { DocumentPart, Verdict } from "~/domain/document/document";
import { isChangedLater, type PdfSignatures } from "~/domain/document/signature";

export interface VersionContent {
  number: number;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  uploadedAt: string;
  uploadedBy: string | null;
  verdict: Verdict;
  reviewedAt: string | null;
  reviewedBy: string | null;
  note: string | null;
}

/** `waiting` to be read; what a reading says in a word: read, a scan without text, or unreadable. */
export type ReadingMark = "waiting" | "read" | "no-text" | "unreadable";

/** What the signatures of a file say in a word; null where it can carry none or nobody looked yet. */
export type SignatureMark = "none" | "valid" | "changed" | "invalid" | null;

export interface DocumentContent {
  id: string;
  part: DocumentPart;
  isHeld: boolean;
  isRemoved: boolean;
  reading: ReadingMark;
  signature: SignatureMark;
  versions: VersionContent[];
}

interface Source {
  id: string;
  part: DocumentPart;
  heldAt: string | null;
  removedAt: string | null;
  versions: readonly (Omit<VersionContent, "uploadedBy" | "reviewedBy"> & {
    uploadedBy: string | null;
    reviewedBy: string | null;
  })[];
}

type Reading =
  | { state: "waiting" }
  | { state: "read"; reading: { hasText: boolean }; signatures: PdfSignatures | null }
  | { state: "failed"; signatures: PdfSignatures | null };

const readingMark = (reading: Reading): ReadingMark => {
  if (reading.state === "waiting") return "waiting";
  if (reading.state === "failed") return "unreadable";
  return reading.reading.hasText ? "read" : "no-text";
};

/** One that does not hold outweighs one that does. */
export function signatureMark(signatures: PdfSignatures | null): SignatureMark {
  if (signatures === null) return null;
  const made = signatures.signatures.filter(({ kind }) => kind !== "unsigned-field");
  if (made.length === 0) return signatures.problem === null ? "none" : null;
  if (made.some(({ verdict }) => verdict !== "valid")) return "invalid";
  return made.some(isChangedLater) ? "changed" : "valid";
}

/** A document as its pages show it, with names in place of the ids of accounts. */
export function documentContent(
  { id, part, heldAt, removedAt, versions }: Source,
  accounts: Readonly<Record<string, string>>,
  reading: Reading,
): DocumentContent {
  const named = (account: string | null) => (account === null ? null : (accounts[account] ?? null));
  return {
    id,
    part,
    isHeld: heldAt !== null,
    isRemoved: removedAt !== null,
    reading: readingMark(reading),
    signature: reading.state === "waiting" ? null : signatureMark(reading.signatures),
    versions: versions.map(
      ({ number, fileName, mediaType, sizeBytes, sha256, uploadedAt, uploadedBy, verdict, reviewedAt, reviewedBy, note }) => ({
        number,
        fileName,
        mediaType,
        sizeBytes,
        sha256,
        uploadedAt,
        uploadedBy: named(uploadedBy),
        verdict,
        reviewedAt,
        reviewedBy: named(reviewedBy),
        note,
      }),
    ),
  };
}
