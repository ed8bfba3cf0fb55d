import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.server";

/** What was erased from a history, kept outside it: commitments only, which say nothing of what was erased. */
export interface Erasure {
  /** Of the event that says so. */
  seq: number;
  chain: string;
  at: string;
  commitments: string[];
}

const named = /^\d{12}-[0-9a-f]{16}\.erasure$/;

/** The chain is part of the name: after a restore another event can have the number. */
const nameOf = ({ seq, chain }: Erasure) => `${String(seq).padStart(12, "0")}-${chain.slice(0, 16)}.erasure`;

function flushFolder(folder: string): void {
  const opened = openSync(folder, "r");
  fsyncSync(opened);
  closeSync(opened);
}

/** Keeps them for good, beside the checkpoints; those that are there already are left as they are. */
export function writeErasureFiles(folder: string, erasures: readonly Erasure[]): void {
  if (erasures.length === 0) return;
  makeFolder(folder);
  const there = new Set(readdirSync(folder));
  for (const erasure of erasures.filter((one) => !there.has(nameOf(one)))) {
    const file = openSync(join(folder, nameOf(erasure)), "wx", 0o400);
    writeSync(file, `${JSON.stringify(erasure)}\n`);
    fsyncSync(file);
    closeSync(file);
    flushFolder(folder);
  }
}

/** The erasures kept in a folder, in the order of their names. @throws where one cannot be read */
export function readErasureFiles(folder: string): Erasure[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return names
    .filter((name) => named.test(name))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Erasure);
}
