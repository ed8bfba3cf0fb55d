import { createHash, createPrivateKey, type KeyObject, sign, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Refusal } from "../domain/refusal";
import { keepKeyFile } from "../storage/key-file.server";
import { certificateName } from "./certificate-name";
import { fingerprintOf } from "./public-key";
import type { SealSettings } from "./seal-settings";
import { makeSelfSigned } from "./self-signed";
import { type SealAlgorithm, type SealParts, signedAttributes } from "./write-cms";

/** The key that packs are sealed with, and the certificates that go with it. */
export interface SealKey {
  algorithm: SealAlgorithm;
  /** The signer's, and who issued it and so on; the signer's first. */
  certificates: readonly X509Certificate[];
  /** Whether the installation made it itself, so that nobody vouches for it. */
  isOwn: boolean;
  /** Of the key, hexadecimal. */
  fingerprint: string;
  /** All of a seal but its time stamp. */
  sign(parts: readonly Uint8Array[]): Omit<SealParts, "timestamp">;
}

/** The key cannot be used. */
export class SealKeyError extends Error {
  override name = "SealKeyError";
  constructor(
    readonly refusal: Refusal,
    options?: ErrorOptions,
  ) {
    super(`The key of the seal cannot be used: ${refusal.code}`, options);
  }
}

function refuse(code: string, params: Refusal["params"] = {}, cause?: unknown): never {
  throw new SealKeyError({ code, params }, { cause });
}

const curves: Readonly<Record<string, SealAlgorithm["digest"]>> = {
  prime256v1: "sha256",
  secp384r1: "sha384",
  secp521r1: "sha512",
};
const rsaBitsMin = 2048;

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SealAlgorithm {
  if (asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= rsaBitsMin)
    return { kind: "rsa", digest: "sha256" };
  const digest = asymmetricKeyType === "ec" ? curves[asymmetricKeyDetails?.namedCurve ?? ""] : undefined;
  if (digest === undefined) return refuse("seal-key-kind");
  return { kind: "ec", digest };
}

const pemCertificate = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

export function certificatesIn(pem: string): X509Certificate[] {
  try {
    return (pem.match(pemCertificate) ?? []).map((one) => new X509Certificate(one));
  } catch (cause) {
    return refuse("seal-certificate-unreadable", {}, cause);
  }
}

function sealKeyOf(key: KeyObject, certificates: readonly X509Certificate[], isOwn: boolean): SealKey {
  const [own] = certificates;
  if (own === undefined) return refuse("seal-certificate-missing");
  if (!own.checkPrivateKey(key)) return refuse("seal-certificate-other");
  for (const [at, issuer] of certificates.entries()) {
    const issued = certificates[at - 1];
    if (issued !== undefined && !(issued.checkIssued(issuer) && issued.verify(issuer.publicKey)))
      return refuse("seal-chain-broken");
  }
  const algorithm = algorithmOf(key);
  const name = certificateName(own.raw);
  return {
    algorithm,
    certificates,
    isOwn,
    fingerprint: fingerprintOf(own.publicKey),
    sign(parts) {
      const hash = createHash(algorithm.digest);
      for (const part of parts) hash.update(part);
      const content = { digest: hash.digest(), certificates: certificates.map(({ raw }) => raw) };
      return { algorithm, ...content, ...name, signature: sign(algorithm.digest, signedAttributes(content), key) };
    },
  };
}

function readPrivateKey(pem: string, passphrase: string | null): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) });
  } catch (cause) {
    return refuse("seal-key-locked", {}, cause);
  }
}

const fileOf = (dataDirectory: string) => join(dataDirectory, "keys", "seal.pem");

function readOwn(file: string): SealKey | null {
  let pem: string;
  try {
    pem = readFileSync(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    return refuse("seal-key-unreadable", { file }, cause);
  }
  return sealKeyOf(readPrivateKey(pem, null), certificatesIn(pem), true);
}

/** The key that packs are sealed with; null where the installation is to make one and has not yet. @throws {SealKeyError} */
export function findSealKey(dataDirectory: string, { own }: SealSettings): SealKey | null {
  if (own === null) return readOwn(fileOf(dataDirectory));
  return sealKeyOf(readPrivateKey(own.key, own.passphrase), certificatesIn(own.certificates), false);
}

/** As {@link findSealKey}, and makes one where there is none. @param organisation as the certificate is to name it @throws {SealKeyError} */
export function openSealKey(dataDirectory: string, settings: SealSettings, organisation: string, now: Date): SealKey {
  const found = findSealKey(dataDirectory, settings);
  if (found !== null) return found;
  const file = fileOf(dataDirectory);
  const { key, certificate } = makeSelfSigned(organisation, now);
  keepKeyFile(file, `${key.export({ type: "pkcs8", format: "pem" })}${new X509Certificate(certificate).toString()}`);
  return readOwn(file) ?? refuse("seal-key-unreadable", { file });
}
