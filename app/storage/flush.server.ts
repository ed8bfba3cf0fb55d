import { type FileHandle, open } from "node:fs/promises";

/**
 * Ends the process: after a failed flush the system may have dropped what was written and still say that all is well, so
 * that only a fresh start, which reads what is there, tells what is true.
 */
function endProcess(error: unknown): never {
  console.error("The disk could not confirm a write. The program ends; start it again when the disk is well.", error);
  process.exit(70);
}

const isFull = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");

/** Waits until a file is on the disk. A full disk is an answer; any other failure ends the process. */
export async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (isFull(error)) throw error;
    endProcess(error);
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
