import fc from "fast-check";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectSqlite } from "../../db/connect.server";
import { liveView } from "../../db/queries/standing.server";
import type { Engine } from "../../db/schema";
import { plusDays } from "../../app/domain/calendar";
import { readInstant } from "../../app/domain/instant";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { findKnown } from "../../app/services/known/find-known.server";
import { makeKnown } from "../../app/services/known/make-known.server";
import { dropKnownFiles, knownFile } from "../../app/storage/known-files.server";
import { freshOn } from "../support/engines";
import { aPortfolio, applyStep, aStep, exported, type Step } from "../support/random-edits";
import { Clock, contextFor, freshRegister } from "../support/register";
import { runs } from "../support/soak";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "tilsyn-known-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("the register as it was known at an instant is what it was then, flags and all", async (task) => {
    const probe = await freshOn(engine);
    if (probe === null) return task.skip("PostgreSQL could not be started");
    await probe.close();
    await fc.assert(
      fc.asyncProperty(aPortfolio, fc.array(aStep, { minLength: 1, maxLength: 4 }), async (first, steps) => {
        const database = await freshOn(engine);
        if (database === null) return;
        try {
          dropKnownFiles(directory);
          const clock = new Clock();
          const context = contextFor(database, clock);
          context.dataDirectory = directory;
          const then: { instant: string; portfolio: unknown; flags: unknown; on: string }[] = [];
          for (const [nth, step] of [{ kind: "import", portfolio: first } as Step, ...steps].entries()) {
            if (step.kind === "day") continue;
            clock.set(`${plusDays("2026-11-23", nth)}T12:00:00Z`);
            await applyStep(step, context, clock);
            then.push({
              instant: clock.now().toISOString(),
              on: context.today,
              portfolio: await exported(database),
              flags: await listFlagsOf(database, context.today, null),
            });
          }
          clock.set("2027-06-01T12:00:00Z");
          for (const { instant, portfolio, flags, on } of then) {
            const known = await findKnown(context, instant);
            if ("refusal" in known) throw new Error(`${instant}: ${known.refusal.code}`);
            await makeKnown(context, known.seq);
            const register = connectSqlite(knownFile(directory, known.seq));
            try {
              expect(await exported(register)).toEqual(portfolio);
              expect(await listFlagsOf(register, on, null)).toEqual(flags);
            } finally {
              await register.close();
            }
          }
        } finally {
          await database.close();
        }
      }),
      { numRuns: runs(engine === "sqlite" ? 8 : 2) },
    );
  });
});

test("what is stored of the flags of then is what judging gives, and no log stays beside the file", async () => {
  const { context, clock } = await freshRegister();
  context.dataDirectory = mkdtempSync(join(directory, "one-"));
  const [portfolio] = fc.sample(aPortfolio, { numRuns: 1, seed: 7 });
  if (portfolio === undefined) throw new Error("There is a sample.");
  await applyStep({ kind: "import", portfolio }, context, clock);
  const known = await findKnown(context, clock.now().toISOString());
  if ("refusal" in known) throw new Error(known.refusal.code);
  await makeKnown(context, known.seq);
  expect(existsSync(`${knownFile(context.dataDirectory, known.seq)}-wal`)).toBe(false);
  const register = connectSqlite(knownFile(context.dataDirectory, known.seq));
  const standings = await register.reader
    .selectFrom("standing")
    .innerJoin("subcontractor", "subcontractor.id", "standing.subcontractorId")
    .select(["subcontractor.key", "standing.light"])
    .where("viewId", "=", liveView)
    .orderBy("subcontractor.key")
    .execute();
  const { lights } = (await listFlagsOf(register, context.today, null)) ?? { lights: new Map() };
  expect(standings.map(({ key, light }) => [key, light])).toEqual([...lights]);
  await register.close();
});

describe("an instant", () => {
  test.each([
    ["2026-06-30T12:00Z", "2026-06-30T12:00:59.999Z"],
    ["2026-06-30T12:00:30Z", "2026-06-30T12:00:30.999Z"],
    ["2026-06-30T12:00:30.5Z", "2026-06-30T12:00:30.599Z"],
    ["2026-06-30T12:00+02:00", "2026-06-30T10:00:59.999Z"],
    ["2024-02-29T23:59Z", "2024-02-29T23:59:59.999Z"],
  ])("%s is %s", (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  test.each([
    "",
    "2026-06-30",
    "2026-02-30T12:00Z",
    "2026-06-30T25:00Z",
    "2026-06-30T12:60Z",
    "30.6.2026 12:00",
    "2026-06-30 12:00Z",
  ])("%j is none", (text) => {
    expect(readInstant(text)).toBeNull();
  });

  test("to come, or before the history, is refused", async () => {
    const { context, clock } = await freshRegister();
    const [portfolio] = fc.sample(aPortfolio, { numRuns: 1, seed: 7 });
    if (portfolio === undefined) throw new Error("There is a sample.");
    await applyStep({ kind: "import", portfolio }, context, clock);
    expect(await findKnown(context, "2026-11-23T13:00Z")).toMatchObject({ refusal: { code: "instant-ahead" } });
    expect(await findKnown(context, "2026-11-22T13:00Z")).toMatchObject({ refusal: { code: "before-history" } });
    expect(await findKnown(context, "yesterday")).toMatchObject({ refusal: { code: "bad-instant" } });
  });
});
