import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { dayAfterLast, daysBetween, firstDay, lastDay, plusDays, plusMonths } from "../../app/domain/calendar";
import geography from "../../app/domain/data/geography.json";
import { evaluate } from "../../app/domain/evaluate";
import { familyOfRule, type Flag, type Rule, type RuleFamily } from "../../app/domain/flag";
import { type Evidence, type Promise_, type Severity, severities, type Subcontractor } from "../../app/domain/portfolio";
import { aDay, anySubcontractor, aPromise } from "../support/arbitrary";
import { runs } from "../support/soak";
import { inProcessTimeZone, processTimeZones } from "./process-time-zone";

// A longer run is given longer.
vi.setConfig({ testTimeout: runs(60_000) });

const name = (flag: Flag) => `${flag.rule} ${flag.subject}`;
const namesOn = (facts: Subcontractor, day: string, promise: Promise_) => new Set(evaluate(facts, day, promise).flags.map(name));
/** How far a span reaches is not part of the answer: it need not be as long as possible. */
const answerOf = (facts: Subcontractor, day: string, promise: Promise_) => {
  const { flags, ownLight } = evaluate(facts, day, promise);
  return { flags, ownLight };
};
const rank = (severity: Severity) => severities.indexOf(severity);
const within = (day: string) => day >= firstDay && day <= lastDay;

/** The edges of spans are where something changes: some examples walk a few of them ahead. */
const example = fc
  .record({ facts: anySubcontractor, start: aDay, promise: aPromise, edges: fc.nat({ max: 4 }) })
  .map(({ facts, start, promise, edges }) => {
    let day = start;
    for (let n = 0; n < edges; n += 1) {
      const { until } = evaluate(facts, day, promise).span;
      if (within(until)) day = until;
    }
    return { facts, day, promise };
  });

describe("total", () => {
  test("answers on every day, the first and the last included", () => {
    fc.assert(
      fc.property(example, ({ facts, day, promise }) => {
        for (const date of [firstDay, day, lastDay]) {
          const { flags, span } = evaluate(facts, date, promise);
          const isSpan = firstDay <= span.from && span.from <= date && date < span.until && span.until <= dayAfterLast;
          expect(isSpan, `[${span.from}, ${span.until}) on ${date}`).toBe(true);
          expect(flags.every((flag) => flag.since >= firstDay && flag.since <= date)).toBe(true);
          expect(new Set(flags.map(name)).size).toBe(flags.length);
          expect(flags.every((flag) => flag.subcontractor === facts.key)).toBe(true);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

/** The same facts in another order: every list, and the properties of the clauses. */
const shuffled = (facts: Subcontractor) => {
  const reordered = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
  return fc
    .record({
      contacts: reordered(facts.contacts),
      services: reordered(facts.services),
      locations: reordered(facts.locations),
      agreements: reordered(facts.agreements),
      evidence: reordered(facts.evidence),
      inspections: reordered(facts.inspections),
      findings: reordered(facts.findings),
      waivers: reordered(facts.waivers),
    })
    .map((lists) => ({
      ...facts,
      ...lists,
      agreements: lists.agreements.map((one) => ({ ...one, clauses: Object.fromEntries(Object.entries(one.clauses).reverse()) })),
      evidence: lists.evidence.map((one) => ({ ...one, sites: [...one.sites].reverse() })),
    }));
};

describe("deterministic", () => {
  test("whatever the order of the lists", () => {
    const twice = example.chain((one) => fc.tuple(fc.constant(one), shuffled(one.facts)));
    fc.assert(
      fc.property(twice, ([{ facts, day, promise }, other]) => {
        expect(answerOf(other, day, promise)).toEqual(answerOf(facts, day, promise));
      }),
      { numRuns: runs(300) },
    );
  });

  test("whatever the time zone of the process", () => {
    fc.assert(
      fc.property(example, ({ facts, day, promise }) => {
        const answers = processTimeZones.map((zone) => inProcessTimeZone(zone, () => evaluate(facts, day, promise)));
        for (const answer of answers) expect(answer).toEqual(answers[0]);
      }),
      { numRuns: runs(50) },
    );
  });

  test("and leaves the facts as they are", () => {
    fc.assert(
      fc.property(example, ({ facts, day, promise }) => {
        const before = structuredClone(facts);
        evaluate(facts, day, promise);
        expect(facts).toEqual(before);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("since", () => {
  const daysBack = 400;

  test("the flag shows on every day from then to the day, and not on the day before", () => {
    fc.assert(
      fc.property(example, fc.array(fc.nat(), { maxLength: 3 }), ({ facts, day, promise }, samples) => {
        const { flags } = evaluate(facts, day, promise);
        const shown = new Map<string, Set<string>>();
        const shows = (date: string) => {
          const known = shown.get(date) ?? namesOn(facts, date, promise);
          shown.set(date, known);
          return known;
        };
        for (const flag of flags) {
          const length = daysBetween(flag.since, day);
          for (let back = 0; back <= Math.min(length, daysBack); back += 1) {
            const date = plusDays(day, -back);
            if (!shows(date).has(name(flag))) expect.fail(`${name(flag)} since ${flag.since} does not show on ${date}`);
          }
          for (const sample of samples) {
            const date = plusDays(flag.since, sample % (length + 1));
            if (!shows(date).has(name(flag))) expect.fail(`${name(flag)} since ${flag.since} does not show on ${date}`);
          }
          if (!shows(flag.since).has(name(flag))) expect.fail(`${name(flag)} does not show on ${flag.since}`);
          const before = plusDays(flag.since, -1);
          if (within(before) && shows(before).has(name(flag))) {
            expect.fail(`${name(flag)} since ${flag.since} shows on ${before}`);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test("is the same on every day of a run", () => {
    fc.assert(
      fc.property(example, fc.nat(), ({ facts, day, promise }, sample) => {
        for (const flag of evaluate(facts, day, promise).flags) {
          const earlier = plusDays(flag.since, sample % (daysBetween(flag.since, day) + 1));
          const found = evaluate(facts, earlier, promise).flags.find((other) => name(other) === name(flag));
          expect(found?.since, name(flag)).toBe(flag.since);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("the span", () => {
  test("on each of its days flags, their facts and the own light are the same", () => {
    fc.assert(
      fc.property(example, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), ({ facts, day, promise }, samples) => {
        const { span } = evaluate(facts, day, promise);
        const answer = answerOf(facts, day, promise);
        const length = daysBetween(span.from, span.until);
        const near = [-2, -1, 1, 2].map((days) => plusDays(day, days)).filter((date) => span.from <= date && date < span.until);
        const sampled = samples.map((n) => plusDays(span.from, n % length));
        for (const date of [span.from, plusDays(span.until, -1), ...near, ...sampled]) {
          expect(answerOf(facts, date, promise), `${date} in [${span.from}, ${span.until})`).toEqual(answer);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

/** When each noun begins or ceases to count, taken from the facts alone. */
type Noun = "service" | "location" | "agreement" | "evidence" | "waiver" | "adequacy" | "inspection" | "finding";
type Turns = Record<Noun, Set<string>>;

const turnsOf = (facts: Subcontractor): Turns => {
  const after = (date: string | null) => (date === null ? null : plusDays(date, 1));
  const days = (...dates: (string | null)[]) => dates.filter((date) => date !== null);
  const untilOf = (evidence: Evidence) => {
    const from = evidence.periodEnd ?? evidence.issuedOn;
    return evidence.validTo ?? (from === null ? null : plusMonths(from, 12));
  };
  return {
    service: new Set(facts.services.flatMap((one) => days(one.startsOn, after(one.endsOn)))),
    location: new Set(facts.locations.flatMap((one) => days(one.startsOn, after(one.endsOn)))),
    agreement: new Set(
      facts.agreements.flatMap((one) => [
        ...days(one.signedOn, one.effectiveOn),
        ...(one.renewalMonths === null ? days(after(one.endsOn)) : []),
      ]),
    ),
    evidence: new Set(facts.evidence.flatMap((one) => days(one.validFrom, after(untilOf(one))))),
    waiver: new Set(facts.waivers.flatMap((one) => days(one.from, after(one.until)))),
    adequacy: new Set(Object.values(geography.adequacy).flatMap((one) => days(after(one.valid_to)))),
    inspection: new Set(facts.inspections.map((one) => one.completedOn)),
    finding: new Set(facts.findings.flatMap((one) => days(one.closedOn))),
  };
};

/** What each family of rules looks at; a turn of anything else excuses none of its flags. */
const looksAt: Record<RuleFamily, readonly Noun[]> = {
  status: ["service"],
  agreements: ["service", "agreement", "location", "adequacy"],
  locations: ["service", "location", "adequacy"],
  evidence: ["service", "evidence", "location"],
  inspections: ["service", "inspection", "finding"],
  exit: ["service", "evidence"],
  waivers: ["waiver"],
};
const isWindow = (rule: Rule) => /-(ending|closing|due|expiring)$/.test(rule) || rule === "evidence-gap";
/** The form that a window passes into; "out" where it just passes. */
const endedForms: Partial<Record<Rule, readonly Rule[]>> = {
  "inspection-due": ["inspection-overdue"],
  "evidence-gap": ["evidence-expired"],
};

describe("time alone never makes things better", () => {
  test("a flag that held yesterday holds today, no less severe, unless something counts that did not, or the other way", () => {
    fc.assert(
      fc.property(example, ({ facts, day, promise }) => {
        const turns = turnsOf(facts);
        let yesterday = evaluate(facts, day, promise).flags;
        for (let ahead = 1; ahead <= 40 && plusDays(day, ahead) <= lastDay; ahead += 1) {
          const date = plusDays(day, ahead);
          const { flags } = evaluate(facts, date, promise);
          const turned = (nouns: readonly Noun[]) => nouns.some((noun) => turns[noun].has(date));
          for (const before of yesterday) {
            const about = before.rule === "waiver-expired" ? before.facts.rule : before.rule;
            const nouns = looksAt[familyOfRule[about]];
            if (turned(before.rule === "waiver-expired" ? [...nouns, "waiver"] : nouns)) continue;
            const now = flags.find((flag) => name(flag) === name(before));
            if (now === undefined && isWindow(about)) {
              const forms = before.rule === "waiver-expired" ? undefined : endedForms[about];
              if (forms !== undefined && !flags.some((flag) => forms.includes(flag.rule) && flag.subject === before.subject)) {
                expect.fail(`${name(before)} passed on ${date} and is none of ${forms}`);
              }
              continue;
            }
            if (now === undefined) expect.fail(`${name(before)} is gone on ${date}`);
            if (rank(now.severity) > rank(before.severity)) expect.fail(`${name(before)} is less severe on ${date}`);
            if (now.waived !== before.waived && !turned(["waiver"])) {
              expect.fail(`${name(before)} is waived otherwise on ${date}`);
            }
          }
          yesterday = flags;
        }
      }),
      { numRuns: runs(150) },
    );
  });
});
