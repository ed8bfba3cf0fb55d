import { createHash, randomUUID } from "node:crypto";
import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { FileTooLarge, type Received, StoreFull, toldFull } from "./blob-store";
import { flush } from "./flush.server";
import { makeFolder } from "./make-folder.server";

/** So much stays free: the register beside the documents must be able to go on. */
export const freeBytesFloor = 256 * 1024 * 1024;

/** Written in larger pieces than come over the network: fewer calls of the system. */
const pieceBytes = 1024 * 1024;

async function requireRoom(folder: string, floor: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < floor) throw new StoreFull();
}

/**
 * Writes what comes to a new file in `folder`, hashing and counting on the way, and flushes it. Nothing is left of it where that
 * fails.
 * @param floor bytes that stay free
 */
export const receiveInto = (
  folder: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytesMax: number,
  floor = freeBytesFloor,
): Promise<Received> => toldFull(() => receive(folder, chunks, bytesMax, floor));

async function receive(
  folder: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytesMax: number,
  floor: number,
): Promise<Received> {
  makeFolder(folder);
  await requireRoom(folder, floor);
  const path = join(folder, randomUUID());
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let parts: Uint8Array[] = [];
  let held = 0;
  const write = async () => {
    const { bytesWritten } = parts.length > 0 ? await file.writev(parts) : { bytesWritten: 0 };
    // A disk that fills up in the middle takes a part and calls that a success.
    if (bytesWritten < held) throw new StoreFull();
    parts = [];
    held = 0;
  };
  try {
    for await (const chunk of chunks) {
      sizeBytes += chunk.length;
      if (sizeBytes > bytesMax) throw new FileTooLarge(bytesMax);
      hash.update(chunk);
      parts.push(chunk);
      held += chunk.length;
      if (held >= pieceBytes) await write();
    }
    await write();
    await flush(file);
    await file.close();
    return { sha256: hash.digest("hex"), sizeBytes, path };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}
