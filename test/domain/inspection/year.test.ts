import { describe, expect, test } from "vitest";
import { Day } from "~/domain/day";
import { yearOf } from "~/domain/inspection/year";

const plan = { firstDueOn: "2027-01-31", everyMonths: 3, concept: 6, rationale: null };
const on = (day: string) => new Day(day);

describe("the year's wheel", () => {
  test("shows what the plan makes due, clamped to the month's end", () => {
    expect(yearOf({ inspectionPlan: plan, inspections: [] }, on("2027-01-31"), 2027)).toEqual([
      { on: "2027-01-31", state: "due" },
      { on: "2027-04-30", state: "due" },
      { on: "2027-07-31", state: "due" },
      { on: "2027-10-31", state: "due" },
    ]);
    expect(yearOf({ inspectionPlan: plan, inspections: [] }, on("2027-02-01"), 2027)[0]).toEqual({
      on: "2027-01-31",
      state: "overdue",
    });
    expect(yearOf({ inspectionPlan: plan, inspections: [] }, on("2027-02-01"), 2026)).toEqual([]);
  });

  test("shows what was carried out, and counts on from there", () => {
    const inspections = [
      { key: "a", completedOn: "2027-02-10", result: "passed" as const },
      { key: "b", completedOn: "2027-12-01", result: "passed" as const },
    ];
    expect(yearOf({ inspectionPlan: { ...plan, everyMonths: 6 }, inspections }, on("2027-03-01"), 2027)).toEqual([
      { on: "2027-02-10", state: "carried-out" },
      { on: "2027-08-10", state: "due" },
    ]);
    expect(yearOf({ inspectionPlan: null, inspections }, on("2027-12-01"), 2027)).toHaveLength(2);
  });
});
