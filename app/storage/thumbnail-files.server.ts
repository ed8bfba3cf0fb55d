import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isSha256 } from "./blob-store";
import { makeFolder } from "./make-folder.server";

/** Pictures that were drawn, by the hash of what they show; whatever is gone is drawn anew. */
function pathOf(dataDirectory: string, sha256: string): string {
  if (!isSha256(sha256)) throw new Error("A content is named by its SHA-256.");
  return join(dataDirectory, "thumbnails", sha256.slice(0, 2), `${sha256}.png`);
}

export async function readThumbnail(dataDirectory: string, sha256: string): Promise<Buffer | null> {
  try {
    return await readFile(pathOf(dataDirectory, sha256));
  } catch {
    return null;
  }
}

export async function keepThumbnail(dataDirectory: string, sha256: string, png: Buffer): Promise<void> {
  const path = pathOf(dataDirectory, sha256);
  makeFolder(dirname(path));
  const made = `${path}.${randomUUID()}`;
  await writeFile(made, png, { mode: 0o600 });
  await rename(made, path);
}
