import { readdir, rm, stat } from "node:fs/promises";
import type { Stats } from "node:fs";
import { join } from "node:path";

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** What is known of a file; null where there is none. */
export async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** What lies in a folder, in order; nothing where there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Deletes the files that were last written or moved before an instant. @returns how many */
export async function sweepFolder(folder: string, before: Date): Promise<number> {
  let deleted = 0;
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    // When it was moved counts: a content in quarantine is as old as its stay there.
    const found = await statOf(path);
    if (found === null || found.ctime >= before) continue;
    await rm(path, { force: true });
    deleted += 1;
  }
  return deleted;
}
