import { createReadStream } from "node:fs";
import { link, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BlobStore, isSha256, type Received, toldFull } from "./blob-store";
import { flushFolder } from "./flush.server";
import { makeFolder } from "./make-folder.server";
import { freeBytesFloor, receiveInto } from "./receive-blob.server";
import { namesIn, statOf, sweepFolder } from "./sweep-folder.server";

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : null);

/**
 * Contents on the local disk: `blobs/aa/<sha256>`. A file comes in under `tmp/` on the same file system and gets its name by a link,
 * so that under a name stands the whole content or nothing (I1, I2).
 * @param directory the installation's data directory
 * @param floor bytes that stay free
 */
export function diskStore(directory: string, floor = freeBytesFloor): BlobStore {
  const blobs = join(directory, "blobs");
  const incoming = join(directory, "tmp");
  const quarantined = join(directory, "quarantine");
  const pathOf = (sha256: string) => {
    if (!isSha256(sha256)) throw new Error("A content is named by its SHA-256.");
    return join(blobs, sha256.slice(0, 2), sha256);
  };

  /** Shards whose names this process knows to be on the disk. */
  const flushed = new Set<string>();

  /** A shard that is there already may be another's, made a moment ago and not on the disk yet. */
  async function makeShard(shard: string): Promise<void> {
    if (flushed.has(shard)) return;
    makeFolder(shard);
    await flushFolder(blobs);
    await flushFolder(directory);
    flushed.add(shard);
  }

  async function keep({ sha256, path }: Received): Promise<void> {
    const to = pathOf(sha256);
    await makeShard(dirname(to));
    try {
      await link(path, to);
    } catch (error) {
      // The same content is there already; its name may not be on the disk yet.
      if (codeOf(error) !== "EEXIST") throw error;
    }
    await flushFolder(dirname(to));
  }

  return {
    receive: (chunks, bytesMax) => receiveInto(incoming, chunks, bytesMax, floor),

    keep: (received) => toldFull(() => keep(received)),

    discard: ({ path }) => rm(path, { force: true }),

    async open(sha256, range) {
      const path = pathOf(sha256);
      return (await statOf(path)) === null ? null : createReadStream(path, range ?? {});
    },

    pathOf,

    sizeOf: async (sha256) => (await statOf(pathOf(sha256)))?.size ?? null,

    async *list() {
      for (const shard of await namesIn(blobs))
        for (const sha256 of await namesIn(join(blobs, shard))) {
          const found = isSha256(sha256) ? await statOf(pathOf(sha256)) : null;
          if (found !== null) yield { sha256, sizeBytes: found.size };
        }
    },

    async quarantine(sha256) {
      makeFolder(quarantined);
      await rename(pathOf(sha256), join(quarantined, sha256));
    },

    sweep: async (before) => (await sweepFolder(incoming, before)) + (await sweepFolder(quarantined, before)),

    async check() {
      const { path } = await receiveInto(incoming, [Buffer.from("check")], 5, floor);
      await rm(path);
    },
  };
}
