import { createHash, createPublicKey, type KeyObject } from "node:crypto";

/** SHA-256 of the public key (SubjectPublicKeyInfo in DER), hexadecimal. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex");

const ed25519 = Buffer.from("302a300506032b6570032100", "hex");

/** Of a key of checkpoints. @param raw 32 bytes, base64 */
export const fingerprintOfCheckpointKey = (raw: string): string =>
  fingerprintOf(createPublicKey({ key: Buffer.concat([ed25519, Buffer.from(raw, "base64")]), format: "der", type: "spki" }));
