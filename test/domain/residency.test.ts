import { describe, expect, test } from "vitest";
import geography from "../../app/domain/data/geography.json";
import { plusDays } from "../../app/domain/calendar";
import { Day } from "../../app/domain/day";
import type { CountryClass } from "../../app/domain/flag";
import { locationPaths, promises, transferTools } from "../../app/domain/portfolio";
import { adequacyOf, classOf, isImprecise, isInEea, isUsableTool, keepsPromise } from "../../app/domain/residency";
import { aLocation, today } from "../support/facts";

interface Decision {
  valid_to: string | null;
  partial?: boolean;
}

const decisions: Record<string, Decision> = geography.adequacy;
const countryDecisions = Object.entries(decisions).filter(([code]) => /^[A-Z]{2}$/.test(code));
const classes: CountryClass[] = ["EU", "EEA", "ADEQUATE", "ADEQUATE-PARTIAL", "REVIEW", "THIRD"];
const on = (country: string, day: string) => classOf(country, new Day(day));
const codes = Array.from({ length: 26 * 26 }, (_, n) => String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)));
const inForce = (code: string, day: string) => {
  const decision = decisions[code];
  return decision !== undefined && (decision.valid_to === null || day <= decision.valid_to);
};

describe("the class of a country", () => {
  test("the EU has 27 members, and its territories with a code of their own count", () => {
    expect(Object.keys(geography.eu27)).toHaveLength(27);
    for (const code of [...Object.keys(geography.eu27), ...Object.keys(geography.eu_territories_with_own_code)]) {
      expect(on(code, today), code).toBe("EU");
    }
  });

  test("Iceland, Liechtenstein and Norway are the EEA beyond the EU", () => {
    expect(codes.filter((code) => on(code, today) === "EEA")).toEqual(["IS", "LI", "NO"]);
  });

  test("a decision counts on every day up to its end, and the country is a third one after it", () => {
    for (const [code, decision] of countryDecisions) {
      const counted = decision.partial === true ? "ADEQUATE-PARTIAL" : "ADEQUATE";
      for (const day of ["1900-01-01", today, decision.valid_to ?? "2199-12-31"]) {
        expect(on(code, day), `${code} ${day}`).toBe(counted);
      }
      if (decision.valid_to !== null) expect(on(code, plusDays(decision.valid_to, 1)), code).toBe("THIRD");
    }
  });

  test("a decision overrides a class elsewhere, and an adequate class counts through a decision alone", () => {
    for (const [code, { class: given }] of Object.entries(geography.not_eu_despite_parent)) {
      const expected = inForce(code, today) ? "ADEQUATE" : given === "ADEQUATE" ? "THIRD" : given;
      expect(on(code, today), code).toBe(expected);
    }
    expect([on("FO", today), on("GL", today), on("SJ", today), on("SX", today)]).toEqual([
      "ADEQUATE",
      "THIRD",
      "REVIEW",
      "THIRD",
    ]);
  });

  test("what is often taken for adequate is a third country", () => {
    const assumed = [...Object.keys(geography.no_adequacy_but_often_assumed), "GU", "VI", "AS", "MP", "KY", "VG"];
    for (const code of assumed) expect(on(code, today), code).toBe("THIRD");
  });

  test("everything else is a third country", () => {
    const named = new Set(
      [
        geography.eu27,
        geography.eea_efta,
        geography.eu_territories_with_own_code,
        geography.not_eu_despite_parent,
        decisions,
      ].flatMap((block) => Object.keys(block)),
    );
    for (const code of codes.filter((one) => !named.has(one))) expect(on(code, today), code).toBe("THIRD");
  });

  test("words of the language are no countries", () => {
    for (const word of ["constructor", "__proto__", "toString", ""]) expect(on(word, today), word).toBe("THIRD");
  });

  test("the answer holds on the whole span of the day", () => {
    for (const day of ["1900-01-01", today, "2031-12-26", "2031-12-27", "2031-12-28", "2199-12-31"]) {
      for (const code of codes) {
        const asked = new Day(day);
        const found = classOf(code, asked);
        const { from, until } = asked.span();
        expect(from <= day && day < until).toBe(true);
        expect([on(code, from), on(code, plusDays(until, -1))], `${code} ${day}`).toEqual([found, found]);
      }
    }
  });
});

test("only the decision about GB has an end", () => {
  expect(countryDecisions.filter(([, decision]) => decision.valid_to !== null).map(([code]) => code)).toEqual(["GB"]);
  expect(adequacyOf("DK")).toBe(null);
  expect(adequacyOf("GB")).not.toBe(null);
});

test("which classes keep which promise", () => {
  const kept = Object.fromEntries(promises.map((promise) => [promise, classes.filter((one) => keepsPromise(one, promise))]));
  expect(kept).toEqual({ EU: ["EU", "REVIEW"], EEA: ["EU", "EEA", "REVIEW"], none: classes });
  expect(classes.filter(isInEea)).toEqual(["EU", "EEA"]);
});

test("which tools are usable", () => {
  expect([...transferTools, null].filter(isUsableTool)).toEqual(["scc", "bcr", "adhoc", "code", "certification"]);
});

test("which regions are imprecise rather than unknown", () => {
  const imprecise = (region: string | null) =>
    promises.filter((promise) => locationPaths.every((path) => isImprecise(aLocation({ path, country: null, region }), promise)));
  expect(imprecise("EU")).toEqual(["EU", "EEA", "none"]);
  expect(imprecise("EEA")).toEqual(["EEA", "none"]);
  expect([imprecise("Worldwide"), imprecise("USA"), imprecise(null)]).toEqual([[], [], []]);
});
