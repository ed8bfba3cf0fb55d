import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../app/domain/evaluate";
import { lights } from "../../app/domain/flag";
import { lightOf } from "../../app/domain/light";
import type { Severity, Subcontractor } from "../../app/domain/portfolio";
import { aFinding, aLocation, aService, aSubcontractor, aWaiver, today } from "../support/facts";

/** One overdue finding for each severity: flags whose severity is at the test's will. */
const withFlags = (severities: readonly Severity[], overrides: Partial<Subcontractor> = {}) =>
  aSubcontractor({
    findings: severities.map((severity, n) => aFinding({ key: `f${n + 1}`, severity, dueOn: "2026-01-01" })),
    ...overrides,
  });
const lightFor = (facts: Subcontractor) => evaluate(facts, today, "EU").ownLight;
const waiving = (...keys: string[]) => ({ waivers: keys.map((subject) => aWaiver({ rule: "finding-overdue", subject })) });

describe("the own light", () => {
  test.each([
    [[], "green"],
    [["low"], "green"],
    [["low", "low", "low", "low"], "green"],
    [["medium"], "amber"],
    [["medium", "medium", "medium", "medium"], "amber"],
    [["high"], "amber"],
    [["high", "high"], "amber"],
    [["high", "high", "medium", "low"], "amber"],
    [["high", "high", "high"], "red"],
    [["critical"], "red"],
    [["low", "critical"], "red"],
  ] as const)("%j is %s", (severities, light) => expect(lightFor(withFlags(severities))).toBe(light));

  test.each([
    [["critical"], ["f1"], "green"],
    [["high", "high", "high"], ["f2"], "amber"],
    [["high", "high", "high"], ["f1", "f2", "f3"], "green"],
    [["critical", "medium"], ["f1"], "amber"],
    [["critical", "medium"], ["f2"], "red"],
  ] as const)("%j with %j waived is %s", (severities, waived, light) =>
    expect(lightFor(withFlags(severities, waiving(...waived)))).toBe(light),
  );

  test("waiver-expired does not count: two high flags and two expired waivers are amber", () => {
    const facts = withFlags(["high", "high"], {
      waivers: ["f1", "f2"].map((subject) => aWaiver({ rule: "finding-overdue", subject, until: "2026-06-30" })),
    });
    expect(evaluate(facts, today, "EU").flags.filter((flag) => flag.rule === "waiver-expired")).toHaveLength(2);
    expect(lightFor(facts)).toBe("amber");
  });

  test("waiver-expired does not count: with one low flag it is green", () => {
    const facts = withFlags(["low"], { waivers: [aWaiver({ rule: "finding-overdue", subject: "f1", until: "2026-06-30" })] });
    expect(lightFor(facts)).toBe("green");
  });

  test("grey when not in scope", () => {
    expect(lightFor(withFlags(["critical"], { services: [aService({ startsOn: "2026-11-24" })], status: "prospect" }))).toBe(
      "grey",
    );
  });

  test("amber out of scope where a status is contradicted or an exit unproven", () => {
    expect(lightFor(aSubcontractor({ services: [aService({ endsOn: "2026-11-22" })] }))).toBe("amber");
    expect(lightFor(aSubcontractor({ status: "ended", services: [aService({ endsOn: "2026-01-31" })] }))).toBe("amber");
  });

  test("grey out of scope where the only flag is waived", () => {
    const waivers = [aWaiver({ rule: "status-contradicted" })];
    expect(lightFor(aSubcontractor({ services: [aService({ endsOn: "2026-11-22" })], waivers }))).toBe("grey");
  });

  test("red out of scope with three services that left no proof", () => {
    const services = ["a", "b", "c"].map((key) => aService({ key, endsOn: "2026-01-31" }));
    expect(lightFor(aSubcontractor({ status: "ended", services }))).toBe("red");
  });

  test("a location outside the promise is red under EU and green under none", () => {
    const facts = aSubcontractor({ locations: [aLocation({ country: "NO" })] });
    expect((["EU", "EEA", "none"] as const).map((promise) => evaluate(facts, today, promise).ownLight)).toEqual([
      "red",
      "green",
      "green",
    ]);
  });

  test("is what the flags say", () => {
    const severity = fc.constantFrom<Severity>("critical", "high", "medium", "low");
    fc.assert(
      fc.property(fc.array(fc.tuple(severity, fc.boolean()), { maxLength: 6 }), (flags) => {
        const open = flags.filter(([, waived]) => !waived).map(([one]) => one);
        const count = (wanted: Severity) => open.filter((one) => one === wanted).length;
        const below = count("high") + count("medium") > 0 ? "amber" : "green";
        const light = count("critical") > 0 || count("high") > 2 ? "red" : below;
        const waived = flags.flatMap(([, isWaived], n) => (isWaived ? [`f${n + 1}`] : []));
        expect(
          lightFor(
            withFlags(
              flags.map(([one]) => one),
              waiving(...waived),
            ),
          ),
        ).toBe(light);
      }),
    );
  });
});

describe("the light", () => {
  test.each(lights)("%s with nothing red below stays", (own) => expect(lightOf(own, false)).toBe(own));
  test.each([
    ["red", "red"],
    ["amber", "amber"],
    ["green", "amber"],
    ["grey", "amber"],
  ] as const)("%s with red below is %s", (own, light) => expect(lightOf(own, true)).toBe(light));
});
