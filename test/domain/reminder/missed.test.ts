import { describe, expect, test } from "vitest";
import { missedDeadlines } from "../../../app/domain/reminder/missed";
import { recipientsOf } from "../../../app/domain/reminder/recipient";
import type { Finding, Subcontractor } from "../../../app/domain/portfolio";
import { aSubcontractor } from "../../support/facts";

const finding = (key: string, dueOn: string, closedOn: string | null): Finding => ({
  ...({ key, title: key, severity: "medium", dueOn, closedOn } as Finding),
});
const kinds = (facts: Subcontractor, since: string, day: string) =>
  missedDeadlines(facts, since, day).map(({ kind, on }) => `${kind} ${on}`);

describe("what passed while nobody was reminded", () => {
  const facts = aSubcontractor({
    key: "fjord",
    findings: [finding("open", "2026-11-20", null), finding("closed", "2026-11-20", "2026-11-22")],
    inspections: [],
    inspectionPlan: { firstDueOn: "2026-11-19", everyMonths: 12, concept: null, rationale: null } as never,
  });

  test("is found from the first missed day up to yesterday, without what was settled since", () => {
    expect(kinds(facts, "2026-11-19", "2026-11-24")).toEqual(["inspection-due 2026-11-19", "finding-due 2026-11-20"]);
    expect(kinds(facts, "2026-11-20", "2026-11-24")).toEqual(["finding-due 2026-11-20"]);
    expect(kinds(facts, "2026-11-24", "2026-11-24")).toEqual([]);
  });

  test("an inspection that was carried out since is settled", () => {
    const done = { key: "i", completedOn: "2026-11-21", result: "passed" } as never;
    expect(kinds({ ...facts, findings: [], inspections: [done] }, "2026-11-19", "2026-11-24")).toEqual([]);
  });
});

describe("who is reminded", () => {
  const accounts = [
    { id: "c", email: "c@nordvang.example", roles: ["compliance"] as const },
    { id: "l", email: "l@nordvang.example", roles: ["legal"] as const },
    { id: "a", email: "a@nordvang.example", roles: ["administrator"] as const },
    { id: "r", email: "r@revision.example", roles: ["auditor"] as const },
  ];

  test("the named owner alone, however the address is written", () => {
    expect(recipientsOf({ kind: "inspection-due", owner: " A@Nordvang.example " }, accounts)).toEqual(["a"]);
  });

  test("without an owner who has an account, all who are trusted with it", () => {
    expect(recipientsOf({ kind: "inspection-due", owner: "gone@nordvang.example" }, accounts)).toEqual(["c"]);
    expect(recipientsOf({ kind: "notice-ends", owner: null }, accounts)).toEqual(["c", "l"]);
  });
});
