import { constants, createHash, type KeyObject, verify } from "node:crypto";
import { RSASSAPSSParams, type AlgorithmIdentifier } from "pkijs";

/** MD5 is left out: files of one MD5 are made within seconds, so that nothing is shown by it. */
const digests: Record<string, string> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.4": "sha224",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
  "2.16.840.1.101.3.4.2.6": "sha512-256",
  "2.16.840.1.101.3.4.2.8": "sha3-256",
  "2.16.840.1.101.3.4.2.9": "sha3-384",
  "2.16.840.1.101.3.4.2.10": "sha3-512",
};

type Scheme = "rsa" | "rsa-pss" | "ecdsa" | "ecdsa-plain" | "dsa" | "ed25519";

/** Digest null: the one that the signer names beside the algorithm. */
const schemes: Record<string, [scheme: Scheme, digest: string | null]> = {
  "1.2.840.113549.1.1.1": ["rsa", null],
  "1.2.840.113549.1.1.5": ["rsa", "sha1"],
  "1.2.840.113549.1.1.14": ["rsa", "sha224"],
  "1.2.840.113549.1.1.11": ["rsa", "sha256"],
  "1.2.840.113549.1.1.12": ["rsa", "sha384"],
  "1.2.840.113549.1.1.13": ["rsa", "sha512"],
  "2.16.840.1.101.3.4.3.14": ["rsa", "sha3-256"],
  "2.16.840.1.101.3.4.3.15": ["rsa", "sha3-384"],
  "2.16.840.1.101.3.4.3.16": ["rsa", "sha3-512"],
  "1.2.840.113549.1.1.10": ["rsa-pss", null],
  "1.2.840.10045.2.1": ["ecdsa", null],
  "1.2.840.10045.4.1": ["ecdsa", "sha1"],
  "1.2.840.10045.4.3.1": ["ecdsa", "sha224"],
  "1.2.840.10045.4.3.2": ["ecdsa", "sha256"],
  "1.2.840.10045.4.3.3": ["ecdsa", "sha384"],
  "1.2.840.10045.4.3.4": ["ecdsa", "sha512"],
  "2.16.840.1.101.3.4.3.10": ["ecdsa", "sha3-256"],
  "2.16.840.1.101.3.4.3.11": ["ecdsa", "sha3-384"],
  "2.16.840.1.101.3.4.3.12": ["ecdsa", "sha3-512"],
  // BSI TR-03111: the two numbers side by side instead of in DER, as German and Austrian cards write them.
  "0.4.0.127.0.7.1.1.4.1.1": ["ecdsa-plain", "sha1"],
  "0.4.0.127.0.7.1.1.4.1.2": ["ecdsa-plain", "sha224"],
  "0.4.0.127.0.7.1.1.4.1.3": ["ecdsa-plain", "sha256"],
  "0.4.0.127.0.7.1.1.4.1.4": ["ecdsa-plain", "sha384"],
  "0.4.0.127.0.7.1.1.4.1.5": ["ecdsa-plain", "sha512"],
  "1.2.840.10040.4.3": ["dsa", "sha1"],
  "2.16.840.1.101.3.4.3.2": ["dsa", "sha256"],
  "1.3.101.112": ["ed25519", null],
};

export const digestName = (id: string): string | null => digests[id] ?? null;

export function hash(digest: string, ...parts: readonly Uint8Array[]): Buffer {
  const sum = createHash(digest);
  for (const part of parts) sum.update(part);
  return sum.digest();
}

export interface KnownScheme {
  scheme: Scheme;
  digest: string;
  saltLength: number | null;
}

/** What an algorithm's identifier asks for; null where it is not known or asks for what node:crypto cannot do. */
export function schemeOf(algorithm: AlgorithmIdentifier, statedDigest: string): KnownScheme | null {
  const found = schemes[algorithm.algorithmId];
  if (found === undefined) return null;
  const [scheme, digest] = found;
  if (scheme !== "rsa-pss") return { scheme, digest: digest ?? statedDigest, saltLength: null };
  try {
    const parameters = new RSASSAPSSParams({ schema: algorithm.algorithmParams });
    const own = digestName(parameters.hashAlgorithm.algorithmId);
    const mask = parameters.maskGenAlgorithm.algorithmParams?.valueBlock?.value?.[0]?.valueBlock?.toString?.() ?? null;
    const isSame = mask === parameters.hashAlgorithm.algorithmId;
    return own === null || !isSame || parameters.trailerField !== 1
      ? null
      : { scheme, digest: own, saltLength: parameters.saltLength };
  } catch {
    return null;
  }
}

const keyTypes: Record<Scheme, readonly string[]> = {
  rsa: ["rsa"],
  "rsa-pss": ["rsa", "rsa-pss"],
  ecdsa: ["ec"],
  "ecdsa-plain": ["ec"],
  dsa: ["dsa"],
  ed25519: ["ed25519"],
};

/** Whether a key made a signature value over some bytes; null where the key is of another kind or cannot be used. */
export function isSignedBy(key: KeyObject, known: KnownScheme, bytes: readonly Uint8Array[], value: Uint8Array): boolean | null {
  const { scheme, digest, saltLength } = known;
  if (!keyTypes[scheme].includes(key.asymmetricKeyType ?? "")) return null;
  const data = bytes.length === 1 ? (bytes[0] as Uint8Array) : Buffer.concat(bytes);
  try {
    if (scheme === "ed25519") return verify(null, data, key, value);
    if (scheme === "ecdsa-plain") return verify(digest, data, { key, dsaEncoding: "ieee-p1363" }, value);
    if (scheme === "rsa-pss")
      return verify(digest, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLength ?? 20 }, value);
    return verify(digest, data, key, value);
  } catch {
    return null;
  }
}
