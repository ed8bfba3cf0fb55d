import {
  isValidAt,
  type LaterChange,
  type PdfSignature,
  type SignatureReason,
  type SignatureTimestamp,
  type SigningTime,
  verdictOf,
} from "../../domain/document/signature";
import { hash } from "./algorithms";
import { octetsOf } from "./asn1";
import { readSignedRange, type SignedRange } from "./byte-range";
import { certificationOf, statedTime } from "./certification";
import { type Cms, readCms } from "./cms";
import type { Candidate } from "./find-dictionaries";
import { laterChange } from "./later-change";
import { ObjectGraph } from "./object-graph";
import { isName, type PdfDictionary, PdfName } from "./pdf-value";
import { PdfFault } from "./signature-limits";
import { readTimestamp, signatureTimestampOf } from "./timestamp";
import { type VerifiedCms, verifyCms } from "./verify-cms";

export const nothingKnown: PdfSignature = {
  kind: "signature",
  verdict: null,
  reasons: [],
  signer: null,
  validAtSigning: null,
  signedAt: null,
  timestamp: null,
  subFilter: null,
  algorithm: null,
  coversWholeFile: false,
  later: { bytes: 0, kind: "unknown", parts: [] },
  certification: null,
  pades: null,
  revision: null,
};

const judged = (signature: PdfSignature, reasons: SignatureReason[]): PdfSignature => ({
  ...signature,
  reasons: [...new Set(reasons)],
  verdict: verdictOf(reasons),
});

/** Reads and checks one signature or document time stamp. */
export function readSignature(bytes: Uint8Array, candidate: Candidate, whole: ObjectGraph | null): PdfSignature {
  const { dictionary } = candidate;
  const reasons = [...candidate.reasons];
  if (dictionary === null) return judged(nothingKnown, reasons);
  const subFilter = dictionary.get("SubFilter");
  const isTimestamp = isName(subFilter, "ETSI.RFC3161") || isName(dictionary.get("Type"), "DocTimeStamp");
  const signature: PdfSignature = {
    ...nothingKnown,
    kind: isTimestamp ? "document-timestamp" : "signature",
    subFilter: subFilter instanceof PdfName ? subFilter.name.slice(0, 40) : null,
  };
  const range = readSignedRange(bytes, dictionary);
  if (typeof range === "string") return judged(signature, [...reasons, range]);
  const placed = { ...signature, ...revisionFacts(bytes, range, dictionary, whole) };
  const cms = readCms(withLittlePadding(range.contents)) ?? readCms(range.contents);
  if (cms === null) return judged(placed, [...reasons, "cms-unreadable"]);
  return isTimestamp ? documentTimestamp(placed, cms, range, reasons) : signed(placed, cms, range, dictionary, reasons);
}

/**
 * Some programs leave room for 128 kB; zeros that end what is open (BER) are few. What fills the room is nobody's content and is not
 * held against the signature: PDFBox encrypts the zeros of an encrypted file.
 */
function withLittlePadding(contents: Uint8Array): Uint8Array {
  let end = contents.length;
  while (end > 0 && contents[end - 1] === 0) end -= 1;
  return contents.subarray(0, end + 64);
}

/** What the signed revision says of itself, and what came after it. */
function revisionFacts(bytes: Uint8Array, { end }: SignedRange, dictionary: PdfDictionary, whole: ObjectGraph | null) {
  const coversWholeFile = end === bytes.length;
  const revision = bytes.subarray(0, end);
  let graph: ObjectGraph | null = null;
  try {
    graph = coversWholeFile ? whole : new ObjectGraph(revision);
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error;
  }
  const later: LaterChange = laterChange(revision, bytes, whole);
  return {
    coversWholeFile,
    later,
    certification: graph === null ? null : certificationOf(graph, dictionary),
    revision: graph?.references.revision ?? null,
  };
}

function documentTimestamp(signature: PdfSignature, cms: Cms, { parts }: SignedRange, found: SignatureReason[]): PdfSignature {
  const { reasons, at, authority, verified } = readTimestamp(cms, parts);
  const all = [...found, ...reasons];
  const signedAt: SigningTime | null = all.length === 0 && at !== null ? { at, source: "timestamp" } : null;
  return {
    ...judged(signature, all),
    signer: authority,
    signedAt,
    validAtSigning: authority === null ? null : isValidAt(authority, signedAt),
    algorithm: verified.algorithm,
  };
}

function signed(
  signature: PdfSignature,
  cms: Cms,
  { parts }: SignedRange,
  dictionary: PdfDictionary,
  found: SignatureReason[],
): PdfSignature {
  const content = contentOf(signature.subFilter, cms, parts);
  if (typeof content === "string") return judged(signature, [...found, content]);
  const verified = verifyCms(cms, content);
  const timestamp = signatureTimestampOf(verified);
  const signedAt = signingTime(verified, timestamp, dictionary);
  const signer = verified.certificate?.facts ?? null;
  return {
    ...judged(signature, [...found, ...verified.reasons]),
    signer,
    signedAt,
    validAtSigning: signer === null ? null : isValidAt(signer, signedAt),
    timestamp,
    algorithm: isOverDigest(signature) && verified.algorithm ? { ...verified.algorithm, digest: "sha1" } : verified.algorithm,
    pades: verified.pades,
  };
}

/** An old form that signs the SHA-1 of the file: whatever digest is used on top, the file is held by that one. */
const isOverDigest = ({ subFilter }: Pick<PdfSignature, "subFilter">) => subFilter === "adbe.pkcs7.sha1";

/** What the signature value is to be of: the range itself, or its SHA-1, carried along. */
function contentOf(
  subFilter: string | null,
  { data }: Cms,
  parts: SignedRange["parts"],
): readonly Uint8Array[] | SignatureReason {
  const carried = octetsOf(data.encapContentInfo.eContent);
  if (subFilter === "adbe.pkcs7.sha1")
    return carried !== null && hash("sha1", ...parts).equals(carried) ? [carried] : "digest-mismatch";
  if (subFilter !== "adbe.pkcs7.detached" && subFilter !== "ETSI.CAdES.detached") return "sub-filter-unknown";
  return data.encapContentInfo.eContent === undefined ? parts : "not-detached";
}

function signingTime(verified: VerifiedCms, timestamp: SignatureTimestamp | null, dictionary: PdfDictionary): SigningTime | null {
  if (timestamp?.verdict === "valid" && timestamp.at !== null) return { at: timestamp.at, source: "timestamp" };
  if (verified.signingTime !== null) return { at: verified.signingTime.toISOString(), source: "signer" };
  const stated = statedTime(dictionary);
  return stated === null ? null : { at: stated, source: "file" };
}
