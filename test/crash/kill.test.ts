import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answered, crashFolder, faultsIn, type Planted, Writer } from "../support/crash";
import { freshSeed, numbersFrom } from "../support/random";
import { runs } from "../support/soak";

let suite: Awaited<ReturnType<typeof crashFolder>>;
beforeAll(async () => {
  suite = await crashFolder();
});
afterAll(() => suite.remove());

/** So many are answered before a kill, on average. */
const writesACycle = process.env.SOAK === undefined ? 80 : 560;
/** A register that was killed so many times is left for a fresh one: what is checked grows with it. */
const cyclesARegister = 10;

interface Killed {
  cycles: number;
  writes: number;
  /** Those among the writes. */
  uploads: number;
  faults: string[];
}

/** Kills the program at instants that the seed determines, and looks each time at what is there. */
async function killed(cycles: number, seed: number, planted: Planted | null): Promise<Killed> {
  const random = numbersFrom(seed);
  const faults: string[] = [];
  let [writes, uploads] = [0, 0];
  let answered: Pick<Answered, "documents" | "edit"> = { documents: [], edit: 0 };
  let data = "";
  for (let cycle = 0; cycle < cycles && faults.length === 0; cycle += 1) {
    if (cycle % cyclesARegister === 0) {
      data = join(suite.folder, `${seed}-${planted}-${cycle}`);
      mkdirSync(data);
      answered = { documents: [], edit: 0 };
    }
    const order = { data, blobs: null, seed: seed + cycle, planted, uploads: null, editsFrom: answered.edit };
    const writer = new Writer(suite.program, order);
    const before = answered.edit;
    await writer.answeredAtLeast(before + Math.ceil(random() * 2 * writesACycle));
    await pause(random() * 20);
    writer.signal("SIGKILL");
    expect((await writer.closed).signal, writer.errors.join("")).toBe("SIGKILL");
    writes += writer.answered.documents.length + writer.answered.edit - before;
    uploads += writer.answered.documents.length;
    answered = { documents: [...answered.documents, ...writer.answered.documents], edit: writer.answered.edit };
    faults.push(...(await faultsIn(data, null, answered)));
  }
  return { cycles, writes, uploads, faults };
}

const seed = freshSeed();

test("nothing that was answered is lost when the program is killed at any instant", async () => {
  const { cycles, writes, uploads, faults } = await killed(process.env.SOAK === undefined ? 3 : runs(7.5), seed, null);
  process.stdout.write(
    `kill -9: ${cycles} cycles, ${writes} writes answered (${uploads} uploads), ${faults.length} lost; SEED=${seed}\n`,
  );
  expect(faults).toEqual([]);
}, 3_600_000);

test("a store that answers before it keeps is noticed", async () => {
  const { faults } = await killed(5, seed, "late-keep");
  expect(faults).toContainEqual(expect.stringMatching(/^blob-missing/));
});
