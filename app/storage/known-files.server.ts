import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.server";

/**
 * Registers as they were known after some event, each a SQLite file of its own, whatever the register itself lies on. They
 * are made from the history when somebody asks, and may be thrown away at any time.
 */
const folderOf = (dataDirectory: string) => join(dataDirectory, "known");

const keptMax = 5;

export const knownFile = (dataDirectory: string, seq: number) => join(folderOf(dataDirectory), `${seq}.sqlite`);

export const isKnownThere = (dataDirectory: string, seq: number) => existsSync(knownFile(dataDirectory, seq));

const beside = ["", "-wal", "-shm"];

/** A file to make one in, which nobody reads. */
export function beginKnownFile(dataDirectory: string, seq: number): string {
  makeFolder(folderOf(dataDirectory));
  const file = `${knownFile(dataDirectory, seq)}.${process.pid}`;
  for (const suffix of beside) rmSync(file + suffix, { force: true });
  return file;
}

/** Puts a finished file in its place and lets go of those that were made longest ago. */
export function keepKnownFile(dataDirectory: string, seq: number, made: string): void {
  renameSync(made, knownFile(dataDirectory, seq));
  const folder = folderOf(dataDirectory);
  const files = readdirSync(folder)
    .filter((name) => /^\d+\.sqlite$/.test(name))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(keptMax)) for (const suffix of beside) rmSync(path + suffix, { force: true });
}

/** What was erased from the history must not live on in what was made from it. */
export function dropKnownFiles(dataDirectory: string): void {
  rmSync(folderOf(dataDirectory), { recursive: true, force: true });
}
