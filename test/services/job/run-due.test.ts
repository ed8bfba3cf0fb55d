import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Job, runDue } from "../../../app/services/job/run-due.server";
import { keepTurn, takeTurn } from "../../../db/queries/job.server";
import type { Engine } from "../../../db/schema";
import { freshOn } from "../../support/engines";
import { Clock, contextFor } from "../../support/register";

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(line));
});
afterEach(() => vi.restoreAllMocks());

const daily = { name: "daily", pattern: "0 6 * * *", namedBy: "day", lateHoursMax: 24, what: "daily try" } as const;

describe.each<Engine>(["sqlite", "postgres"])("a turn on %s", (engine) => {
  test("that fails says why, is taken again later, and then is done once", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const clock = new Clock();
      const context = contextFor(database, clock);
      let fails = 3;
      let done = 0;
      const job: Job = {
        ...daily,
        work: async () => {
          fails -= 1;
          if (fails >= 0) throw new Error("the disk is full");
          done += 1;
        },
      };
      const ranAt = async (instant: string) => {
        clock.set(instant);
        return (await runDue(context, [job])).length;
      };
      const rows = () => database.reader.selectFrom("job").select(["slot", "doneAt", "lastError"]).execute();
      expect(await ranAt("2026-11-23T05:00:00Z")).toBe(1);
      expect(await rows()).toEqual([{ slot: "2026-11-23", doneAt: null, lastError: "the disk is full" }]);
      expect(said).toEqual(["The daily try failed."]);
      expect(await ranAt("2026-11-23T05:04:59Z")).toBe(0);
      expect(await ranAt("2026-11-23T05:05:00Z")).toBe(1);
      expect(await ranAt("2026-11-23T05:19:59Z")).toBe(0);
      expect(await ranAt("2026-11-23T05:20:00Z")).toBe(1);
      expect(await ranAt("2026-11-23T06:20:00Z")).toBe(1);
      expect(await rows()).toEqual([{ slot: "2026-11-23", doneAt: "2026-11-23T06:20:00.000Z", lastError: null }]);
      expect([done, await ranAt("2026-11-23T20:00:00Z"), await ranAt("2026-11-24T05:00:00Z"), done]).toEqual([1, 0, 1, 2]);
    } finally {
      await database.close();
    }
  });

  test("is had by one of many at once, by nobody else while the lease runs, and by the next when it has run out", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const turn = { name: "daily", slot: "2026-11-23", dueAt: "2026-11-23T05:00:00.000Z" };
      const take = (by: string, at: string, until: string) =>
        database.writer
          .transaction()
          .execute((trx) => takeTurn(trx, turn, by, `2026-11-23T${at}:00.000Z`, `2026-11-23T${until}:00.000Z`));
      const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => take(`process ${n}`, "05:00", "05:10")));
      expect(taken.filter((one) => one)).toHaveLength(1);
      expect(await take("late", "05:09", "05:20")).toBe(false);
      expect(await take("next", "05:10", "05:20")).toBe(true);
      const lost = { ...turn, by: `process ${taken.indexOf(true)}` };
      expect(await keepTurn(database.writer, lost, null)).toBe(false);
    } finally {
      await database.close();
    }
  });

  test("is forgotten after sixty days", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const clock = new Clock(new Date("2026-11-23T05:00:00Z"));
      const context = contextFor(database, clock);
      const job: Job = { ...daily, work: async () => {} };
      await runDue(context, [job]);
      clock.set("2027-01-22T05:00:00Z");
      await runDue(context, [job]);
      expect(await database.reader.selectFrom("job").select("slot").orderBy("slot").execute()).toHaveLength(2);
      clock.set("2027-01-23T05:00:00Z");
      await runDue(context, [job]);
      const slots = await database.reader.selectFrom("job").select("slot").orderBy("slot").execute();
      expect(slots.map(({ slot }) => slot)).toEqual(["2027-01-22", "2027-01-23"]);
    } finally {
      await database.close();
    }
  });
});
