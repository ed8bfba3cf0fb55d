import { describe, expect, test } from "vitest";
import { dateIn } from "../../../app/domain/calendar";
import { latestTurn, type Schedule } from "../../../app/services/job/turn";
import { inProcessTimeZone, processTimeZones } from "../../domain/process-time-zone";

const daily: Schedule = { name: "daily", pattern: "0 6 * * *", namedBy: "day", lateHoursMax: 24 };
const weekly: Schedule = { name: "weekly", pattern: "0 7 * * 1", namedBy: "day", lateHoursMax: 24 };
const hourly: Schedule = { name: "hourly", pattern: "0 * * * *", namedBy: "instant", lateHoursMax: 1 };

/** Every turn that somebody sees who looks every ten minutes between two instants, in order. */
function turnsOf(schedule: Schedule, timeZone: string, from: string, until: string) {
  const seen = new Map<string, string>();
  for (let at = Date.parse(from); at < Date.parse(until); at += 600_000) {
    const turn = latestTurn(schedule, timeZone, new Date(at));
    if (turn === null) continue;
    // Whoever looks twice sees the same turn.
    expect(seen.get(turn.slot) ?? turn.dueAt).toBe(turn.dueAt);
    seen.set(turn.slot, turn.dueAt);
  }
  return [...seen];
}

const clockOf = (timeZone: string, instant: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(new Date(instant));

describe.each(processTimeZones)("turns, with the process in %s", (processZone) => {
  test.each([
    ["Europe/Copenhagen", "2026-10-23T12:00:00Z", "2026-10-28T12:00:00Z"],
    ["Europe/Copenhagen", "2027-03-26T12:00:00Z", "2027-03-31T12:00:00Z"],
    ["America/New_York", "2026-10-30T12:00:00Z", "2026-11-04T12:00:00Z"],
    ["Pacific/Kiritimati", "2026-12-29T12:00:00Z", "2027-01-03T12:00:00Z"],
  ])("each day has one, at six by its own clocks: %s from %s", (timeZone, from, until) => {
    inProcessTimeZone(processZone, () => {
      const turns = turnsOf(daily, timeZone, from, until);
      const days = turns.map(([slot]) => slot);
      expect(new Set(days).size).toBe(days.length);
      for (const [slot, dueAt] of turns) {
        expect(clockOf(timeZone, dueAt)).toBe("06:00");
        expect(dateIn(timeZone, new Date(dueAt))).toBe(slot);
      }
      expect(days.length).toBeGreaterThanOrEqual(5);
    });
  });

  test("the hour that comes twice has two, and the one that is left out none", () => {
    inProcessTimeZone(processZone, () => {
      const zone = "Europe/Copenhagen";
      expect(turnsOf(hourly, zone, "2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z")).toHaveLength(3);
      expect(turnsOf(hourly, zone, "2027-03-28T00:00:00Z", "2027-03-28T03:00:00Z")).toHaveLength(3);
    });
  });

  test("a Monday's turn begins at seven to the millisecond, in winter and in summer", () => {
    inProcessTimeZone(processZone, () => {
      const at = (instant: string) => latestTurn(weekly, "Europe/Copenhagen", new Date(instant));
      expect(at("2026-11-23T05:59:59.999Z")).toBeNull();
      expect(at("2026-11-23T06:00:00.000Z")).toEqual({ name: "weekly", slot: "2026-11-23", dueAt: "2026-11-23T06:00:00.000Z" });
      expect(at("2027-03-29T04:59:59.999Z")).toBeNull();
      expect(at("2027-03-29T05:00:00.000Z")?.slot).toBe("2027-03-29");
    });
  });

  test("one that came too long ago is not made up for", () => {
    inProcessTimeZone(processZone, () => {
      expect(latestTurn(weekly, "Europe/Copenhagen", new Date("2026-11-24T06:00:00Z"))?.slot).toBe("2026-11-23");
      expect(latestTurn(weekly, "Europe/Copenhagen", new Date("2026-11-24T06:00:01Z"))).toBeNull();
    });
  });
});
