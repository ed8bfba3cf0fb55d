import { type FileHandle, open } from "node:fs/promises";
import { endAfterFailedFlush } from "../../db/dialect/failed-flush.server";
import { isFull } from "./blob-store";

/** Waits until a file is on the disk. A full disk is an answer; any other failure ends the process. */
export async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (isFull(error)) throw error;
    endAfterFailedFlush(error);
  }
}

/** Waits until the names in a folder are on the disk. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await flush(folder);
  } finally {
    await folder.close();
  }
}
