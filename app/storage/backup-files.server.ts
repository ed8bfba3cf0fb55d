import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { toldFull } from "./blob-store";
import { flush, flushFolder } from "./flush.server";
import { makeFolder } from "./make-folder.server";

/** A file by what is in it. */
export interface Content {
  sha256: string;
  sizeBytes: number;
}

/** Where a content lies within a backup. */
export const blobFile = (sha256: string) => `blobs/${sha256.slice(0, 2)}/${sha256}`;

/** Makes the folder, or takes one that is empty. @returns whether it may be written to */
export function takeEmptyFolder(folder: string): boolean {
  makeFolder(folder);
  return readdirSync(folder).length === 0;
}

/** Takes away what was written into a folder that was empty. */
export async function clearFolder(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

/** Writes a file that was not there, flushed. @returns what came, counted and hashed on the way */
export function writeFlushed(path: string, chunks: AsyncIterable<unknown> | Iterable<unknown>): Promise<Content> {
  return toldFull(async () => {
    makeFolder(dirname(path));
    const file = await open(path, "wx", 0o600);
    const hash = createHash("sha256");
    let sizeBytes = 0;
    try {
      for await (const chunk of chunks) {
        const bytes = Buffer.from(chunk as Uint8Array);
        hash.update(bytes);
        sizeBytes += bytes.length;
        await file.writeFile(bytes);
      }
      await flush(file);
    } finally {
      await file.close();
    }
    return { sha256: hash.digest("hex"), sizeBytes };
  });
}

/** Flushes the names of all that lies in a folder. */
export async function flushTree(folder: string): Promise<void> {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await flushTree(join(folder, entry.name));
  await flushFolder(folder);
}

/** What is in a file; null where there is none. */
export async function contentOfFile(path: string): Promise<Content | null> {
  if (!existsSync(path)) return null;
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(part as Buffer);
    sizeBytes += (part as Buffer).length;
  }
  return { sha256: hash.digest("hex"), sizeBytes };
}

export const textOfFile = async (path: string) => (existsSync(path) ? readFile(path, "utf8") : null);

export const blobList = "blobs.txt";

/** A line of the list of contents. */
export const blobLine = ({ sha256, sizeBytes }: Content) => `${sha256} ${sizeBytes}\n`;

/** The list of contents, one by one. @throws where a line is no such one */
export async function* readBlobList(folder: string): AsyncGenerator<Content> {
  for await (const line of createInterface({ input: createReadStream(join(folder, blobList)) })) {
    const [, sha256, size] = /^([0-9a-f]{64}) (\d{1,15})$/.exec(line) ?? [];
    if (sha256 === undefined) throw new Error(`${blobList} holds a line that names no file.`);
    yield { sha256, sizeBytes: Number(size) };
  }
}

/** Does the work for each, some at once. The first failure ends it. */
export async function forEach<T>(items: AsyncIterable<T>, atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  const one = async () => {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}
