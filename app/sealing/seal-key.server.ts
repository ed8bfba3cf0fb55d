import { createPrivateKey, generateKeyPairSync, hash, type KeyObject, X509Certificate } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { selfSignedCertificate } from "./self-signed.server";

/** Files of a key and its certificate, PEM, as an authority gives them. */
export interface SealSettings {
  keyFile: string;
  /** The key's certificate first, then those of the authorities above it. */
  certificateFile: string;
  /** Of the key; null where it has none. */
  passphrase: string | null;
}

/** The key that seals packs: RSA or elliptic curve, in a file outside the database and outside backups. */
export interface SealKey {
  privateKey: KeyObject;
  /** DER; the key's own first. */
  certificates: Buffer[];
  /** Made here, so that nobody vouches for whose it is. */
  isSelfSigned: boolean;
  fingerprint: string;
}

/**
 * SHA-256 of the public key (SubjectPublicKeyInfo), hexadecimal. Of the key, not of the certificate: a certificate is renewed every
 * few years, and the number that an auditor was told stays right as long as the key does.
 */
export const fingerprintOf = (certificate: Uint8Array): string =>
  hash("sha256", new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" }), "hex");

const blocks = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

const certificatesIn = (pem: string): Buffer[] => (pem.match(blocks) ?? []).map((one) => new X509Certificate(one).raw);

const keyTypes = new Set(["rsa", "ec"]);

function keyOf(privateKey: KeyObject, certificates: Buffer[], name: string): SealKey {
  const [own] = certificates;
  if (!keyTypes.has(privateKey.asymmetricKeyType ?? ""))
    throw new Error(`The key of the seal (${name}) is neither RSA nor of an elliptic curve. Name a file that holds such a key.`);
  if (own === undefined || !new X509Certificate(own).checkPrivateKey(privateKey))
    throw new Error(
      `The certificate of the seal is not that of its key (${name}). Put the key's own certificate first in the certificate file.`,
    );
  const certificate = new X509Certificate(own);
  const isSelfSigned = certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  return { privateKey, certificates, isSelfSigned, fingerprint: fingerprintOf(own) };
}

function readGiven({ keyFile, certificateFile, passphrase }: SealSettings): SealKey {
  let privateKey: KeyObject;
  let certificates: Buffer[];
  try {
    privateKey = createPrivateKey({ key: readFileSync(keyFile), ...(passphrase === null ? {} : { passphrase }) });
    certificates = certificatesIn(readFileSync(certificateFile, "utf8"));
  } catch (cause) {
    throw new Error(
      `The key of the seal (${keyFile}) or its certificate (${certificateFile}) cannot be read. Both are files in PEM; a key with a` +
        " passphrase needs TILSYN_SEAL_PASSPHRASE_FILE.",
      { cause },
    );
  }
  return keyOf(privateKey, certificates, keyFile);
}

function writeNew(file: string, text: string): void {
  // Of two processes that both find none, one makes it; the other reads it.
  try {
    const made = openSync(file, "wx", 0o600);
    writeSync(made, text);
    fsyncSync(made);
    closeSync(made);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/**
 * The installation's key: that of the settings, or one made here with a certificate that only it vouches for.
 * @param organisation whom a certificate that is made here names
 */
export function openSealKey(
  { dataDirectory, settings }: { dataDirectory: string; settings: SealSettings | null },
  organisation: string,
  now: Date,
): SealKey {
  if (settings !== null) return readGiven(settings);
  const folder = join(dataDirectory, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "seal.pem");
  if (!existsSync(file)) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const certificate = selfSignedCertificate(privateKey, publicKey, organisation, now);
    // Both in one file: a key without its certificate would be of no use.
    writeNew(file, `${String(privateKey.export({ type: "pkcs8", format: "pem" }))}${certificate}`);
  }
  const pem = readFileSync(file, "utf8");
  return keyOf(createPrivateKey(pem), certificatesIn(pem), file);
}

/** A fingerprint in groups of four, as it is read out over the telephone. */
export const spokenFingerprint = (fingerprint: string) => fingerprint.match(/.{4}/g)?.join(" ") ?? "";
