import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let directory: string;
let folder: string;

const tilsyn = (...args: string[]) =>
  spawnSync(process.execPath, ["build/programs/tilsyn.js", ...args], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", TILSYN_DATA: join(directory, "data") },
    encoding: "utf8",
  });
const verify = () => spawnSync(process.execPath, ["verify.mjs"], { cwd: folder, encoding: "utf8" });
const events = () => join(folder, "events.jsonl");

const portfolio = (owner: string) =>
  JSON.stringify({
    format: "tilsyn-portfolio/1",
    organisation: { name: "Fjordby", promise: "EU" },
    subcontractors: Array.from({ length: 20 }, (_, nth) => ({ key: `s${nth}`, name: `Sub ${nth}`, status: "active", owner })),
  });

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "tilsyn-exported-"));
  folder = join(directory, "history");
  for (const owner of ["mette@host.example", "bo@host.example"]) {
    writeFileSync(join(directory, "portfolio.json"), portfolio(owner));
    expect(tilsyn("import", join(directory, "portfolio.json")).status).toBe(0);
  }
  const { status, stderr } = tilsyn("history", folder);
  expect([status, stderr]).toEqual([0, ""]);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the verifier on the events as changed, and puts them back. */
function verifiedAfter(change: (lines: string[]) => string[]): string {
  const before = readFileSync(events(), "utf8");
  try {
    writeFileSync(events(), `${change(before.trimEnd().split("\n")).join("\n")}\n`);
    return verify().stdout.trim();
  } finally {
    writeFileSync(events(), before);
  }
}

test("the verifier that travels with the history finds it whole, and nothing personal in it", () => {
  const { status, stdout } = verify();
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^WHOLE: 43 events, 1 checkpoints, end of the chain [0-9a-f]{64}\n$/),
  ]);
  expect(readFileSync(events(), "utf8")).not.toContain("host.example");
  expect(readdirSync(folder).sort()).toEqual(["checkpoints", "events.jsonl", "verify.mjs"]);
});

test.each([
  [
    "a changed event",
    (lines: string[]) => lines.with(6, lines[6]?.replace('"created"', '"removed"') ?? ""),
    "event 7 was altered",
  ],
  ["a missing event", (lines: string[]) => lines.toSpliced(9, 1), "event 10 is missing"],
  [
    "two events in each other's place",
    (lines: string[]) => lines.with(3, lines[4] ?? "").with(4, lines[3] ?? ""),
    "event 4 is missing",
  ],
  ["an event twice", (lines: string[]) => lines.toSpliced(5, 0, lines[4] ?? ""), "event 6 is missing"],
  ["the end cut off", (lines: string[]) => lines.slice(0, 30), "the rest was cut off"],
])("%s is named", (_name, change, text) => {
  expect(verifiedAfter(change)).toContain(text);
});

test("a checkpoint somebody else signed is none", () => {
  const [name = ""] = readdirSync(join(folder, "checkpoints"));
  const path = join(folder, "checkpoints", name);
  const note = readFileSync(path, "utf8");
  rmSync(path);
  writeFileSync(path, note.replace(/at \d{4}/, "at 2001"));
  expect(verify().stdout).toContain("has no valid signature");
  rmSync(path);
  writeFileSync(path, note);
  expect(verify().status).toBe(0);
});

test("a folder that holds something is left alone", () => {
  appendFileSync(join(directory, "note.txt"), "mine");
  expect(tilsyn("history", directory).status).toBe(1);
});
