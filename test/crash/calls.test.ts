import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answered, crashFolder, faultsIn, type Planted, Writer } from "../support/crash";
import { freshSeed, numbersFrom } from "../support/random";

/**
 * Calls of the system that an upload makes, each broken in turn: the first, the second and so on until the upload makes no more of
 * them. A failed flush has to end the program; whatever fails, nothing that was answered may be lost.
 */
const breakages = [
  ["fsync", "EIO"],
  ["fdatasync", "EIO"],
  ["link", "EIO"],
  ["link", "ENOSPC"],
  ["mkdir", "ENOSPC"],
  ["openat", "EIO"],
  ["openat", "EMFILE"],
  ["writev", "ENOSPC"],
  ["writev", "EIO"],
  ["pwrite64", "ENOSPC"],
  ["pwrite64", "EIO"],
  ["ftruncate", "EIO"],
  ["unlink", "EIO"],
] as const;

type Call = (typeof breakages)[number][0];

let suite: Awaited<ReturnType<typeof crashFolder>>;
let isTraceable = false;
beforeAll(async () => {
  suite = await crashFolder();
  isTraceable = spawnSync("strace", ["-f", "-e", "trace=none", "true"]).status === 0;
});
afterAll(() => suite.remove());

/** A register on which the program has been ready once, to be copied for each breakage. */
let template: Promise<string> | null = null;
async function freshRegister(name: string): Promise<string> {
  template ??= (async () => {
    const data = join(suite.folder, "template");
    mkdirSync(data);
    const order = { data, blobs: null, seed: 1, planted: null, uploads: 1, editsFrom: 0 };
    const writer = new Writer(suite.program, order);
    await writer.ready();
    writer.go();
    await writer.closed;
    expect(writer.answered.isDone, writer.errors.join("")).toBe(true);
    return data;
  })();
  const data = join(suite.folder, name);
  cpSync(await template, data, { recursive: true });
  return data;
}

interface Broken {
  answered: Answered;
  code: number | null;
  /** How many of the calls were broken: none where the upload makes fewer. */
  broken: number;
  calls: Map<string, number>;
  faults: string[];
}

let runsMade = 0;

/** One upload, by a program whose calls go through strace from the moment it begins. */
async function uploadWith(
  inject: readonly string[],
  seed: number,
  planted: Planted | null = null,
  threads: "all" | "the register's" = "all",
): Promise<Broken> {
  runsMade += 1;
  const data = await freshRegister(`run-${runsMade}`);
  const log = join(suite.folder, `run-${runsMade}.strace`);
  const order = { data, blobs: null, seed, planted, uploads: 1, editsFrom: 0 };
  const writer = new Writer(suite.program, order);
  await writer.ready();
  // The register is written by the main thread, files by another.
  const traced = [
    ...(threads === "all" ? ["-f"] : []),
    "-o",
    log,
    "-e",
    `trace=${[...new Set(breakages.map(([call]) => call))].join(",")}`,
  ];
  const strace = spawn("strace", [...traced, ...inject, "-p", String(writer.pid)], { stdio: ["ignore", "ignore", "pipe"] });
  const closed = once(strace, "close");
  // It says so once it has taken hold of the program and its threads.
  for await (const line of createInterface({ input: strace.stderr })) if (line.includes("attached")) break;
  writer.go();
  const { code } = await writer.closed;
  await closed;
  const text = existsSync(log) ? readFileSync(log, "utf8") : "";
  // The calls of each thread are numbered by themselves.
  const ofThreads = new Map<string, number>();
  for (const [, thread = "", call = ""] of text.matchAll(/^(?:(\d+) +)?(\w+)\(/gm))
    ofThreads.set(`${thread} ${call}`, (ofThreads.get(`${thread} ${call}`) ?? 0) + 1);
  const calls = new Map<string, number>();
  for (const [name, count] of ofThreads) {
    const call = name.split(" ")[1] ?? "";
    calls.set(call, Math.max(count, calls.get(call) ?? 0));
  }
  const faults = await faultsIn(data, null, writer.answered);
  const { isDone } = writer.answered;
  return { answered: writer.answered, code: isDone ? 0 : code, broken: text.split("(INJECTED)").length - 1, calls, faults };
}

const injecting = (call: Call, error: string, nth: number) => ["-e", `inject=${call}:error=${error}:when=${nth}`];

const seed = freshSeed();
const isFlush = (call: string) => call === "fsync" || call === "fdatasync";

function judge(name: string, call: Call, { answered, code, broken, faults }: Broken): void {
  expect(faults, name).toEqual([]);
  if (broken > 0 && isFlush(call)) expect([answered.documents, code], `${name} ends the program`).toEqual([[], 70]);
  else if (answered.documents.length === 0) expect(answered.refused.length + (code === 0 ? 0 : 1), name).toBeGreaterThan(0);
}

test("an upload any of whose system calls fails is answered and there, or not answered", async ({ skip }) => {
  if (!isTraceable) skip("strace is not there, or may not trace");
  const whole = await uploadWith([], seed);
  expect(whole.answered.documents).toHaveLength(1);
  const cases = breakages.flatMap(([call, error]) =>
    Array.from({ length: whole.calls.get(call) ?? 0 }, (_, nth) => ({ call, error, nth: nth + 1 })),
  );
  const random = numbersFrom(seed);
  const shuffled = cases.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  const tried = process.env.SOAK === undefined ? shuffled.slice(0, 5) : shuffled;
  const outcomes = { ended: 0, refused: 0, stored: 0, broken: 0 };
  for (const { one } of tried) {
    const result = await uploadWith(injecting(one.call, one.error, one.nth), seed + one.nth);
    judge(`${one.call} ${one.nth} ${one.error}`, one.call, result);
    outcomes.broken += result.broken > 0 ? 1 : 0;
    if (result.answered.documents.length > 0) outcomes.stored += 1;
    else if (result.code === 0) outcomes.refused += 1;
    else outcomes.ended += 1;
  }
  process.stdout.write(
    `system calls: ${tried.length} of ${cases.length} broken in turn; ${JSON.stringify(outcomes)}, none lost; SEED=${seed}\n`,
  );
  expect(outcomes.broken).toBeGreaterThan(0);
}, 3_600_000);

test("a register that cannot be flushed ends the program, and nothing was answered", async ({ skip }) => {
  if (!isTraceable) skip("strace is not there, or may not trace");
  const result = await uploadWith(injecting("fsync", "EIO", 1), seed, null, "the register's");
  expect(result.broken).toBe(1);
  judge("the register", "fsync", result);
});

test("a program that goes on after a failed flush is noticed", async ({ skip }) => {
  if (!isTraceable) skip("strace is not there, or may not trace");
  const result = await uploadWith(injecting("fsync", "EIO", 1), seed, "no-end");
  expect(result.broken).toBeGreaterThan(0);
  expect(() => judge("planted", "fsync", result)).toThrow("ends the program");
});

test.for([
  ["writev", "ENOSPC"],
  ["link", "ENOSPC"],
] as const)("a disk that is full at %s is answered as such", async ([call, error], { skip }) => {
  if (!isTraceable) skip("strace is not there, or may not trace");
  const result = await uploadWith(injecting(call, error, 1), seed);
  expect([result.answered.refused, result.code, result.faults]).toEqual([["R store-full"], 0, []]);
});
