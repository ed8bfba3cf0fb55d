import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noticeDeadline } from "../../app/domain/agreement";
import { plusDays } from "../../app/domain/calendar";
import { earliestExit, type ExitBasis, renewalsOf } from "../../app/domain/contract-end";
import { anySubcontractor, aDay } from "../support/arbitrary";
import { aContract } from "../support/facts";

describe("the earliest way out of a contract", () => {
  test.each<
    [name: string, contract: Parameters<typeof aContract>[0], on: string, basis: ExitBasis | null, by: string, end: string]
  >([
    ["running month + 3, in the middle of one", { noticeMonths: 3 }, "2026-11-23", "running-month", "2026-11-30", "2027-02-28"],
    ["on the first of the month", { noticeMonths: 3 }, "2026-11-01", "running-month", "2026-11-30", "2027-02-28"],
    ["on the last of the month", { noticeMonths: 3 }, "2026-11-30", "running-month", "2026-11-30", "2027-02-28"],
    ["on the first of the next", { noticeMonths: 3 }, "2026-12-01", "running-month", "2026-12-31", "2027-03-31"],
    ["from February to the end of March", { noticeMonths: 1 }, "2026-02-10", "running-month", "2026-02-28", "2026-03-31"],
    ["from January into a leap year's February", { noticeMonths: 1 }, "2028-01-31", "running-month", "2028-01-31", "2028-02-29"],
    ["on a leap day", { noticeMonths: 12 }, "2028-02-29", "running-month", "2028-02-29", "2029-02-28"],
    ["over the turn of the year", { noticeMonths: 1 }, "2026-12-31", "running-month", "2026-12-31", "2027-01-31"],
    ["running month and no more", { noticeMonths: 0 }, "2026-11-23", "running-month", "2026-11-30", "2026-11-30"],
    ["months and days", { noticeMonths: 1, noticeDays: 10 }, "2026-11-23", "running-month", "2026-11-30", "2027-01-10"],
    ["days alone, from any day", { noticeDays: 30 }, "2026-11-23", "any-day", "2026-11-23", "2026-12-23"],
    ["at once", { noticeDays: 0 }, "2026-11-23", "any-day", "2026-11-23", "2026-11-23"],
    [
      "renewing: the next end whose deadline has not passed",
      { endsOn: "2026-12-31", renewalMonths: 12, noticeMonths: 3 },
      "2026-10-01",
      "renewal",
      "2027-09-30",
      "2027-12-31",
    ],
    [
      "renewing, on the deadline",
      { endsOn: "2026-12-31", renewalMonths: 12, noticeMonths: 3 },
      "2026-09-30",
      "renewal",
      "2026-09-30",
      "2026-12-31",
    ],
    ["no notice agreed", {}, "2026-11-23", null, "", ""],
    ["ends by itself", { endsOn: "2026-12-31", noticeMonths: 3 }, "2026-11-23", null, "", ""],
    ["not signed", { signedOn: null, noticeMonths: 3 }, "2026-11-23", null, "", ""],
    ["not yet in force", { effectiveOn: "2026-12-01", noticeMonths: 3 }, "2026-11-30", null, "", ""],
    ["renewing without a notice", { endsOn: "2026-12-31", renewalMonths: 12 }, "2026-11-23", null, "", ""],
  ])("%s", (_, contract, on, basis, by, end) => {
    expect(earliestExit(aContract(contract), on)).toEqual(basis === null ? null : { basis, by, end });
  });

  test("never lies behind, and its notice can still be given", () => {
    fc.assert(
      fc.property(anySubcontractor, aDay, ({ agreements }, on) => {
        for (const contract of agreements) {
          const exit = earliestExit(contract, on);
          if (exit === null) continue;
          expect(exit.by >= on && exit.end >= exit.by).toBe(true);
          if (exit.basis === "renewal") expect(noticeDeadline(contract, exit.end)).toBe(exit.by);
        }
      }),
    );
  });
});

describe("renewals", () => {
  const renewing = aContract({ endsOn: "2024-01-31", renewalMonths: 1 });
  test("are the days after each end that passed, counted from the first end", () => {
    expect(renewalsOf(renewing, "2024-01-31")).toEqual([]);
    expect(renewalsOf(renewing, "2024-02-01")).toEqual(["2024-02-01"]);
    expect(renewalsOf(renewing, "2024-04-01")).toEqual(["2024-02-01", "2024-03-01", "2024-04-01"]);
    expect(renewalsOf(aContract({ endsOn: "2024-01-31" }), "2026-01-01")).toEqual([]);
    expect(renewalsOf(aContract({ endsOn: "2024-01-31", renewalMonths: 12, signedOn: null }), "2026-01-01")).toEqual([]);
  });

  test("have all come, in their order, and the last was not longer ago than a term", () => {
    fc.assert(
      fc.property(anySubcontractor, aDay, ({ agreements }, on) => {
        for (const agreement of agreements) {
          const renewals = renewalsOf(agreement, on);
          expect(renewals).toEqual([...renewals].sort());
          const last = renewals.at(-1);
          if (last === undefined) continue;
          expect(last <= on).toBe(true);
          expect(renewalsOf(agreement, plusDays(last, -1))).toHaveLength(
            agreement.signedOn !== null && agreement.signedOn < last && (agreement.effectiveOn ?? agreement.signedOn) < last
              ? renewals.length - 1
              : 0,
          );
        }
      }),
    );
  });
});
