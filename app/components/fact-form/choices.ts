import { isCountryCode } from "~/domain/country-code";
import { familyOfRule, type RuleFamily, requirementIds, type Rule, rules } from "~/domain/flag";
import { type SubjectKind, subjectKindNamed } from "~/domain/flag-subject";
import type { Agreement, Evidence, Finding, Inspection, Location, Service, Subcontractor, Waiver } from "~/domain/portfolio";
import { countryName, formatDate } from "~/i18n/format";
import { regionName } from "~/i18n/region";
import { type Language, translatorFor } from "~/i18n/translator";
import type { ChoiceSource, Description } from "./description";
import { type FormValues, firstOf } from "./form-input";

export interface Choice {
  value: string;
  label: string;
  /** Heading that it stands under, null for none. */
  group: string | null;
  /** What it is, where a waiver may be about it. */
  kind?: SubjectKind;
}
export type Choices = Partial<Record<ChoiceSource, readonly Choice[]>>;

/** How a thing is called where another names it: by what a person would say, never by its key alone. */
export class Names {
  private readonly t;
  constructor(private readonly language: Language) {
    this.t = translatorFor(language);
  }

  private dated(words: string, date: string | null) {
    return date === null ? words : `${words}, ${formatDate(this.language, date)}`;
  }

  place({ city, country, region }: Pick<Location, "city" | "country" | "region">) {
    const area = region === null ? null : regionName(this.language, region);
    const where = country === null ? area : countryName(this.language, country);
    return [city, where].filter((part) => part !== null && part.trim() !== "").join(", ") || this.t("forms.unknownPlace");
  }

  location = (location: Location) => `${this.place(location)} – ${this.t(`terms.locationPath.${location.path}`)}`;
  service = ({ name, kind }: Service) => name ?? this.t(`terms.serviceKind.${kind}`);
  agreement = ({ title, kind, signedOn }: Agreement) => title ?? this.dated(this.t(`terms.agreementKind.${kind}`), signedOn);
  evidence = ({ title, kind, periodEnd, issuedOn }: Evidence) =>
    this.dated(title ?? this.t(`terms.evidenceKind.${kind}`), title === null ? (periodEnd ?? issuedOn) : null);
  inspection = ({ completedOn, result }: Inspection) =>
    `${formatDate(this.language, completedOn)} – ${this.t(`terms.inspectionResult.${result}`)}`;
  finding = ({ title, dueOn }: Finding) => title ?? this.dated(this.t("fields.finding.dueOn"), dueOn);
}

const families: readonly RuleFamily[] = ["status", "agreements", "locations", "evidence", "inspections", "exit"];

/** What a waiver may be about. One key in two lists stands twice: which of the two is meant follows from the rule. */
function subjectsOf(facts: Subcontractor, language: Language): Choice[] {
  const t = translatorFor(language);
  const names = new Names(language);
  const under = <Thing extends { key: string }>(
    kind: Exclude<SubjectKind, "requirements">,
    things: readonly Thing[],
    label: (thing: Thing) => string,
  ) => things.map((thing) => ({ value: thing.key, label: label(thing), group: t(`fields.subcontractor.${kind}`), kind }));
  return [
    ...requirementIds.map((id) => ({
      value: id,
      label: t(`terms.requirement.${id}`),
      group: t("factForms.requirements"),
      kind: "requirements" as const,
    })),
    ...under("services", facts.services, names.service),
    ...under("agreements", facts.agreements, names.agreement),
    ...under("locations", facts.locations, names.location),
    ...under("evidence", facts.evidence, names.evidence),
    ...under("inspections", facts.inspections, names.inspection),
    ...under("findings", facts.findings, names.finding),
  ];
}

const ruleChoices = (language: Language): Choice[] => {
  const t = translatorFor(language);
  const of = (family: RuleFamily) => (rules as readonly Rule[]).filter((rule) => familyOfRule[rule] === family);
  return families.flatMap((family) =>
    of(family).map((rule) => ({ value: rule, label: t(`terms.rule.${rule}`), group: t(`terms.family.${family}`) })),
  );
};

/** The values to choose among that a description asks for, taken from the subcontractor's own facts. */
export function choicesOf(description: Description, facts: Subcontractor, language: Language): Choices {
  const names = new Names(language);
  const plain = <Thing extends { key: string }>(things: readonly Thing[], label: (thing: Thing) => string): Choice[] =>
    things.map((thing) => ({ value: thing.key, label: label(thing), group: null }));
  const make: Record<Exclude<ChoiceSource, "engagers">, () => Choice[]> = {
    locations: () => plain(facts.locations, names.location),
    evidence: () => plain(facts.evidence, names.evidence),
    inspections: () => plain(facts.inspections, names.inspection),
    subjects: () => subjectsOf(facts, language),
    rules: () => ruleChoices(language),
  };
  const choices: Choices = {};
  for (const { control } of Object.values(description)) {
    if ("source" in control && control.source !== "engagers") choices[control.source] = make[control.source]();
  }
  return choices;
}

/** What the query of a form’s URL fills in beforehand: short texts, and of what is chosen only what can be. */
export function prefilled(description: Description, choices: Choices, query: URLSearchParams): FormValues {
  const values: Record<string, string[]> = {};
  for (const [field, { control }] of Object.entries(description)) {
    const allowed =
      control.kind === "term"
        ? control.options
        : "source" in control
          ? (choices[control.source] ?? []).map(({ value }) => value)
          : [];
    const isAllowed = (value: string) =>
      control.kind === "text" || (control.kind === "country" ? isCountryCode(value) : allowed.includes(value));
    const given = query.getAll(field).filter(isAllowed);
    if (given.length > 0) values[field] = control.kind === "several-of" ? given : given.slice(0, 1);
  }
  return values;
}

/** The subject of a waiver in words: the thing of the kind that its rule is about. */
export function subjectText({ rule, subject }: Pick<Waiver, "rule" | "subject">, choices: Choices): string | null {
  if (subject === null) return null;
  const named = (choices.subjects ?? []).filter(({ value }) => value === subject);
  return (named.find(({ kind }) => kind === subjectKindNamed(rule)) ?? named[0])?.label ?? subject;
}

/** A choice that a thing already holds although it is no longer among those offered is offered as it stands. */
export function withHeld(choices: readonly Choice[], values: FormValues, field: string): readonly Choice[] {
  const held = firstOf(values, field);
  return held === "" || choices.some(({ value }) => value === held)
    ? choices
    : [{ value: held, label: held, group: null }, ...choices];
}
