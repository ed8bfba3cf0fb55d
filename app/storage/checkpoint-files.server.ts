import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.server";

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
  makeFolder(folder);
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

const asideName = /^before-\d{12}-[0-9a-f]{8}$/;

/**
 * Sets aside the notes of events that a restore lost: their numbers are given anew. They stay in a folder of their own, where
 * {@link readCheckpointsAside} finds them.
 * @param seq the number of the last event that was not lost, with the chain after it
 */
export function setCheckpointsAside(folder: string, { seq, chain }: { seq: number; chain: string }): void {
  const lost = [...readCheckpointFiles(folder).keys()].filter((size) => size > seq);
  if (lost.length === 0) return;
  const aside = join(folder, `before-${String(seq).padStart(12, "0")}-${chain.slice(0, 8)}`);
  makeFolder(aside);
  for (const size of lost) renameSync(join(folder, nameOf(size)), join(aside, nameOf(size)));
}

/** The notes that restores set aside. */
export function readCheckpointsAside(folder: string): [size: number, note: string][] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return names.filter((name) => asideName.test(name)).flatMap((name) => [...readCheckpointFiles(join(folder, name))]);
}
