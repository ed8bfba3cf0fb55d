import type { SignatureReason } from "../document/signature";
import type { Manifest, Timestamp } from "./manifest";

/** Why a pack is not what it should be. Each by itself is enough. */
export type PackProblem =
  /** Neither a PDF nor a ZIP edition. */
  | { code: "not-a-pack" }
  | { code: "too-large"; params: { maxBytes: number } }
  /** It could not be read to its end within limits of time and memory. */
  | { code: "unreadable" }
  /** The file's own table of contents is broken, or cut off. */
  | { code: "structure-broken" }
  | { code: "seal-missing" }
  /** A pack has one. */
  | { code: "seal-several"; params: { count: number } }
  | { code: "seal-broken"; params: { reasons: SignatureReason[] } }
  /** Bytes were added that the seal is not of. */
  | { code: "seal-not-of-all"; params: { bytes: number } }
  /** It does not forbid later changes (DocMDP 1), as the seal of a pack does. */
  | { code: "seal-not-final" }
  /** Something beside the signature value is not as the product writes it. */
  | { code: "seal-altered-around" }
  /** By the time stamp, the certificate had ended or not begun. */
  | { code: "seal-certificate-not-valid"; params: { at: string } }
  | { code: "timestamp-broken"; params: { reasons: SignatureReason[] } }
  /** The manifest says that there is one. */
  | { code: "timestamp-missing" }
  | { code: "manifest-missing" }
  | { code: "manifest-malformed"; params: { path: string } }
  | { code: "file-missing" | "file-stray" | "file-altered" | "file-twice"; params: { name: string } }
  | { code: "files-too-many" }
  /** What stands there is not what its leaf hash is of. */
  | { code: "event-altered"; params: { seq: number } }
  | { code: "event-unproven"; params: { seq: number } }
  | { code: "event-twice"; params: { seq: number } }
  | { code: "checkpoint-unreadable" }
  | { code: "checkpoint-differs" }
  | { code: "checkpoint-unsigned" }
  /** Of the ZIP edition. */
  | { code: "archive-broken" }
  | { code: "archive-without"; params: { name: string } }
  /** Of the ZIP of several: it was not sealed with the first index, or is another than its name says. */
  | { code: "index-other"; params: { name: string } }
  /** The manifest beside the PDF is not the one within. */
  | { code: "manifest-differs" }
  | { code: "leaf-differs"; params: { seq: number } }
  | { code: "leaves-differ" }
  /** The seal's key is not the one whose fingerprint was given. */
  | { code: "other-key"; params: { given: string; found: string } };

export interface SealFacts {
  /** Fingerprint of the key, hexadecimal. */
  fingerprint: string;
  /** By the certificate alone. */
  name: string;
  issuer: string | null;
  isSelfSigned: boolean;
  /** Null without a time stamp that holds: then nobody but the pack itself says when. */
  timestamp: { at: string; authority: string } | null;
}

/** What a pack says it is; nothing of it counts for more than the seal does. */
export interface ManifestFacts
  extends Pick<Manifest, "id" | "edition" | "organisation" | "subcontractor" | "on" | "known" | "madeAt"> {
  timestamp: Timestamp;
  register: Manifest["register"];
  history: Pick<Manifest["history"], "seq" | "root"> & { checkpointFingerprint: string };
}

/** What was found in a pack, by the file alone. */
export interface PackCheck {
  kind: "pdf" | "zip" | null;
  seal: SealFacts | null;
  manifest: ManifestFacts | null;
  checked: {
    files: number;
    /** Listed with their hash and in the pack no further. */
    listedOnly: number;
    events: number;
    /** Of the whole history, which only the ZIP edition holds. */
    leaves: number;
  };
  problems: PackProblem[];
}

/**
 * `failed`: something is wrong. `unaltered`: nothing was changed since whoever holds the key sealed it, and nobody has said whose
 * key that is: a pack that was forged throughout and sealed by somebody else gets the same. `confirmed`: and the key is the one
 * whose fingerprint was told.
 */
export type PackOutcome = "failed" | "unaltered" | "confirmed";

export interface PackVerdict extends PackCheck {
  outcome: PackOutcome;
}

/** @param expected fingerprint that the reader was told by another channel; null where nobody told */
export function judgePack(check: PackCheck, expected: string | null): PackVerdict {
  const found = check.seal?.fingerprint ?? null;
  const isOther = expected !== null && found !== null && found !== expected;
  const problems: PackProblem[] = isOther
    ? [...check.problems, { code: "other-key", params: { given: expected, found } }]
    : check.problems;
  // Without a seal there is nobody to confirm.
  const outcome = problems.length > 0 || found === null ? "failed" : expected === null ? "unaltered" : "confirmed";
  return { ...check, problems, outcome };
}

export const nothingChecked: PackCheck = {
  kind: null,
  seal: null,
  manifest: null,
  checked: { files: 0, listedOnly: 0, events: 0, leaves: 0 },
  problems: [],
};
