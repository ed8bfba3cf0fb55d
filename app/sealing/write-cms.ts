import { createHash } from "node:crypto";
import { identifier, nothing, octets, sequence, setOf, smallInteger, tagged } from "./der";

/** How a kind of key signs. Larger curves get the digest of their size (NIST SP 800-57, part 1, table 3). */
export interface SealAlgorithm {
  digest: "sha256" | "sha384" | "sha512";
  kind: "rsa" | "ec";
}

const digestIds = {
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
} as const;
/** RSA with PKCS #1 v1.5 padding, ECDSA with each digest. */
const rsa = "1.2.840.113549.1.1.1";
const ecdsa = { sha256: "1.2.840.10045.4.3.2", sha384: "1.2.840.10045.4.3.3", sha512: "1.2.840.10045.4.3.4" } as const;

const ids = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timestampToken: "1.2.840.113549.1.9.16.2.14",
} as const;

/** All that a seal is made of; the rest of it follows. */
export interface SealParts {
  algorithm: SealAlgorithm;
  /** Of the file but for the place of the seal itself. */
  digest: Uint8Array;
  /** DER, the signer's first. */
  certificates: readonly Uint8Array[];
  /** Issuer and number of the signer's, each as it stands there. */
  issuer: Uint8Array;
  serialNumber: Uint8Array;
  signature: Uint8Array;
  /** RFC 3161, of the signature; null without. */
  timestamp: Uint8Array | null;
}

const attribute = (id: string, value: Uint8Array) => sequence(identifier(id), setOf(value));

/**
 * What the key signs (RFC 5652, 5.4): that it is data, its digest, and the certificate (RFC 5035). No signing time, which PAdES
 * baseline forbids here (ETSI EN 319 142-1, 6.3): the dictionary has one, and a time stamp a better one.
 */
export function signedAttributes({ digest, certificates }: Pick<SealParts, "digest" | "certificates">): Buffer {
  const [own] = certificates;
  if (own === undefined) throw new Error("A seal has a certificate.");
  // SHA-256 is what is meant where no algorithm is named.
  const certificate = sequence(octets(createHash("sha256").update(own).digest()));
  return setOf(
    attribute(ids.contentType, identifier(ids.data)),
    attribute(ids.messageDigest, octets(digest)),
    attribute(ids.signingCertificateV2, sequence(sequence(certificate))),
  );
}

/**
 * The seal's value: signed data without its content (RFC 5652; PAdES B-B, or B-T with a time stamp). The same parts give the same
 * bytes, so that whoever checks one can tell whether anything in it that nobody signed was changed.
 */
export function writeCms(parts: SealParts): Buffer {
  const { algorithm, certificates, issuer, serialNumber, signature, timestamp } = parts;
  const digestAlgorithm = sequence(identifier(digestIds[algorithm.digest]));
  const signatureAlgorithm =
    algorithm.kind === "rsa" ? sequence(identifier(rsa), nothing) : sequence(identifier(ecdsa[algorithm.digest]));
  const attributes = signedAttributes(parts);
  // Signed as a set, sent with the tag of its place.
  attributes[0] = 0xa0;
  const signer = sequence(
    smallInteger(1),
    sequence(issuer, serialNumber),
    digestAlgorithm,
    attributes,
    signatureAlgorithm,
    octets(signature),
    ...(timestamp === null ? [] : [tagged(1, attribute(ids.timestampToken, timestamp))]),
  );
  const data = sequence(
    smallInteger(1),
    setOf(digestAlgorithm),
    sequence(identifier(ids.data)),
    // In the order of the chain and not sorted, as nearly everybody writes them; the signer's is told by its number.
    tagged(0, ...certificates),
    setOf(signer),
  );
  return sequence(identifier(ids.signedData), tagged(0, data));
}
