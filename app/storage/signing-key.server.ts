import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkpointOrigin } from "../domain/history/checkpoint";
import { keepKeyFile } from "./key-file.server";

/** The key that signs checkpoints: Ed25519, in a file outside the database and outside backups. */
export interface SigningKey {
  /** 32 bytes, base64. */
  publicKey: string;
  /** @returns key id and signature together, base64, as a signed note holds them */
  sign(text: string): string;
}

const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

const rawPublic = (key: KeyObject) => createPublicKey(key).export({ type: "spki", format: "der" }).subarray(-32);

/** First four bytes of the SHA-256 of name, newline, 0x01 (Ed25519) and public key, as signed notes name a key. */
const keyIdOf = (publicKey: Buffer) =>
  hash("sha256", Buffer.concat([Buffer.from(`${checkpointOrigin}\n\u0001`), publicKey]), "buffer").subarray(0, 4);

function readOrMake(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw new Error(
        `The key of the checkpoints (${file}) cannot be read. Restore it, or move it away to begin with a new one.`,
        {
          cause: error,
        },
      );
    }
  }
  const { privateKey } = generateKeyPairSync("ed25519");
  keepKeyFile(file, String(privateKey.export({ type: "pkcs8", format: "pem" })));
  return createPrivateKey(readFileSync(file));
}

/** The installation's key, made where there is none. */
export function openSigningKey(dataDirectory: string): SigningKey {
  const key = readOrMake(join(dataDirectory, "keys", "checkpoint.pem"));
  const publicKey = rawPublic(key);
  return {
    publicKey: publicKey.toString("base64"),
    sign: (text) => Buffer.concat([keyIdOf(publicKey), sign(null, Buffer.from(text), key)]).toString("base64"),
  };
}

/** Whether the signature of the text is the key's. @param publicKey 32 bytes, base64 */
export function isSignedBy(publicKey: string, signed: { text: string; keyId: string; signature: string }): boolean {
  const raw = Buffer.from(publicKey, "base64");
  if (raw.length !== 32 || keyIdOf(raw).toString("hex") !== signed.keyId) return false;
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: "der", type: "spki" });
  return verify(null, Buffer.from(signed.text), key, Buffer.from(signed.signature, "base64"));
}
