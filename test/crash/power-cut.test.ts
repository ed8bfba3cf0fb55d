import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answered, crashFolder, faultsIn, type Planted, Writer } from "../support/crash";
import { type LoopDisk, loopDisk } from "../support/loop-disk";
import { freshSeed, numbersFrom } from "../support/random";
import { runs } from "../support/soak";

let suite: Awaited<ReturnType<typeof crashFolder>>;
beforeAll(async () => {
  suite = await crashFolder();
});
afterAll(() => suite.remove());

const seed = freshSeed();
let disks = 0;

interface Cut {
  writes: number;
  uploads: number;
  faults: string[];
}

/**
 * Stops the program at an instant, takes what is on the disk and looks at that: what was written and not flushed is not on it.
 * @param apart the register lies on another disk, which keeps its power: then no flush of the register's flushes the files along
 */
async function cutAt(disk: LoopDisk, random: () => number, planted: Planted | null, apart: boolean): Promise<Cut> {
  disks += 1;
  const name = `run-${disks}`;
  const data = apart ? join(suite.folder, name) : join(disk.folder, name);
  const blobs = apart ? join(disk.folder, name) : null;
  for (const folder of [data, blobs ?? data]) mkdirSync(folder, { recursive: true });
  const writer = new Writer(suite.program, { data, blobs, seed: seed + disks, planted, uploads: null, editsFrom: 0 });
  await writer.answeredAtLeast(10 + Math.ceil(random() * 60));
  // What a planted fault loses is mostly what was answered last: others' flushes soon take it along.
  if (planted === null) await pause(random() * 20);
  writer.signal("SIGSTOP");
  // What was said before is still on its way here; what is said after the cut does not count.
  await pause(100);
  const answered: Answered = { ...writer.answered, documents: [...writer.answered.documents] };
  const after = disk.cut(`cut-${disks}`);
  writer.signal("SIGKILL");
  await writer.closed;
  try {
    const place = join(after.folder, name);
    const faults = await faultsIn(apart ? data : place, apart ? place : null, answered);
    return { writes: answered.documents.length + answered.edit, uploads: answered.documents.length, faults };
  } finally {
    after.remove();
  }
}

async function cuts(count: number, planted: Planted | null, apart: boolean): Promise<Cut | string> {
  const random = numbersFrom(seed);
  const total: Cut = { writes: 0, uploads: 0, faults: [] };
  for (let nth = 0; nth < count && total.faults.length === 0; nth += 1) {
    const disk = loopDisk(suite.folder, `disk-${disks}-${planted}`, 64);
    if (typeof disk === "string") return disk;
    try {
      const { writes, uploads, faults } = await cutAt(disk, random, planted, apart);
      total.writes += writes;
      total.uploads += uploads;
      total.faults.push(...faults);
    } finally {
      disk.remove();
    }
  }
  return total;
}

test.for([
  ["the whole installation", false],
  ["the files, the register elsewhere", true],
] as const)(
  "nothing that was answered is lost when the power of %s is cut",
  { timeout: 3_600_000 },
  async ([what, apart], { skip }) => {
    const count = process.env.SOAK === undefined ? 2 : runs(2);
    const result = await cuts(count, null, apart);
    if (typeof result === "string") return skip(result);
    const { writes, uploads, faults } = result;
    process.stdout.write(
      `power cuts of ${what}: ${count}, ${writes} writes answered (${uploads} uploads), ${faults.length} lost; SEED=${seed}\n`,
    );
    expect(faults).toEqual([]);
    expect(uploads).toBeGreaterThan(0);
  },
);

test.for([
  ["a register that does not wait for the disk", "unsynced-register", false],
  ["a file that is not flushed", "unflushed-file", true],
  ["a folder that is not flushed", "unflushed-folder", true],
] as const)("%s is noticed", { timeout: 600_000 }, async ([, planted, apart], { skip }) => {
  const result = await cuts(40, planted, apart);
  if (typeof result === "string") skip(result);
  else expect(result.faults).not.toEqual([]);
});
