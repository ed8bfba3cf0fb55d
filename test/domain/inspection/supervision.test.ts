import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Day } from "~/domain/day";
import { plusDays, plusMonths } from "~/domain/calendar";
import { occurrenceToOpen, openedDaysAhead } from "~/domain/inspection/occurrence";
import { concepts } from "~/domain/inspection/questionnaire";
import { isAllowed, lowestConcept, peopleCounts, pointsOf, suggestedWeights } from "~/domain/inspection/supervision";
import { aSubcontractor } from "../../support/facts";

describe("the point scale", () => {
  test("gives 1 to 10 points", () => {
    const none = { special: false, confidential: false, processing: false };
    expect(peopleCounts.map((people) => pointsOf({ people, ...none }, suggestedWeights))).toEqual([1, 2, 3]);
    const all = { people: "over-10000", special: true, confidential: true, processing: true } as const;
    expect(pointsOf(all, suggestedWeights)).toBe(10);
    expect(pointsOf({ ...all, special: false }, suggestedWeights)).toBe(7);
  });

  test("allows the concepts of the guide's bands, at the limits and beside them", () => {
    const lowest = [1, 2, 3, 4, 5, 6, 7, 10].map((points) => lowestConcept(points));
    expect(lowest).toEqual([1, 1, 2, 2, 3, 3, 5, 5]);
    expect(concepts.filter((concept) => isAllowed(concept, 6))).toEqual([3, 4, 5, 6]);
    expect(concepts.filter((concept) => isAllowed(concept, 7))).toEqual([5, 6]);
  });
});

describe("the occurrence to open", () => {
  const planned = (firstDueOn: string, everyMonths: number, completed: string[] = []) =>
    aSubcontractor({
      inspectionPlan: { firstDueOn, everyMonths, concept: 6, rationale: null },
      inspections: completed.map((completedOn, at) => ({ key: `i${at}`, completedOn, result: "passed" as const })),
    });

  test("comes thirty days ahead, and stays until it is carried out", () => {
    const plan = planned("2027-03-31", 12);
    expect(occurrenceToOpen(plan, new Day("2027-02-28"))).toBeNull();
    expect(occurrenceToOpen(plan, new Day("2027-03-01"))).toBe("2027-03-31");
    expect(occurrenceToOpen(plan, new Day("2029-01-01"))).toBe("2027-03-31");
  });

  test("follows from the last that was carried out, clamped to the month's end", () => {
    const plan = planned("2027-01-31", 1, ["2027-01-31"]);
    expect(occurrenceToOpen(plan, new Day("2027-02-01"))).toBe("2027-02-28");
    expect(occurrenceToOpen(planned("2027-01-31", 12, ["2028-02-29"]), new Day("2029-02-01"))).toBe("2029-02-28");
    expect(occurrenceToOpen(aSubcontractor({ inspectionPlan: null }), new Day("2027-02-01"))).toBeNull();
  });

  test("is opened once each, whichever days the server was down", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (everyMonths, gaps, delay) => {
          const opened: string[] = [];
          const completed: string[] = [];
          let day = "2027-01-01";
          for (const gap of gaps) {
            day = plusDays(day, gap);
            const due = occurrenceToOpen(planned("2027-01-31", everyMonths, completed), new Day(day));
            if (due === null) continue;
            if (!opened.includes(due)) opened.push(due);
            // Carried out some days after it was opened or due.
            if (day >= plusDays(due, delay - openedDaysAhead)) completed.push(day);
          }
          expect(new Set(opened).size).toBe(opened.length);
          const expected = ["2027-01-31", ...completed.map((on) => plusMonths(on, everyMonths))];
          for (const due of opened) expect(expected).toContain(due);
          for (const due of expected.slice(0, -1)) expect(opened).toContain(due);
        },
      ),
    );
  });
});
