import { TZDate } from "@date-fns/tz";
import {
  addDays,
  addMonths,
  differenceInCalendarDays,
  differenceInMonths,
  format,
  getDaysInMonth,
  isValid,
  parse,
} from "date-fns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dateIn,
  dayAfterLast,
  daysBetween,
  daysInMonth,
  firstDay,
  isCalendarDate,
  isTimeZone,
  lastDay,
  plusDays,
  plusMonths,
  wholeMonthsBetween,
} from "../../app/domain/calendar";
import { runs } from "../support/soak";
import { inProcessTimeZone, processTimeZones } from "./process-time-zone";

/** The oracle reckons in UTC: a zone may lack a calendar day (Kiritimati has no 1994-12-31). */
const toOracle = (date: string) => parse(date, "yyyy-MM-dd", new TZDate(2000, 0, 1, "UTC"));
const fromOracle = (date: Date) => format(date, "yyyy-MM-dd");

const awkward = [
  firstDay,
  "1900-02-28",
  "1900-03-01",
  "1999-12-31",
  "2000-02-29",
  "2000-03-01",
  "2024-01-31",
  "2024-02-28",
  "2024-02-29",
  "2024-03-31",
  "2024-08-31",
  "2024-12-31",
  "2026-01-30",
  "2026-01-31",
  "2026-02-28",
  "2026-03-01",
  "2026-03-29",
  "2026-10-25",
  "2026-11-30",
  "2100-02-28",
  "2100-03-01",
  "2199-12-30",
  lastDay,
];
const anyDate = fc.oneof(
  fc.constantFrom(...awkward),
  fc
    .date({ min: new Date(Date.UTC(1900, 0, 1)), max: new Date(Date.UTC(2199, 11, 31)), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

describe("plusMonths", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-01-31", 2, "2026-03-31"],
    ["2026-01-31", 3, "2026-04-30"],
    ["2100-01-31", 1, "2100-02-28"],
    ["2000-01-31", 1, "2000-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-12-31", 0, "2026-12-31"],
    ["2199-12-31", 1, "2200-01-31"],
    ["1900-01-01", -1, "1899-12-01"],
    ["2199-12-31", 1200, "2299-12-31"],
  ])("%s and %i months is %s", (date, months, expected) => expect(plusMonths(date, months)).toBe(expected));

  test("agrees with date-fns", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -1200, max: 1200 }), (date, months) => {
        expect(plusMonths(date, months)).toBe(fromOracle(addMonths(toOracle(date), months)));
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("plusDays", () => {
  test.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2100-02-28", 1, "2100-03-01"],
    ["2000-03-01", -1, "2000-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
    ["1900-01-01", -1, "1899-12-31"],
    ["2199-12-31", 1, dayAfterLast],
    ["2026-11-23", 0, "2026-11-23"],
    ["2026-11-23", -36500, "1926-12-18"],
  ])("%s and %i days is %s", (date, days, expected) => expect(plusDays(date, days)).toBe(expected));

  test("agrees with date-fns", () => {
    const days = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -36500, max: 36500 }));
    fc.assert(
      fc.property(anyDate, days, (date, count) => {
        expect(plusDays(date, count)).toBe(fromOracle(addDays(toOracle(date), count)));
      }),
      { numRuns: runs(1000) },
    );
  });

  test("goes through every day of the range in order", () => {
    let date = firstDay;
    let count = 0;
    while (date < dayAfterLast) {
      const next = plusDays(date, 1);
      if (next <= date || plusDays(next, -1) !== date || !isCalendarDate(date)) expect.fail(`${date} -> ${next}`);
      date = next;
      count += 1;
    }
    expect(date).toBe(dayAfterLast);
    expect(count).toBe(300 * 365 + 73);
    expect(daysBetween(firstDay, dayAfterLast)).toBe(count);
  });
});

describe("daysBetween", () => {
  test("agrees with date-fns", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe(differenceInCalendarDays(toOracle(to), toOracle(from)));
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("wholeMonthsBetween", () => {
  test("is the greatest number of months that fit by the day of the month, never below 0", () => {
    expect(wholeMonthsBetween("2026-01-31", "2026-02-28")).toBe(0);
    expect(wholeMonthsBetween("2026-01-31", "2026-03-31")).toBe(2);
    expect(wholeMonthsBetween("2026-01-15", "2026-02-14")).toBe(0);
    expect(wholeMonthsBetween("2026-01-15", "2026-02-15")).toBe(1);
    expect(wholeMonthsBetween("2026-02-15", "2026-01-15")).toBe(0);
  });

  test("agrees with date-fns but for month ends", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        fc.pre(Number(a.slice(8)) <= 28 && Number(b.slice(8)) <= 27);
        expect(wholeMonthsBetween(a, b)).toBe(Math.max(0, differenceInMonths(toOracle(b), toOracle(a))));
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("isCalendarDate", () => {
  test.each([firstDay, lastDay, "2024-02-29", "2000-02-29", "2026-01-31", "2026-04-30", "2026-12-31"])("%s is one", (text) =>
    expect(isCalendarDate(text)).toBe(true),
  );
  test.each([
    "",
    " ",
    "2026",
    "2026-1-1",
    "2026-01-1",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-01-32",
    "2026-02-29",
    "2026-02-30",
    "1900-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-06-31",
    "2026-09-31",
    "2026-11-31",
    "1899-12-31",
    "2200-01-01",
    "0000-00-00",
    "9999-12-31",
    "02026-01-01",
    "2026-01-01 ",
    " 2026-01-01",
    "2026-01-01\n",
    "2026-01-01T00:00",
    "2026/01/01",
    "2026.01.01",
    "20260101",
    "2026-01-0a",
    "-026-01-01",
    "٢٠٢٦-٠١-٠١",
    "２０２６-01-01",
    "2026–01–01",
    "null",
    "23-11-2026",
  ])("%j is none", (text) => expect(isCalendarDate(text)).toBe(false));

  test("agrees with date-fns on digits", () => {
    const digits = fc.tuple(
      fc.integer({ min: 1890, max: 2210 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(digits, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        expect(isCalendarDate(text)).toBe(isValid(toOracle(text)) && text >= firstDay && text <= lastDay);
      }),
      { numRuns: runs(1000) },
    );
  });
});

test("daysInMonth agrees with date-fns", () => {
  for (const year of [1900, 1999, 2000, 2023, 2024, 2026, 2096, 2100, 2199]) {
    for (let month = 1; month <= 12; month += 1) {
      expect(daysInMonth(year, month)).toBe(getDaysInMonth(new TZDate(year, month - 1, 1, "UTC")));
    }
  }
});

describe("dateIn", () => {
  test.each([
    ["Europe/Copenhagen", "2026-01-15T22:59:59Z", "2026-01-15"],
    ["Europe/Copenhagen", "2026-01-15T23:00:00Z", "2026-01-16"],
    ["Europe/Copenhagen", "2026-07-15T21:59:59Z", "2026-07-15"],
    ["Europe/Copenhagen", "2026-07-15T22:00:00Z", "2026-07-16"],
    ["Europe/Copenhagen", "2026-03-28T22:59:59Z", "2026-03-28"],
    ["Europe/Copenhagen", "2026-03-28T23:00:00Z", "2026-03-29"],
    ["Europe/Copenhagen", "2026-03-29T21:59:59Z", "2026-03-29"],
    ["Europe/Copenhagen", "2026-03-29T22:00:00Z", "2026-03-30"],
    ["Europe/Copenhagen", "2026-10-24T22:00:00Z", "2026-10-25"],
    ["Europe/Copenhagen", "2026-10-25T22:59:59Z", "2026-10-25"],
    ["Europe/Copenhagen", "2026-10-25T23:00:00Z", "2026-10-26"],
    ["America/New_York", "2026-03-08T04:59:59Z", "2026-03-07"],
    ["America/New_York", "2026-03-08T05:00:00Z", "2026-03-08"],
    ["America/New_York", "2026-03-09T03:59:59Z", "2026-03-08"],
    ["America/New_York", "2026-03-09T04:00:00Z", "2026-03-09"],
    ["America/Nuuk", "2026-12-31T23:30:00Z", "2026-12-31"],
    ["Asia/Kolkata", "2026-12-31T18:29:59Z", "2026-12-31"],
    ["Asia/Kolkata", "2026-12-31T18:30:00Z", "2027-01-01"],
    ["Pacific/Kiritimati", "2026-11-23T10:00:00Z", "2026-11-24"],
    ["Pacific/Pago_Pago", "2026-11-23T10:59:59Z", "2026-11-22"],
    ["UTC", "2024-02-29T23:59:59.999Z", "2024-02-29"],
    ["UTC", "1900-01-01T00:00:00Z", "1900-01-01"],
  ])("in %s %s is %s", (zone, instant, date) => expect(dateIn(zone, new Date(instant))).toBe(date));

  test("agrees with date-fns, whatever the zone of the process", () => {
    const zone = fc.constantFrom(
      "Europe/Copenhagen",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
      "Pacific/Apia",
      "UTC",
    );
    const instant = fc.date({
      min: new Date("1980-01-01T00:00:00Z"),
      max: new Date("2037-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    for (const processZone of processTimeZones) {
      inProcessTimeZone(processZone, () => {
        fc.assert(
          fc.property(zone, instant, (timeZone, date) => {
            expect(dateIn(timeZone, date)).toBe(format(new TZDate(date.getTime(), timeZone), "yyyy-MM-dd"));
          }),
          { numRuns: runs(60) },
        );
      });
    }
  });
});

test("isTimeZone knows IANA names alone", () => {
  for (const zone of ["Europe/Copenhagen", "UTC", "America/Argentina/Buenos_Aires"]) expect(isTimeZone(zone), zone).toBe(true);
  for (const text of ["", "Europe/Aarhus", "+01:00", "-05", "CPH", " UTC", "Europe/Copenhagen\n"]) {
    expect(isTimeZone(text), text).toBe(false);
  }
});
