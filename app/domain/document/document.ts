/**
 * A document is a file of an agreement or of evidence, such as the signed text or an appendix; it has versions. The bytes of
 * each are kept under their SHA-256 and never changed.
 */
export const documentLists = ["agreements", "evidence"] as const;
/** What a document belongs to: a thing of one of these lists. */
export type DocumentList = (typeof documentLists)[number];

export const isDocumentList = (list: string): list is DocumentList => documentLists.some((one) => one === list);

/** Which part of an agreement or of evidence a file is. */
export const documentParts = ["main", "appendix", "scc-annex", "signature-page", "correspondence", "other"] as const;
export type DocumentPart = (typeof documentParts)[number];

export const fileBytesMax = 200 * 1024 * 1024;

/**
 * What somebody made of a version: nobody yet, accepted, accepted with remarks (a note, and a finding to follow up), rejected. Only
 * an accepted one changes a fact.
 */
export const verdicts = ["unreviewed", "accepted", "accepted-with-remarks", "rejected"] as const;
export type Verdict = (typeof verdicts)[number];

export const isAccepted = (verdict: Verdict) => verdict === "accepted" || verdict === "accepted-with-remarks";

/**
 * How a paper was signed, as the person who filed it judged: Regulation (EU) 910/2014 (eIDAS) Art. 3(10)-(12) knows simple,
 * advanced and qualified; a click and scanned ink are simple ones.
 */
export const signatureKinds = ["none", "click", "scanned-ink", "advanced", "qualified"] as const;
export type SignatureKind = (typeof signatureKinds)[number];

/** Who signed, as the person who filed it wrote it down. */
export interface Signing {
  kind: SignatureKind;
  signer: string | null;
  signerRole: string | null;
  /** What entitles the signer to bind the company (tegningsret). */
  authority: string | null;
  /** Why a paper that carries no signature was filed as signed. */
  unsignedReason: string | null;
}

/** Days that what was removed can be taken back for. */
export const binDays = 30;

const day = 24 * 60 * 60_000;
/** Instant from which on a removed document may be deleted for good, unless it is held. */
export const deletableFrom = (removedAt: string) => new Date(Date.parse(removedAt) + binDays * day).toISOString();
