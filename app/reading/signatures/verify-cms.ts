import { GeneralizedTime, UTCTime } from "asn1js";
import type { SignerInfo } from "pkijs";
import type { PadesAttributes, SignatureAlgorithm, SignatureReason } from "../../domain/document/signature";
import { digestName, hash, isSignedBy, schemeOf } from "./algorithms";
import { identifierOf, octetsOf } from "./asn1";
import type { ReadCertificate } from "./certificate";
import { attributeIds, attributeValue, type Cms, certificateOf } from "./cms";
import { namesCertificate } from "./signing-certificate";

export interface VerifiedCms {
  reasons: SignatureReason[];
  certificate: ReadCertificate | null;
  algorithm: SignatureAlgorithm | null;
  pades: PadesAttributes | null;
  /** Attribute that the signer signed. */
  signingTime: Date | null;
  signer: SignerInfo | null;
}

/**
 * Checks a signature value against what it is to be of (RFC 5652, 5.6): the digest of the content, the signer's key over the
 * attributes, and the attribute that binds the certificate (RFC 5035).
 * @param content parts of what was signed, in order
 */
export function verifyCms({ data, certificates }: Cms, content: readonly Uint8Array[]): VerifiedCms {
  const [signer] = data.signerInfos;
  const nothing: VerifiedCms = { reasons: [], certificate: null, algorithm: null, pades: null, signingTime: null, signer: null };
  if (signer === undefined || data.signerInfos.length !== 1) return { ...nothing, reasons: ["signer-count"] };
  const reasons: SignatureReason[] = [];
  const attributes = signer.signedAttrs?.attributes;
  const certificate = certificateOf(signer, certificates);
  if (certificate === null) reasons.push("certificate-missing");
  const digest = digestName(signer.digestAlgorithm.algorithmId);
  const known = digest === null ? null : schemeOf(signer.signatureAlgorithm, digest);
  if (digest === null || known === null) reasons.push("algorithm-unknown");
  else {
    if (attributes !== undefined)
      reasons.push(...checkAttributes(signer, data.encapContentInfo.eContentType, hash(digest, ...content)));
    const signed = signer.signedAttrs === undefined ? content : [attributesAsSigned(signer.signedAttrs.encodedValue)];
    const value = octetsOf(signer.signature);
    if (value === null) reasons.push("cms-unreadable");
    else if (certificate !== null) {
      const isSigned = certificate.key === null ? null : isSignedBy(certificate.key, known, signed, value);
      if (isSigned !== true) reasons.push(isSigned === null ? "algorithm-unknown" : "signature-mismatch");
    }
  }
  if (certificate !== null && namesCertificate(attributes, certificate.bytes) === false)
    reasons.push("signing-certificate-mismatch");
  const has = (id: string) => attributes?.some(({ type }) => type === id) ?? false;
  const time = attributeValue(attributes, attributeIds.signingTime);
  const date = time instanceof UTCTime || time instanceof GeneralizedTime ? time.toDate() : null;
  return {
    reasons,
    certificate,
    algorithm:
      known === null ? null : { digest: known.digest, signature: known.scheme === "ecdsa-plain" ? "ecdsa" : known.scheme },
    pades: {
      hasContentType: has(attributeIds.contentType),
      hasMessageDigest: has(attributeIds.messageDigest),
      hasSigningCertificate: has(attributeIds.signingCertificate) || has(attributeIds.signingCertificateV2),
      hasSigningTime: has(attributeIds.signingTime),
    },
    signingTime: date === null || Number.isNaN(date.getTime()) ? null : date,
    signer,
  };
}

function checkAttributes(signer: SignerInfo, contentType: string, digest: Buffer): SignatureReason[] {
  const attributes = signer.signedAttrs?.attributes;
  const reasons: SignatureReason[] = [];
  if (identifierOf(attributeValue(attributes, attributeIds.contentType)) !== contentType) reasons.push("content-type");
  const stated = octetsOf(attributeValue(attributes, attributeIds.messageDigest));
  if (stated === null || !digest.equals(stated)) reasons.push("digest-mismatch");
  return reasons;
}

/** They are sent with one tag and signed with another (RFC 5652, 5.4). */
function attributesAsSigned(encoded: ArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(encoded.slice(0));
  bytes[0] = 0x31;
  return bytes;
}
