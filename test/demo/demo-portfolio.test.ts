import { describe, expect, test } from "vitest";
import { plusDays, plusMonths } from "../../app/domain/calendar";
import { evaluate } from "../../app/domain/evaluate";
import { type Flag, type Light, rules } from "../../app/domain/flag";
import { subcontractorSchema } from "../../app/services/portfolio/portfolio-schema.server";
import { referenceRefusals } from "../../app/services/portfolio/refusals.server";
import { demoPortfolio } from "../../db/seed/demo";
import { runs } from "../support/soak";

const ends = [
  "2026-11-23",
  "2026-12-31",
  "2027-01-01",
  "2027-01-31",
  "2027-02-28",
  "2027-03-01",
  "2027-03-31",
  "2027-04-30",
  "2027-05-31",
  "2027-06-30",
  "2027-07-01",
  "2027-08-31",
  "2027-10-31",
  "2028-01-31",
  "2028-02-28",
  "2028-02-29",
  "2028-03-01",
  "2028-03-31",
  "2028-08-31",
  "2029-02-28",
  "2029-12-31",
  "2030-01-31",
  "2031-08-31",
  "2031-12-27",
  "2031-12-28",
  "2032-02-29",
];
/** A prime number of days apart, so that every day of the month and every month comes by; within 50 years. */
const scattered = Array.from({ length: runs(60) }, (_, at) => plusDays("2026-11-23", (at * 41) % 18_262));
const days = [...ends, ...scattered];

/** The decision on the United Kingdom's adequacy is the one date in the world that does not move with the day of loading. */
const isFixed = (flag: Flag) => flag.rule === "adequacy-ending";

function judge(today: string, on = today): { flags: Flag[]; lights: Map<string, Light> } {
  const judged = demoPortfolio(today).subcontractors.map((facts) => ({ key: facts.key, ...evaluate(facts, on, "EU") }));
  return { flags: judged.flatMap(({ flags }) => flags), lights: new Map(judged.map(({ key, ownLight }) => [key, ownLight])) };
}

const { flags, lights } = judge("2026-11-23");

describe("the demo on the day of loading", () => {
  test.each(rules.filter((rule) => rule !== "adequacy-ending"))("shows %s", (rule) => {
    expect(flags.filter((flag) => flag.rule === rule)).not.toEqual([]);
  });

  test("shows adequacy-ending when the decision on the United Kingdom is about to run out", () => {
    expect(flags.map(({ rule }) => rule)).not.toContain("adequacy-ending");
    expect(judge("2026-11-23", "2031-09-01").flags.map(({ rule }) => rule)).toContain("adequacy-ending");
  });

  test("is a company of which about half is green and little is severe", () => {
    const count = (light: Light) => [...lights.values()].filter((other) => other === light).length;
    expect(lights.size).toBeGreaterThanOrEqual(20);
    expect(lights.size).toBeLessThanOrEqual(30);
    expect(count("green") / lights.size).toBeGreaterThan(0.4);
    expect(count("green") / lights.size).toBeLessThan(0.6);
    expect(count("red")).toBeLessThanOrEqual(4);
    expect(count("grey")).toBeGreaterThan(0);
    expect(flags.filter(({ severity, waived }) => severity === "critical" && !waived)).toHaveLength(5);
  });

  test("has exceptions that are accepted, and one that has run out", () => {
    expect(flags.filter(({ waived }) => waived).length).toBeGreaterThanOrEqual(3);
    expect(flags.filter(({ rule }) => rule === "waiver-expired")).toHaveLength(1);
  });

  test("has a chain two deep whose end makes the head amber", () => {
    const engagedBy = new Map(demoPortfolio("2026-11-23").subcontractors.map((facts) => [facts.key, facts.engagedBy]));
    const deep = [...engagedBy].filter(([, above]) => above !== null && engagedBy.get(above) !== null);
    expect(deep.map(([key]) => lights.get(key))).toContain("red");
  });
});

describe("whatever day it is loaded on", () => {
  const nameOf = ({ subcontractor, rule, subject, severity, waived }: Flag) =>
    // An inspection's key is its date.
    [subcontractor, rule, subject?.replace(/\d{4}-\d\d-\d\d$/, "") ?? "", severity, waived].join(" ");
  const namesOf = (all: Flag[]) => all.filter((flag) => !isFixed(flag)).map(nameOf);
  const expected = namesOf(flags);

  test.each(days)("the picture is the same on %s", (today) => {
    // From the day after the decision has run out, the United Kingdom is a third country without a tool.
    const lapsed = today > "2031-12-27" ? ["papegoeje-sagsstyring transfer-no-basis london-remote-access critical false"] : [];
    expect(namesOf(judge(today).flags).sort()).toEqual([...expected, ...lapsed].sort());
  });

  test.each(ends)("the facts of %s are as the interchange format wants them", (today) => {
    const { subcontractors } = demoPortfolio(today);
    const keys = subcontractors.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const facts of subcontractors) {
      expect(subcontractorSchema.parse(facts)).toEqual(facts);
      expect(referenceRefusals(facts, "$")).toEqual([]);
      expect(facts.engagedBy === null || keys.includes(facts.engagedBy)).toBe(true);
    }
  });

  test.each(days)("nothing of %s is said to have been done tomorrow", (today) => {
    for (const { agreements, evidence, locations, inspections, findings } of demoPortfolio(today).subcontractors) {
      const done = [
        ...agreements.flatMap(({ signedOn, effectiveOn, reviewedOn }) => [signedOn, effectiveOn, reviewedOn]),
        ...evidence.flatMap(({ issuedOn, receivedOn, reviewedOn, periodEnd }) => [issuedOn, receivedOn, reviewedOn, periodEnd]),
        ...locations.flatMap(({ confirmedOn, transferAssessedOn }) => [confirmedOn, transferAssessedOn]),
        ...inspections.map(({ completedOn }) => completedOn),
        ...findings.map(({ closedOn }) => closedOn),
      ];
      for (const date of done) expect(date === null || date <= today).toBe(true);
      for (const { periodEnd, issuedOn } of evidence) {
        expect(periodEnd === null || issuedOn === null || periodEnd < issuedOn).toBe(true);
      }
    }
  });

  test.each(days)("an exception of %s lasts twelve months at most", (today) => {
    for (const { from, until } of demoPortfolio(today).subcontractors.flatMap(({ waivers }) => waivers)) {
      expect(until <= plusMonths(from, 12)).toBe(true);
    }
  });

  test("the same day gives the same demo", () => {
    expect(demoPortfolio("2028-02-29")).toEqual(demoPortfolio("2028-02-29"));
  });
});

describe("nobody in it is real", () => {
  const { organisation, subcontractors } = demoPortfolio("2026-11-23");

  test("addresses on the net lead nowhere", () => {
    expect(organisation.name).toContain("demo");
    for (const { website, owner, contacts } of subcontractors) {
      if (website !== null) expect(new URL(website).hostname).toMatch(/\.example$/);
      const emails = [owner, ...contacts.map((contact) => contact.email)];
      for (const email of emails) expect(email).toMatch(/^[a-z.-]+@[a-z-]+\.example$/);
      for (const { phone } of contacts) expect(phone ?? "+45 0000 0000").toMatch(/^\+45 0000 \d{4}$/);
    }
  });

  test("registration numbers begin with zeros, and each is of its own", () => {
    const numbers = subcontractors.map(({ registrationNumber }) => registrationNumber);
    for (const number of numbers) expect(number).toMatch(/^[A-Z]{2}000000\d\d$/);
    expect(new Set(numbers).size).toBe(subcontractors.length);
  });
});
