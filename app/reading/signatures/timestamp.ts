import { fromBER } from "asn1js";
import { TSTInfo } from "pkijs";
import { isValidAt, type SignatureReason, type SignatureTimestamp, verdictOf } from "../../domain/document/signature";
import { digestName, hash } from "./algorithms";
import { octetsOf, writtenAs } from "./asn1";
import { isForPurpose } from "./certificate";
import { attributeIds, attributeValue, type Cms, readCms } from "./cms";
import { type VerifiedCms, verifyCms } from "./verify-cms";

const timestampContent = "1.2.840.113549.1.9.16.1.4";
const timestampPurpose = "1.3.6.1.5.5.7.3.8";

export interface ReadTimestamp extends SignatureTimestamp {
  verified: VerifiedCms;
}

/**
 * Checks a time stamp (RFC 3161): that it is of these bytes, that the authority signed it, and that its certificate is for time
 * stamps and was valid at the time it states.
 * @param stamped parts of what was stamped, in order
 */
export function readTimestamp(token: Cms, stamped: readonly Uint8Array[]): ReadTimestamp {
  const { eContentType, eContent } = token.data.encapContentInfo;
  const content = octetsOf(eContent);
  const verified = verifyCms(token, [content ?? new Uint8Array()]);
  const reasons = [...verified.reasons];
  const info = content === null ? null : infoOf(content);
  if (eContentType !== timestampContent || info === null) reasons.push("cms-unreadable");
  let at: string | null = null;
  if (info !== null) {
    const { hashAlgorithm, hashedMessage } = info.messageImprint;
    const digest = digestName(hashAlgorithm.algorithmId);
    const imprint = octetsOf(hashedMessage);
    if (digest === null) reasons.push("algorithm-unknown");
    else if (imprint === null || !hash(digest, ...stamped).equals(imprint)) reasons.push("imprint-mismatch");
    at = Number.isNaN(info.genTime.getTime()) ? null : info.genTime.toISOString();
  }
  const { certificate } = verified;
  if (certificate !== null && !isForPurpose(certificate.certificate, timestampPurpose)) reasons.push("not-for-timestamps");
  if (certificate !== null && at !== null && isValidAt(certificate.facts, { at, source: "timestamp" }) === false)
    reasons.push("authority-not-valid");
  if (at === null && reasons.length === 0) reasons.push("cms-unreadable");
  return { verdict: verdictOf(reasons), reasons, at, authority: certificate?.facts ?? null, verified };
}

function infoOf(content: Uint8Array): TSTInfo | null {
  try {
    return new TSTInfo({ schema: fromBER(content).result });
  } catch {
    return null;
  }
}

/** The time stamp on a signature's value; null where the signature has none. */
export function signatureTimestampOf({ signer }: VerifiedCms): SignatureTimestamp | null {
  const attributes = signer?.unsignedAttrs?.attributes;
  if (signer === null || !attributes?.some(({ type }) => type === attributeIds.timestamp)) return null;
  const unreadable: SignatureReason[] = ["cms-unreadable"];
  const value = attributeValue(attributes, attributeIds.timestamp);
  const token = value === null ? null : readCms(writtenAs(value));
  const stamped = octetsOf(signer.signature);
  if (token === null || stamped === null) return { verdict: "unreadable", reasons: unreadable, at: null, authority: null };
  const { verdict, reasons, at, authority } = readTimestamp(token, [stamped]);
  return { verdict, reasons, at, authority };
}
