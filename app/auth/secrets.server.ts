import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { keepKeyFile } from "../storage/key-file.server";

/** What is done with the installation's secret key, which is in a file and never in the database. */
export interface Secrets {
  /** Encrypts a text for one purpose and one owner: it opens with the same two only. */
  seal(purpose: string, owner: string, text: string): string;
  /** The text again; null where it was sealed otherwise, or changed since. */
  open(purpose: string, owner: string, sealed: string): string | null;
  /** 256 bits that only this installation can make from a text, base64url. */
  sign(purpose: string, text: string): string;
}

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** @param read gives the key; asked for at first use */
export function secretsFrom(read: () => Buffer): Secrets {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync("sha256", read(), Buffer.alloc(0), `tilsyn ${purpose}`, keyBytes));
    keys.set(purpose, key);
    return key;
  };
  return {
    seal(purpose, owner, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv).setAAD(Buffer.from(owner));
      return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64url");
    },
    open(purpose, owner, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < ivBytes + tagBytes) return null;
      const cipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(-tagBytes));
      try {
        return Buffer.concat([cipher.update(bytes.subarray(ivBytes, -tagBytes)), cipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
    sign: (purpose, text) => createHmac("sha256", keyFor(purpose)).update(text).digest("base64url"),
  };
}

function readSecretKey(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Error(`The secret key (${file}) cannot be read. Make it readable for the user that runs Tilsyn.`, { cause });
  }
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== keyBytes)
    throw new Error(`The secret key (${file}) is not 32 bytes in base64. Restore it from where it is kept.`);
  return key;
}

/** The installation's key, made where there is none: whole or not at all, whoever else makes one at the same moment. */
export function readOrMakeSecretKey(file: string): Buffer {
  const found = readSecretKey(file);
  if (found !== null) return found;
  keepKeyFile(file, `${randomBytes(keyBytes).toString("base64")}\n`);
  const key = readSecretKey(file);
  if (key === null) throw new Error(`The secret key (${file}) could not be made.`);
  return key;
}
