import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, unlinkSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "./make-folder.server";

/**
 * Keeps a key in a file that only the product may read, whole or not at all. Of two processes that both find none, one puts its own
 * there; the other finds that, so whoever calls reads the file afterwards.
 */
export function keepKeyFile(file: string, text: string): void {
  makeFolder(dirname(file));
  const draft = `${file}.${randomUUID()}`;
  const made = openSync(draft, "wx", 0o600);
  writeSync(made, text);
  fsyncSync(made);
  closeSync(made);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}
