import { randomInt } from "node:crypto";

/** Numbers from 0 up to 1 that a seed determines (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of a run: `SEED` to repeat one, else a fresh one. Whoever uses it prints it. */
export const freshSeed = (): number => Number(process.env.SEED ?? randomInt(2 ** 31));
