import { describe, expect, test } from "vitest";
import { evaluate } from "../../../app/domain/evaluate";
import { type Rule, rules } from "../../../app/domain/flag";
import { promises } from "../../../app/domain/portfolio";
import { aContract, aDpa, aFinding, anNda, aService, aSubcontractor, keptEvidence, today } from "../../support/facts";
import { covers } from "./cases/case";
import { tables } from "./cases/index";
import { inProcessTimeZone, processTimeZones } from "../process-time-zone";
import { expectedOf, foundBy } from "./run-case";

/** Rules of which no date limit exists, with the reason; every rule has at least the first day of what it is about. */
const withoutDateLimit: Partial<Record<Rule, string>> = {};

/** What the text of these rules says about the promise differs; of the other rules a promise changes nothing. */
const dependsOnPromise: readonly Rule[] = ["location-unknown", "location-imprecise", "residency-broken"];

const allCases = Object.values(tables).flat();

describe("every rule has a table", () => {
  test.each(rules)("%s has each kind of case", (rule) => {
    const table = tables[rule] ?? [];
    const needed = covers.filter((kind) => withoutDateLimit[rule] === undefined || !["before", "at", "after"].includes(kind));
    expect(needed.filter((kind) => !table.some((one) => one.covers === kind))).toEqual([]);
    expect(table.filter((one) => one.rule !== rule)).toEqual([]);
    const held = table.filter((one) => one.covers === "held");
    const notHeld = table.filter((one) => one.covers === "not-held");
    expect(held.every((one) => one.expect !== null) && notHeld.every((one) => one.expect === null)).toBe(true);
    expect(held.some((one) => one.expect?.since !== undefined)).toBe(true);
  });

  test("no two cases of a rule have one name", () => {
    const names = allCases.map((one) => `${one.rule}: ${one.name}`);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });
});

describe("the kept subcontractor", () => {
  test.each(promises)("raises no flag and is green, promise %s", (promise) => {
    const { flags, ownLight } = evaluate(aSubcontractor(), today, promise);
    expect(flags).toEqual([]);
    expect(ownLight).toBe("green");
  });

  test("out of scope has no flag and is grey", () => {
    const { flags, ownLight } = evaluate(aSubcontractor({ services: [] }), today, "EU");
    expect(flags).toEqual([]);
    expect(ownLight).toBe("grey");
  });
});

for (const rule of rules) {
  describe(rule, () => {
    test.each(tables[rule])("$covers: $name", (one) => {
      expect(foundBy(evaluate, one)).toEqual(expectedOf(one));
    });
  });
}

describe("several at once", () => {
  test("one flag for each service, finding and location, sorted by rule, then subject by code unit", () => {
    const facts = aSubcontractor({
      services: ["b", "a", "B"].map((key) => aService({ key, role: null })),
      findings: ["f2", "f1"].map((key) => aFinding({ key, dueOn: "2026-01-01" })),
      locations: [],
    });
    expect(evaluate(facts, today, "EU").flags.map((flag) => [flag.rule, flag.subject])).toEqual([
      ["finding-overdue", "f1"],
      ["finding-overdue", "f2"],
      ["location-none", null],
      ["role-undetermined", "B"],
      ["role-undetermined", "a"],
      ["role-undetermined", "b"],
    ]);
  });

  test("two contracts that renew close at once", () => {
    const renewing = { endsOn: "2026-12-31", renewalMonths: 12, noticeDays: 0 };
    const facts = aSubcontractor({
      agreements: [aContract({ key: "b", ...renewing }), aContract({ key: "a", ...renewing }), aDpa(), anNda()],
    });
    expect(evaluate(facts, today, "EU").flags.map((flag) => [flag.rule, flag.subject])).toEqual([
      ["contract-notice-closing", "a"],
      ["contract-notice-closing", "b"],
    ]);
  });

  test("every requirement that a cloud needs is a flag of its own", () => {
    const { flags } = evaluate(aSubcontractor({ evidence: [] }), today, "EU");
    expect(flags.map((flag) => flag.subject)).toEqual([
      "assurance",
      "breach-drill",
      "continuity-test",
      "insurance",
      "location-statement",
      "pentest",
      "subprocessor-list",
    ]);
    expect(new Set(flags.map((flag) => flag.rule))).toEqual(new Set(["evidence-missing"]));
  });

  test("a flag names its subcontractor", () => {
    const [flag] = evaluate(aSubcontractor({ key: "vestkyst", evidence: keptEvidence().slice(1) }), today, "EU").flags;
    expect(flag?.subcontractor).toBe("vestkyst");
  });
});

describe("the promise", () => {
  const others = allCases.filter((one) => one.promise === undefined && !dependsOnPromise.includes(one.rule));
  test.each(["EEA", "none"] as const)("%s changes nothing in the rules that do not speak of it", (promise) => {
    for (const one of others) expect(foundBy(evaluate, one, promise), `${one.rule}: ${one.name}`).toEqual(expectedOf(one));
  });
});

describe("the time zone of the process", () => {
  test.each(processTimeZones)("%s changes nothing", (zone) => {
    inProcessTimeZone(zone, () => {
      expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(
        { UTC: 0, "Europe/Copenhagen": -60, "America/Los_Angeles": 480, "Pacific/Kiritimati": -840 }[zone],
      );
      for (const one of allCases) expect(foundBy(evaluate, one), `${one.rule}: ${one.name}`).toEqual(expectedOf(one));
    });
  });
});
