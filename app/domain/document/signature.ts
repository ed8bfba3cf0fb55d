/**
 * What the digital signatures in a PDF show. Three things are kept apart: whether the signed bytes are still as they were
 * signed (`verdict`), who the certificate names (`signer`; whether to trust its issuer is not asked here), and what was added
 * to the file since (`later`).
 */
export interface PdfSignatures {
  /** Why the file as a whole was not read; null where it was. Signatures may be listed beside it: none of them is `valid` then. */
  problem: PdfProblem | null;
  isEncrypted: boolean;
  /** In the order in which they were made, empty fields last. */
  signatures: PdfSignature[];
  attachedSigners: AttachedSigner[];
}

/** `structure`: the file's own table of contents is broken, so that programs may differ in what they show. */
export type PdfProblem = "not-a-pdf" | "too-large" | "structure" | "reader-failed";

export interface PdfSignature {
  /** A document time stamp says when, an unsigned field only that somebody was meant to sign. */
  kind: "signature" | "document-timestamp" | "unsigned-field";
  /** `valid` speaks of the signed bytes alone; null for a field without signature. */
  verdict: Verdict | null;
  /** Every failure that was found; empty where `valid`. */
  reasons: SignatureReason[];
  /** From the certificate and from nothing else: a file's /Name and /Reason are whatever its maker typed. */
  signer: CertificateFacts | null;
  /** Whether the certificate had begun and not ended when signed; null where no time is known that anybody answers for. */
  validAtSigning: boolean | null;
  signedAt: SigningTime | null;
  /** The time stamp on the signature value (PAdES B-T); null where there is none. */
  timestamp: SignatureTimestamp | null;
  /** As written, cut off at 40 characters: `ETSI.CAdES.detached`, `adbe.pkcs7.detached`, `ETSI.RFC3161`. */
  subFilter: string | null;
  algorithm: SignatureAlgorithm | null;
  coversWholeFile: boolean;
  later: LaterChange;
  /** What the signer allows to change (DocMDP): 1 nothing, 2 forms and signatures, 3 annotations too; null where nothing is said. */
  certification: 1 | 2 | 3 | null;
  pades: PadesAttributes | null;
  /** Which revision of the file was signed, the first is 1; null where the file does not tell. */
  revision: number | null;
}

export type Verdict = "valid" | "invalid" | "unreadable";

export interface CertificateFacts {
  commonName: string | null;
  organisation: string | null;
  /** `NTRDK-12345678`: the register and the number in it (ETSI EN 319 412-1). */
  organizationIdentifier: string | null;
  /** The subject's attribute of that name: what tells two people of one name apart. */
  serialNumber: string | null;
  issuerCommonName: string | null;
  /** The certificate's own number, in hexadecimal. */
  certificateSerial: string;
  /** Instants. */
  notBefore: string | null;
  notAfter: string | null;
  /** Nobody but the holder vouches for it. */
  isSelfSigned: boolean;
  claims: QualifiedClaims | null;
}

/** What a certificate says of itself in its qcStatements (ETSI EN 319 412-5). A claim: only the EU's trusted lists can confirm it. */
export interface QualifiedClaims {
  isQualified: boolean;
  /** The key is kept in a qualified device. */
  isOnDevice: boolean;
  /** Null where no type is stated: before eIDAS there were signatures only. */
  type: "signature" | "seal" | "website" | null;
}

/** `timestamp`: a time stamp that holds; `signer`: an attribute the signer signed; `file`: /M, which is never shown as a fact. */
export interface SigningTime {
  at: string;
  source: "timestamp" | "signer" | "file";
}

export interface SignatureTimestamp {
  verdict: Verdict;
  reasons: SignatureReason[];
  at: string | null;
  authority: CertificateFacts | null;
}

export interface SignatureAlgorithm {
  /** `sha256`. */
  digest: string;
  /** `rsa`, `rsa-pss`, `ecdsa`, `dsa` or `ed25519`. */
  signature: string;
}

/** Attributes that PAdES baseline (ETSI EN 319 142-1) asks for, and the one that it forbids. */
export interface PadesAttributes {
  hasContentType: boolean;
  hasMessageDigest: boolean;
  hasSigningCertificate: boolean;
  hasSigningTime: boolean;
}

export interface LaterChange {
  bytes: number;
  /**
   * `none`: nothing, or line ends; `invisible`: data for validation, metadata; `signature`: further signatures only; `visible`:
   * what a reader sees, see `parts`; `unknown`: it cannot be told, and is to be taken as visible.
   */
  kind: "none" | "invisible" | "signature" | "visible" | "unknown";
  parts: LaterPart[];
}

/** `signature-appearance`: a later signature is drawn where the signed revision had no place for it, and may cover what was signed. */
export type LaterPart =
  | "pages"
  | "contents"
  | "resources"
  | "annotations"
  | "form"
  | "attachments"
  | "catalog"
  | "signature-appearance";

/**
 * A signer found in an XML signature that is attached to the PDF, as Penneo does it: the PDF itself carries Penneo's seal
 * only. The XML signature is not checked, hence `not-verified`.
 */
export interface AttachedSigner {
  attachmentName: string;
  signer: CertificateFacts;
  verdict: "not-verified";
  /** The attachment lies within what a valid signature of this PDF covers, and was not changed later. */
  isSealed: boolean;
}

/** Reasons that say the signature does not hold. */
export const invalidReasons = [
  /** No list of exactly two pairs of whole numbers. */
  "byte-range-shape",
  /** The signed range begins after the file does. */
  "byte-range-start",
  "byte-range-outside-file",
  /** Something other than the signature value itself is left out of what is signed. */
  "gap-not-contents",
  "dictionary-not-covered",
  /** The signature's dictionary does not lie literally in the file, so that nothing can have been signed around it. */
  "not-literal",
  "duplicate-key",
  /** It lies in the file, and no field of its form leads to it. */
  "no-field",
  "not-detached",
  "signer-count",
  "content-type",
  "digest-mismatch",
  "signature-mismatch",
  /** The signed attribute names another certificate than the one that signed (ESS signing-certificate). */
  "signing-certificate-mismatch",
  "imprint-mismatch",
  /** The authority's certificate is not for time stamps (RFC 3161 2.3). */
  "not-for-timestamps",
  /** Nor was it valid at the time it states. */
  "authority-not-valid",
] as const;

/** Reasons that leave it open. */
export const unreadableReasons = [
  "cms-unreadable",
  "certificate-missing",
  "algorithm-unknown",
  "sub-filter-unknown",
  "contents-too-large",
  "too-many",
  "structure",
  /** What would lead to it is encrypted. */
  "encrypted",
  "reader-failed",
] as const;

export type SignatureReason = (typeof invalidReasons)[number] | (typeof unreadableReasons)[number];

/** One failure is enough, and one that is certain outweighs one that leaves it open. */
export function verdictOf(reasons: readonly SignatureReason[]): Verdict {
  if (reasons.length === 0) return "valid";
  return reasons.some((reason) => (invalidReasons as readonly string[]).includes(reason)) ? "invalid" : "unreadable";
}

/** Valid, but what a reader sees was changed afterwards, or may have been. */
export const isChangedLater = ({ later }: PdfSignature) => later.kind === "visible" || later.kind === "unknown";

/** Whether the file was changed beyond what its certifying signer allows (ISO 32000-2, table 257). Validation data is always allowed. */
export function breaksCertification({ certification, later }: PdfSignature): boolean {
  if (certification === null || later.kind === "none" || later.kind === "invisible") return false;
  if (later.kind === "unknown") return true;
  if (certification === 1) return true;
  const allowed: readonly LaterPart[] = certification === 2 ? ["form"] : ["form", "annotations"];
  return later.parts.some((part) => !allowed.includes(part));
}

/** Two files of one SHA-1 have been made since 2017: such a signature no longer shows what was signed. */
export const hasWeakDigest = ({ algorithm }: PdfSignature) => algorithm !== null && ["md5", "sha1"].includes(algorithm.digest);

/**
 * Within the certificate's time; null where nobody answers for the time. What the file says of itself (/M) can count against a
 * certificate and not for it.
 */
export function isValidAt(certificate: CertificateFacts, time: SigningTime | null): boolean | null {
  if (time === null || certificate.notBefore === null || certificate.notAfter === null) return null;
  const isWithin = certificate.notBefore <= time.at && time.at <= certificate.notAfter;
  return isWithin && time.source === "file" ? null : isWithin;
}

export const signatureKinds = ["none", "click", "scanned", "advanced", "qualified"] as const;
export type SignatureKind = (typeof signatureKinds)[number];

/** What a proposal rests on; `click` and `scanned` are never proposed, as no signature in a file shows them. */
export type ProposalBasis =
  | "no-signature"
  | "unsigned-field"
  | "timestamp-only"
  | "signature-invalid"
  | "signature-unreadable"
  | "changed-later"
  | "certificate-not-valid-at-signing"
  | "weak-digest"
  | "self-signed"
  | "attached-signers"
  | "seal"
  | "certificate"
  | "certificate-claims-qualified";

export interface SignatureProposal {
  kind: SignatureKind;
  basis: ProposalBasis;
}

/** From the weakest to the strongest: the strongest signature of a file decides. */
const strength: readonly ProposalBasis[] = [
  "no-signature",
  "unsigned-field",
  "timestamp-only",
  "signature-unreadable",
  "signature-invalid",
  "changed-later",
  "certificate-not-valid-at-signing",
  "weak-digest",
  "self-signed",
  "seal",
  "attached-signers",
  "certificate",
  "certificate-claims-qualified",
];

function basisOf(signature: PdfSignature): ProposalBasis {
  if (signature.kind === "unsigned-field") return "unsigned-field";
  if (signature.verdict !== "valid") return signature.verdict === "invalid" ? "signature-invalid" : "signature-unreadable";
  if (signature.kind === "document-timestamp") return "timestamp-only";
  if (isChangedLater(signature)) return "changed-later";
  if (signature.validAtSigning === false) return "certificate-not-valid-at-signing";
  if (hasWeakDigest(signature)) return "weak-digest";
  const claims = signature.signer?.claims ?? null;
  if (signature.signer === null || signature.signer.isSelfSigned) return "self-signed";
  if (claims?.type === "seal") return "seal";
  return claims?.isQualified && claims.isOnDevice && claims.type !== "website" ? "certificate-claims-qualified" : "certificate";
}

/**
 * The kind of signature to propose for a document; a person decides. An advanced signature identifies who signed, a qualified
 * one rests on a qualified certificate in a qualified device (eIDAS Art. 26 and Art. 3(12)); a seal speaks for a company, and says
 * of no person that it signed (Art. 3(25)).
 */
export function proposeSignatureKind({ signatures, attachedSigners }: PdfSignatures): SignatureProposal {
  const bases = signatures.map(basisOf);
  if (attachedSigners.some(({ isSealed }) => isSealed)) bases.push("attached-signers");
  const best = bases.reduce((a, b) => (strength.indexOf(b) > strength.indexOf(a) ? b : a), "no-signature");
  if (best === "certificate-claims-qualified") return { kind: "qualified", basis: best };
  return { kind: ["seal", "attached-signers", "certificate"].includes(best) ? "advanced" : "none", basis: best };
}
