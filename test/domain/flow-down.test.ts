import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flowDown, type LineState, linesToFind } from "../../app/domain/flow-down";
import { annexSections, auditRights, type Term, type Terms, termNames } from "../../app/domain/portfolio";
import { someTerms } from "../support/arbitrary";
import { aDpa, aFinding, aSubcontractor, today } from "../support/facts";

const nothing: Terms = {
  breachHours: null,
  noticeDays: null,
  auditRight: null,
  deletionDays: null,
  countries: null,
  thirdCountries: null,
  annexSections: null,
};
const only = (terms: Partial<Terms>): Terms => ({ ...nothing, ...terms });
const stateOf = (term: Term, promised: Terms, held: Terms | null) =>
  flowDown(promised, held).find((line) => line.term === term)?.state ?? null;

/** The last column null: there is no line, since nothing was promised. */
const cases: [name: string, promised: Partial<Terms>, held: Partial<Terms>, state: LineState | null][] = [
  ["hours: an hour less", { breachHours: 48 }, { breachHours: 47 }, "fulfilled"],
  ["hours: the same", { breachHours: 48 }, { breachHours: 48 }, "fulfilled"],
  ["hours: an hour more", { breachHours: 48 }, { breachHours: 49 }, "weaker"],
  ["hours: at once", { breachHours: 48 }, { breachHours: 0 }, "fulfilled"],
  ["hours: at once is promised", { breachHours: 0 }, { breachHours: 1 }, "weaker"],
  ["hours: not known", { breachHours: 48 }, {}, "unknown"],
  ["hours: not promised", {}, { breachHours: 24 }, null],
  ["notice: a day less", { noticeDays: 30 }, { noticeDays: 29 }, "weaker"],
  ["notice: the same", { noticeDays: 30 }, { noticeDays: 30 }, "fulfilled"],
  ["notice: a day more", { noticeDays: 30 }, { noticeDays: 31 }, "fulfilled"],
  ["notice: none is promised, which nothing is weaker than", { noticeDays: 0 }, { noticeDays: 0 }, "fulfilled"],
  ["audit: a step less", { auditRight: "remote" }, { auditRight: "questionnaire" }, "weaker"],
  ["audit: the same", { auditRight: "remote" }, { auditRight: "remote" }, "fulfilled"],
  ["audit: a step more", { auditRight: "remote" }, { auditRight: "onsite" }, "fulfilled"],
  ["audit: none against a report", { auditRight: "report" }, { auditRight: "none" }, "weaker"],
  ["audit: none is no promise", { auditRight: "none" }, {}, null],
  ["deletion: the same", { deletionDays: 30 }, { deletionDays: 30 }, "fulfilled"],
  ["deletion: a day more", { deletionDays: 30 }, { deletionDays: 31 }, "weaker"],
  ["countries: fewer", { countries: ["DK", "FR"] }, { countries: ["DK"] }, "fulfilled"],
  ["countries: one more", { countries: ["DK", "FR"] }, { countries: ["DK", "US"] }, "weaker"],
  ["countries: not known", { countries: ["DK"] }, {}, "unknown"],
  ["third countries: forbidden by both", { thirdCountries: false }, { thirdCountries: false }, "fulfilled"],
  ["third countries: forbidden, and permitted by the agreement", { thirdCountries: false }, { thirdCountries: true }, "weaker"],
  ["third countries: forbidden, and the agreement not known", { thirdCountries: false }, {}, "unknown"],
  ["third countries: a permission is no promise", { thirdCountries: true }, { thirdCountries: true }, null],
  ["annex: all of them", { annexSections: ["BCK", "FYS"] }, { annexSections: ["BCK", "FYS", "LOG"] }, "fulfilled"],
  ["annex: one missing", { annexSections: ["BCK", "FYS"] }, { annexSections: ["BCK", "LOG"] }, "weaker"],
];

describe("a term against what was promised", () => {
  test.each(cases)("%s", (_, promised, held, state) => {
    const [term] = Object.keys({ ...promised, ...held }) as Term[];
    expect(stateOf(term as Term, only(promised), only(held))).toBe(state);
    if (state !== null) expect(flowDown(only(promised), only(held))).toHaveLength(1);
  });

  test("every term has a case that is weaker and one that is not known or fulfilled", () => {
    for (const term of termNames) {
      const states = cases.filter(([, promised]) => term in promised).map(([, , , state]) => state);
      expect({ term, weaker: states.includes("weaker"), kept: states.includes("fulfilled") }).toEqual({
        term,
        weaker: true,
        kept: true,
      });
    }
  });
});

/** One step stricter or laxer in one term; null where there is none. */
const laxer: { [T in Term]: (value: NonNullable<Terms[T]>) => Terms[T] } = {
  breachHours: (hours) => hours + 1,
  noticeDays: (days) => (days === 0 ? null : days - 1),
  auditRight: (right) => auditRights[auditRights.indexOf(right) - 1] ?? null,
  deletionDays: (days) => days + 1,
  countries: (countries) => [...new Set([...countries, "IN"])].sort(),
  thirdCountries: () => true,
  annexSections: (sections) => (sections.length === 1 ? null : sections.slice(1)),
};
const rank: Record<LineState, number> = { fulfilled: 2, weaker: 1, unknown: 0 };

describe("laws", () => {
  const maybeTerms = fc.option(someTerms, { nil: null });

  test("what is promised to the letter is passed on", () => {
    fc.assert(fc.property(someTerms, (terms) => flowDown(terms, terms).every(({ state }) => state === "fulfilled")));
  });

  test("a line for each promise and no other, whatever is held; what is not known never passes", () => {
    fc.assert(
      fc.property(maybeTerms, maybeTerms, (promised, held) => {
        const lines = flowDown(promised, held);
        expect(lines.map(({ term }) => term)).toEqual(flowDown(promised, null).map(({ term }) => term));
        for (const { term, state } of lines) {
          expect(promised?.[term] ?? null).not.toBeNull();
          expect(state === "unknown").toBe((held?.[term] ?? null) === null);
        }
      }),
    );
  });

  test("a laxer agreement is never better passed on, and a laxer promise never worse", () => {
    fc.assert(
      fc.property(someTerms, someTerms, fc.constantFrom(...termNames), (promised, held, term) => {
        const before = stateOf(term, promised, held);
        if (held[term] !== null) {
          const after = stateOf(term, promised, { ...held, [term]: laxer[term](held[term] as never) });
          expect(before === null ? null : rank[after ?? "fulfilled"] <= rank[before]).toBe(before === null ? null : true);
        }
        const value = promised[term];
        if (value === null || before !== "fulfilled") return;
        const eased = { ...promised, [term]: laxer[term](value as never) };
        expect([null, "fulfilled"]).toContain(stateOf(term, eased, held));
      }),
    );
  });

  test("the strictest agreement passes on whatever is promised", () => {
    const strictest: Terms = {
      breachHours: 0,
      noticeDays: 36_500,
      auditRight: "onsite",
      deletionDays: 0,
      countries: [],
      thirdCountries: false,
      annexSections: [...annexSections],
    };
    fc.assert(fc.property(someTerms, (terms) => flowDown(terms, strictest).every(({ state }) => state === "fulfilled")));
  });
});

describe("the lines that ask for a finding", () => {
  const promised = only({ breachHours: 24, noticeDays: 30, deletionDays: 30 });
  const dpa = aDpa({ terms: only({ breachHours: 48, noticeDays: 10 }) });
  const about = (overrides: object) =>
    aSubcontractor({ findings: [aFinding({ agreement: "dpa", term: "breachHours", ...overrides })] });
  const terms = (facts = aSubcontractor(), of = dpa, customerTerms: Terms | null = promised) =>
    linesToFind(facts, of, customerTerms, today).map(({ term }) => term);

  test("are the weaker ones, each once while its finding is open", () => {
    expect(terms()).toEqual(["breachHours", "noticeDays"]);
    expect(terms(about({}))).toEqual(["noticeDays"]);
    expect(terms(about({ closedOn: "2026-11-24" }))).toEqual(["noticeDays"]);
    expect(terms(about({ closedOn: today }))).toEqual(["breachHours", "noticeDays"]);
    expect(terms(about({ agreement: "other" }))).toEqual(["breachHours", "noticeDays"]);
    expect(terms(about({ term: "deletionDays" }))).toEqual(["breachHours", "noticeDays"]);
  });

  test("are none where nothing is promised, known or in force any longer", () => {
    expect(terms(aSubcontractor(), dpa, null)).toEqual([]);
    expect(terms(aSubcontractor(), aDpa())).toEqual([]);
    expect(terms(aSubcontractor(), { ...dpa, endsOn: today })).toEqual(["breachHours", "noticeDays"]);
    expect(terms(aSubcontractor(), { ...dpa, endsOn: "2026-11-22" })).toEqual([]);
    expect(terms(aSubcontractor(), { ...dpa, endsOn: "2026-11-22", renewalMonths: 12 })).toEqual(["breachHours", "noticeDays"]);
  });
});
