import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BlobStore } from "./blob-store";
import { makeFolder } from "./make-folder.server";

/**
 * Does something with a content as a file of this machine: the stored one where it lies here, else a copy that is gone afterwards.
 * The file must not be changed.
 * @throws where the content is not in the store
 */
export async function withLocalFile<T>(
  blobs: BlobStore,
  directory: string,
  sha256: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const here = blobs.pathOf?.(sha256);
  if (here !== undefined) return work(here);
  const bytes = await blobs.open(sha256);
  if (bytes === null) throw new Error(`The content ${sha256} is not in the store.`);
  const folder = join(directory, "tmp");
  makeFolder(folder);
  const path = join(folder, randomUUID());
  try {
    await pipeline(bytes, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}
