import { eachDayOfInterval, endOfMonth, getISODay, parseISO } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lastOf, nextMonth, weeksOf } from "../../app/domain/month";

const month = fc
  .integer({ min: 0, max: 299 * 12 })
  .map((n) => `${1900 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`);

test("a month's weeks hold each of its days once, in its column, Monday first", () => {
  fc.assert(
    fc.property(month, (asked) => {
      const first = parseISO(`${asked}-01`);
      const days = eachDayOfInterval({ start: first, end: endOfMonth(first) });
      const weeks = weeksOf(asked);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const found = weeks.flatMap((week) => week.flatMap((day, column) => (day === null ? [] : [[day, column + 1]])));
      const two = (number: number) => String(number).padStart(2, "0");
      expect(found).toEqual(days.map((day) => [`${asked}-${two(day.getDate())}`, getISODay(day)]));
    }),
  );
});

test("months go on over the year's end", () => {
  expect([nextMonth("2026-12", 1), nextMonth("2026-01", -1), nextMonth("2026-11", 12)]).toEqual([
    "2027-01",
    "2025-12",
    "2027-11",
  ]);
  expect([lastOf("2028-02"), lastOf("2026-11")]).toEqual(["2028-02-29", "2026-11-30"]);
});
