import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, plusDays } from "../../../app/domain/calendar";
import { leadDue, leads, leadsOf } from "../../../app/domain/reminder/lead";

/** Reminds on each of some days in their order. @returns what was said, and on which day */
function saidOn(days: readonly string[], thing: { on: string; lastsDays: number | null }) {
  const said: { lead: number; day: string }[] = [];
  for (const day of days) {
    const lead = leadDue(
      thing,
      said.map((one) => one.lead),
      day,
    );
    if (lead !== null) said.push({ lead, day });
  }
  return said;
}

const daysFrom = (from: string, count: number) => Array.from({ length: count }, (_, n) => plusDays(from, n));

const date = fc.integer({ min: 0, max: 60_000 }).map((days) => plusDays("1990-01-01", days));
const lastsDays = fc.option(fc.integer({ min: 0, max: 800 }), { nil: null });

describe("the lead times of a deadline", () => {
  test.each([
    ["a month's end", "2027-02-28"],
    ["a leap day", "2028-02-29"],
    ["the day on which clocks are put forward", "2027-03-28"],
    ["the day on which clocks are put back", "2026-10-25"],
    ["the end of a year", "2026-12-31"],
  ])("each is said once, on its very day: %s", (_, on) => {
    const said = saidOn(daysFrom(plusDays(on, -120), 150), { on, lastsDays: null });
    expect(said).toEqual(leads.map((lead) => ({ lead, day: plusDays(on, -lead) })));
  });

  test("those longer than half the interval are left out, one of exactly half is not", () => {
    expect(leadsOf({ lastsDays: 180 })).toEqual([90, 60, 30, 14, 7, 0]);
    expect(leadsOf({ lastsDays: 179 })).toEqual([60, 30, 14, 7, 0]);
    expect(leadsOf({ lastsDays: 31 })).toEqual([14, 7, 0]);
    expect(leadsOf({ lastsDays: 28 })).toEqual([14, 7, 0]);
    expect(leadsOf({ lastsDays: 0 })).toEqual([0]);
    expect(leadsOf({ lastsDays: null })).toEqual([...leads]);
  });

  test("a week without turns loses nothing and says nothing twice", () => {
    const on = "2027-01-20";
    const away = new Set(daysFrom("2027-01-06", 8));
    const days = daysFrom("2026-10-01", 140).filter((day) => !away.has(day));
    expect(saidOn(days, { on, lastsDays: null })).toEqual([
      { lead: 90, day: "2026-10-22" },
      { lead: 60, day: "2026-11-21" },
      { lead: 30, day: "2026-12-21" },
      // The days 14 and 7 ahead were missed: one reminder stands for both.
      { lead: 7, day: "2027-01-14" },
      { lead: 0, day: on },
    ]);
  });

  test("the day itself is made up for when it was missed, and nothing is said after it", () => {
    const thing = { on: "2027-01-20", lastsDays: null };
    expect(leadDue(thing, [90, 60, 30, 14, 7], "2027-01-23")).toBe(0);
    expect(leadDue(thing, [90, 60, 30, 14, 7, 0], "2027-01-23")).toBeNull();
  });

  test("on whatever days somebody is reminded, each lead is said at most once, in order, and none too early", () => {
    fc.assert(
      fc.property(date, lastsDays, fc.array(fc.integer({ min: -130, max: 30 }), { maxLength: 80 }), (on, lasts, offsets) => {
        const days = [...offsets].sort((a, b) => a - b).map((offset) => plusDays(on, offset));
        const said = saidOn(days, { on, lastsDays: lasts });
        const order = said.map(({ lead }) => lead);
        expect(order).toEqual([...new Set(order)].sort((a, b) => b - a));
        for (const { lead, day } of said) {
          expect(daysBetween(day, on)).toBeLessThanOrEqual(lead);
          if (lasts !== null) expect(lead * 2).toBeLessThanOrEqual(lasts);
        }
        // Whatever was missed, the last word was said as soon as somebody was there for it.
        const last = days.at(-1);
        const wanted = leadsOf({ lastsDays: lasts }).filter((lead) => last !== undefined && daysBetween(last, on) <= lead);
        expect(order.at(-1)).toBe(wanted.at(-1));
      }),
    );
  });
});
