import { readFingerprint } from "../../domain/dossier/fingerprint";
import { judgePack, type PackVerdict } from "../../domain/dossier/pack-check";
import type { Refusal } from "../../domain/refusal";
import { checkPackAt } from "../../reading/run-reader.server";

export type VerifiedPack = { verdict: PackVerdict } | { refusal: Refusal };

const atOnceMax = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Reading a large pack takes as much memory as the pack: only so many are read at a time, the others wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/**
 * Verifies a pack by that file alone: nothing is asked of the register, the store or the network, so that any installation can
 * verify any other's, and somebody who has none can do the same with the programs that the pack names.
 * @param path of the pack, a PDF or the ZIP edition
 * @param key fingerprint that was told by another channel; blank where nobody told
 */
export async function verifyPack(path: string, key: string): Promise<VerifiedPack> {
  const expected = key.trim() === "" ? null : readFingerprint(key);
  if (expected === null && key.trim() !== "") return { refusal: { code: "bad-fingerprint", params: { value: key.trim() } } };
  return { verdict: judgePack(await inTurn(() => checkPackAt(path)), expected) };
}
