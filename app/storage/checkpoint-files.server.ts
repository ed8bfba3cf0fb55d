import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

const nameOf = (size: number) => `${String(size).padStart(12, "0")}.checkpoint`;
const named = /^(\d{12})\.checkpoint$/;

/** Where the installation keeps the checkpoints outside the database. Whoever copies this folder elsewhere can prove more. */
export const checkpointFolder = (dataDirectory: string) => join(dataDirectory, "checkpoints");

/** The notes kept in a folder, by how many events they are of; nothing where there is no such folder. */
export function readCheckpointFiles(folder: string): Map<number, string> {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw error;
  }
  const notes = new Map<number, string>();
  for (const name of names.sort()) {
    const size = named.exec(name)?.[1];
    if (size !== undefined) notes.set(Number(size), readFileSync(join(folder, name), "utf8"));
  }
  return notes;
}

/** Keeps a note for good; one that is there already is left as it is. */
export function writeCheckpointFile(folder: string, size: number, note: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let file: number;
  try {
    file = openSync(join(folder, nameOf(size)), "wx", 0o400);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    throw error;
  }
  writeSync(file, note);
  fsyncSync(file);
  closeSync(file);
}
