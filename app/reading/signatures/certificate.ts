import { type KeyObject, X509Certificate } from "node:crypto";
import { Certificate, type RelativeDistinguishedNames } from "pkijs";
import type { CertificateFacts } from "../../domain/document/signature";
import { readQualifiedClaims } from "./qualified-claims";
import { signatureLimits } from "./signature-limits";

export interface ReadCertificate {
  bytes: Uint8Array;
  certificate: Certificate;
  facts: CertificateFacts;
  /** Null where node:crypto does not take the certificate or its key. */
  key: KeyObject | null;
}

const attributeIds = {
  commonName: "2.5.4.3",
  organisation: "2.5.4.10",
  organizationIdentifier: "2.5.4.97",
  serialNumber: "2.5.4.5",
} as const;

/** What would move text about on a screen or hide it has no place in a name. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function attribute(name: RelativeDistinguishedNames, id: string): string | null {
  const found = name.typesAndValues.find(({ type }) => String(type) === id);
  const value: unknown = found?.value?.valueBlock?.value;
  if (typeof value !== "string") return null;
  const text = value.replace(unseen, "").normalize("NFC").trim();
  return text === "" ? null : text.slice(0, signatureLimits.nameCharactersMax);
}

const instant = (date: Date) => (Number.isNaN(date.getTime()) ? null : date.toISOString());

/** Null where the bytes are no certificate. */
export function readCertificate(bytes: Uint8Array): ReadCertificate | null {
  try {
    const certificate = Certificate.fromBER(Uint8Array.from(bytes));
    const own = attempt(() => new X509Certificate(bytes));
    const key = own === null ? null : attempt(() => own.publicKey);
    const { subject, issuer } = certificate;
    const isOwnIssuer = subject.isEqual(issuer);
    return {
      bytes,
      certificate,
      key,
      facts: {
        commonName: attribute(subject, attributeIds.commonName),
        organisation: attribute(subject, attributeIds.organisation),
        organizationIdentifier: attribute(subject, attributeIds.organizationIdentifier),
        serialNumber: attribute(subject, attributeIds.serialNumber),
        issuerCommonName: attribute(issuer, attributeIds.commonName),
        certificateSerial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString("hex"),
        notBefore: instant(certificate.notBefore.value),
        notAfter: instant(certificate.notAfter.value),
        // Where its own key cannot be used, a name that vouches for itself is taken as doing so.
        isSelfSigned: isOwnIssuer && (own === null || key === null || (attempt(() => own.verify(key)) ?? true)),
        claims: readQualifiedClaims(certificate),
      },
    };
  } catch {
    return null;
  }
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Whether the certificate's extended key usage names a purpose. */
export function isForPurpose(certificate: Certificate, purpose: string): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === "2.5.29.37")?.parsedValue as
    | { keyPurposes?: string[] }
    | undefined;
  return usage?.keyPurposes?.includes(purpose) ?? false;
}
