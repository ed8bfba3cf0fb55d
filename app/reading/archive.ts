import { createHash } from "node:crypto";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { AttachedFile } from "../domain/document/reading";
import { mediaTypeOf, shownName } from "./attached-file";
import { readingLimits } from "./reading-limits";
import { headBytes } from "./recognise";
import { refuseDocument } from "./refused-document";

/** A ZIP archive on disk whose entries together may unpack to no more than is allowed, whatever its directory says. */
export interface Archive {
  readonly names: readonly string[];
  /** One part in memory; null where there is none of the name. */
  read(name: string): Promise<Buffer | null>;
  /** One entry as a file within the document, hashed on the way and kept nowhere. */
  toAttachedFile(name: string): Promise<AttachedFile>;
}

/** Opens an archive for as long as the work on it takes. */
export async function withArchive<Result>(path: string, work: (archive: Archive) => Promise<Result>): Promise<Result> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    return await work(await toArchive(zip));
  } finally {
    zip.close();
  }
}

async function toArchive(zip: ZipFile): Promise<Archive> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= readingLimits.archiveEntriesMax) refuseDocument("damaged");
    if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, entry);
  }
  let left: number = readingLimits.unpackedBytesMax;

  async function* unpack(entry: Entry): AsyncGenerator<Buffer> {
    if (entry.isEncrypted()) refuseDocument("password-needed");
    // An archive that unpacks to more is a bomb; what it would take to read it is memory.
    if (entry.uncompressedSize > left) refuseDocument("parse-memory");
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      left -= (chunk as Buffer).length;
      if (left < 0) refuseDocument("parse-memory");
      yield chunk as Buffer;
    }
  }

  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.uncompressedSize > readingLimits.partBytesMax) refuseDocument("parse-memory");
      const chunks: Buffer[] = [];
      for await (const chunk of unpack(entry)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async toAttachedFile(name) {
      const entry = entries.get(name) ?? refuseDocument("damaged");
      const hash = createHash("sha256");
      let head = Buffer.alloc(0);
      let sizeBytes = 0;
      for await (const chunk of unpack(entry)) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
      }
      return { name: shownName(name), mediaType: await mediaTypeOf(head), sizeBytes, sha256: hash.digest("hex") };
    },
  };
}
