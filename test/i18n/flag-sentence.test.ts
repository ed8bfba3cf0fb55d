import { describe, expect, it } from "vitest";
import { type Flag, rules, type Verdict } from "~/domain/flag";
import { evidenceKinds } from "~/domain/portfolio";
import { actionOf, sentenceOf, sinceText } from "~/i18n/flag-sentence";
import { languages } from "~/i18n/language";
import { flagSamples } from "./flag-samples";

const day = "2026-11-23";
const name = "Nordhavn Datacenter";

const codes = [
  ...rules,
  ...evidenceKinds.filter((kind) => /[-\d]/.test(kind)),
  "remote-access",
  "privacy-shield",
  "scc-2010",
  "ADEQUATE",
  "THIRD",
  "REVIEW",
  "separate-controller",
];
const anyCode = new RegExp(`(^|[^\\w-])(${codes.join("|")})($|[^\\w-])`);

function faultsOf(text: string): string[] {
  const faults: string[] = [];
  if (text.trim() === "" || text !== text.trim() || /\s\s/.test(text)) faults.push("spaces");
  if (/undefined|null|NaN|\[object/.test(text)) faults.push("not a text");
  if (/\{\{|\}\}|\$t\(/.test(text.replace("{{name}}", "").replace("$t(terms.status.active)", ""))) faults.push("placeholder");
  if (/\d{4}-\d{2}-\d{2}/.test(text)) faults.push("ISO date");
  if (/\.$/.test(text)) faults.push("full stop");
  if (/[,;] ?[,;]| [,.;]/.test(text)) faults.push("punctuation");
  const code = anyCode.exec(text);
  if (code !== null) faults.push(`the code ${code[2]}`);
  return faults;
}

const flag = (verdict: Pick<Verdict, "rule" | "facts">) =>
  ({ severity: "high", subject: null, subcontractor: "x", since: day, waived: false, ...verdict }) as Flag;

describe("sentenceOf", () => {
  it("has samples of every rule", () => {
    expect(new Set(flagSamples.map(({ rule }) => rule))).toEqual(new Set(rules));
  });

  it.each(languages)("writes every rule and variant without a fault in %s", (language) => {
    const faulty: unknown[] = [];
    for (const sample of flagSamples) {
      const { what, facts, remedy } = sentenceOf(sample, name, day, language);
      const faults = [what, ...facts, remedy].flatMap(faultsOf);
      if (!/^[\p{Lu}\d]/u.test(what) || !/^\p{Lu}/u.test(remedy)) faults.push("no capital");
      if (!what.includes(name)) faults.push("does not say who");
      if (new Set(facts).size < facts.length) faults.push("says a fact twice");
      if (faults.length > 0) faulty.push({ what, facts, remedy, faults });
    }
    expect(faulty).toEqual([]);
  });

  it("differs between the languages, each in its own alphabet and quotation marks", () => {
    const mixed: unknown[] = [];
    for (const sample of flagSamples) {
      const danish = sentenceOf(sample, name, day, "da");
      const english = sentenceOf(sample, name, day, "en");
      const isApart =
        danish.what !== english.what &&
        danish.remedy !== english.remedy &&
        danish.facts.length === english.facts.length &&
        !/[“”]| EEA\b/.test([danish.what, ...danish.facts, danish.remedy].join(" ")) &&
        !/[»«æøåÆØÅ]/.test([english.what, ...english.facts, english.remedy].join(" ").replace("Støtte", ""));
      if (!isApart) mixed.push({ danish, english });
    }
    expect(mixed).toEqual([]);
  });

  it("reads as a compliance officer would write it", () => {
    const place = { path: "backup", country: "GL", region: null, city: "Nuuk" } as const;
    const broken = flag({ rule: "residency-broken", facts: { ...place, promise: "EU", class: "THIRD" } });
    expect(sentenceOf(broken, "Arktisk Arkiv", day, "da")).toEqual({
      what: "Backup hos Arktisk Arkiv ligger i Grønland, som ikke er en del af EU",
      facts: ["lokation Nuuk", "tredjeland", "lovet kunderne: data bliver i EU"],
      remedy: "Flyt data til et land i EU, eller ret løftet til kunderne",
    });
    const notice = { title: null, kind: "contract", deadline: "2026-12-31", on: "2027-03-31", renewalMonths: 12 } as const;
    expect(sentenceOf(flag({ rule: "contract-notice-closing", facts: notice }), name, day, "da")).toMatchObject({
      what: "Kontrakten med Nordhavn Datacenter fornyes automatisk, hvis den ikke opsiges senest 31. dec. 2026",
      facts: ["løber til 31. mar. 2027", "fornyes med 12 måneder", "38 dage tilbage"],
    });
    expect(sentenceOf(flag({ rule: "dpa-missing", facts: {} }), "Linje 4 Net", day, "da").what).toBe(
      "Der er ikke registreret nogen databehandleraftale med Linje 4 Net",
    );
    const overdue = { on: "2026-10-31", lastOn: null };
    expect(sentenceOf(flag({ rule: "inspection-overdue", facts: overdue }), "Linje 4 Net", day, "da")).toMatchObject({
      what: "Egenkontrollen hos Linje 4 Net skulle have været udført senest 31. okt. 2026",
      facts: ["aldrig udført", "23 dage over fristen"],
    });
    expect(sentenceOf(flag({ rule: "inspection-overdue", facts: overdue }), "Linje 4 Net", day, "en")).toMatchObject({
      what: "The self-inspection at Linje 4 Net should have been carried out by 31 Oct 2026",
      facts: ["never carried out", "23 days overdue"],
    });
  });

  it("shows at most five clauses", () => {
    const clauses = Array.from({ length: 17 }, (_, n) => `DPA-${String(n + 1).padStart(2, "0")}`);
    const facts = { title: null, kind: "dpa", clauses } as const;
    const sentence = sentenceOf(flag({ rule: "dpa-incomplete", facts: { ...facts, clauses } }), name, day, "da");
    expect(sentence.what).toBe("Databehandleraftalen med Nordhavn Datacenter opfylder ikke 17 obligatoriske punkter");
    expect(sentence.facts).toEqual(["DPA-01, DPA-02, DPA-03, DPA-04, DPA-05 og 12 til"]);
    const one = sentenceOf(flag({ rule: "dpa-incomplete", facts: { ...facts, clauses: ["DPA-01"] } }), name, day, "da");
    expect(one.what).toBe("Databehandleraftalen med Nordhavn Datacenter opfylder ikke 1 obligatorisk punkt");
  });

  it("counts days from the day asked about", () => {
    const left = (on: string, language: "da" | "en") =>
      sentenceOf(flag({ rule: "nda-ending", facts: { title: null, kind: "nda", on } }), name, day, language).facts[0];
    expect(left("2026-11-24", "da")).toBe("1 dag tilbage");
    expect(left("2026-11-23", "da")).toBe("sidste dag");
    expect(left("2026-11-22", "da")).toBe("udløbet for 1 dag siden");
    expect(left("2026-11-25", "en")).toBe("2 days left");
  });

  it("takes names and titles as plain text, on one line and not longer than a line", () => {
    const facts = { title: `a\n b ${"x".repeat(200)}`, on: "2026-06-30" };
    const odd = "iCloud & <b>{{date}}</b> $t(forms.eu) $&";
    const { what } = sentenceOf(flag({ rule: "finding-overdue", facts }), odd, day, "da");
    expect(what).toBe(`Fundet »a b ${"x".repeat(75)}…« hos ${odd} skulle have været lukket senest 30. jun. 2026`);
    const where = { path: "storage", country: "SE", region: null, city: null, promise: "EU", class: "THIRD" } as const;
    expect(sentenceOf(flag({ rule: "residency-broken", facts: where }), "iCloud", day, "da").what).toMatch(/^iCloud opbevarer/);
  });
});

describe("sinceText and actionOf", () => {
  it("says since when", () => {
    expect(sinceText({ since: "2026-10-01" }, "da")).toBe("siden 1. okt. 2026");
    expect(sinceText({ since: "2026-10-01" }, "en")).toBe("since 1 Oct 2026");
    expect(sinceText({ since: "1900-01-01" }, "da")).toBe("fra første dag");
    expect(sinceText({ since: "1900-01-01" }, "en")).toBe("from the first day");
  });

  it.each(languages)("labels every button briefly in %s", (language) => {
    for (const rule of rules) {
      const label = actionOf(rule, language);
      expect(label).toMatch(/^\p{Lu}[^.]*$/u);
      expect(label.length).toBeLessThanOrEqual(30);
    }
  });
});
