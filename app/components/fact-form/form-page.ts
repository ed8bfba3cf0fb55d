import { subjectKindNamed } from "~/domain/flag-subject";
import type { Refusal } from "~/domain/refusal";
import type { Subcontractor } from "~/domain/portfolio";
import { type RefusalCode, refusalText } from "~/i18n/refusal";
import { type Language, translatorFor } from "~/i18n/translator";
import { type Choices, choicesOf, prefilled } from "./choices";
import { fieldOf, firstOf, type FormValues, valuesOf } from "./form-input";
import { descriptionOf, type FactNoun } from "./nouns";

/** What the page of a form is drawn from. */
export interface FormPage {
  noun: FactNoun;
  /** Null while the subcontractor itself is being added. */
  of: { key: string; name: string } | null;
  /** Null where something is being added. */
  digest: string | null;
  /** What was to be edited is no longer there. */
  gone: boolean;
  values: FormValues;
  choices: Choices;
  /** Where "cancel" and the breadcrumb lead. */
  back: string;
  /** Where what was removed by another can be added again. */
  addPath: string | null;
  title: string;
  refused: boolean;
}

/** One thing that is wrong, in words, at its field; null where it is about the form as a whole. */
export interface Problem {
  field: string | null;
  message: string;
}

/** What a refused form is shown with again. */
export interface RefusedForm {
  values: FormValues;
  problems: Problem[];
  /** What somebody else saved meanwhile; `theirs` is null where they removed it. */
  conflict: { theirs: FormValues | null } | null;
  /** Saving again with this one overwrites what is there now. */
  digest: string | null;
}

type Result =
  | { outcome: "refused"; refusals: readonly (Refusal & { path: string })[] }
  | { outcome: "conflict"; current: object | null; digest: string };

/** A refusal in words; its code is one of the catalogue's, which its type does not say. */
export const messageOf = ({ code, params }: Refusal, language: Language) =>
  refusalText({ code: code as RefusalCode, params }, language);

/** What only the form asks: a waiver must be able to meet a flag, so its rule says whether it is about one thing or the whole. */
export function problemsBefore(noun: FactNoun, values: FormValues, language: Language): Problem[] {
  if (noun !== "waiver") return [];
  const kind = subjectKindNamed(firstOf(values, "rule"));
  const isNamed = firstOf(values, "subject") !== "";
  if (kind === undefined || isNamed === (kind !== null)) return [];
  return [
    { field: "subject", message: translatorFor(language)(isNamed ? "factForms.subjectTooMuch" : "factForms.subjectMissing") },
  ];
}

export function refusedForm(
  noun: FactNoun,
  values: FormValues,
  result: Result,
  digest: string | null,
  language: Language,
): RefusedForm {
  const description = descriptionOf[noun];
  if (result.outcome === "conflict") {
    const theirs = result.current === null ? null : valuesOf(description, result.current);
    return { values, problems: [], conflict: { theirs }, digest: result.digest };
  }
  const problems = result.refusals.map((refusal): Problem => {
    const field = refusal.path === `$.${dutyReason}` ? dutyReason : fieldOf(description, refusal.path);
    // Who engages it is typed by name or key, so that a text which is neither is no badly formed key.
    const isUnknownEngager = field === "engagedBy" && (refusal.code === "bad-key" || refusal.code === "dangling-reference");
    if (isUnknownEngager)
      return { field, message: translatorFor(language)("factForms.engagerUnknown", { text: firstOf(values, field) }) };
    return { field, message: messageOf(refusal, language) };
  });
  return { values, problems, conflict: null, digest };
}

/** What stands in a new form before anything is typed. */
function startingValues(noun: FactNoun, today: string): FormValues {
  switch (noun) {
    case "subcontractor":
      return { status: ["active"], criticality: ["medium"] };
    case "evidence":
      return { review: ["pending"], receivedOn: [today] };
    case "waiver":
      return { from: [today] };
    default:
      return {};
  }
}

type Pageless = Pick<FormPage, "back" | "addPath" | "refused">;

/** The page on which something is added. */
export function newPage(
  noun: FactNoun,
  facts: Subcontractor | null,
  { language, today, query }: { language: Language; today: string; query: URLSearchParams },
  page: Pageless,
): FormPage {
  const description = descriptionOf[noun];
  const choices = facts === null ? {} : choicesOf(description, facts, language);
  return {
    noun,
    of: facts === null ? null : { key: facts.key, name: facts.name },
    digest: null,
    gone: false,
    choices,
    ...page,
    values: { ...startingValues(noun, today), ...prefilled(description, choices, query) },
    title: translatorFor(language)(`nouns.${noun}.new`),
  };
}

/** The page on which a thing is edited; `thing` is null where it is gone, `facts` where its subcontractor is. */
export function editPage(
  noun: FactNoun,
  facts: Subcontractor | null,
  thing: object | null,
  { language, digest }: { language: Language; digest: string },
  page: Pageless,
): FormPage {
  const t = translatorFor(language);
  const description = descriptionOf[noun];
  return {
    noun,
    of: facts === null ? null : { key: facts.key, name: facts.name },
    digest,
    gone: thing === null,
    choices: facts === null ? {} : choicesOf(description, facts, language),
    ...page,
    values: thing === null ? {} : valuesOf(description, thing),
    title: t("factForms.edit", { noun: t(`nouns.${noun}.definite`) }),
  };
}

/** Why whoever did the first step does the second one, too; asked for only where no other account could. */
export const dutyReason = "dutyReason";
export function dutyReasonIn(form: FormData): string | null {
  const reason = form.get(dutyReason);
  return typeof reason === "string" ? reason.slice(0, 2000) : null;
}

/** The digest that a form was sent with; "" matches none, so that a form that lost it overwrites nothing. */
export function digestIn(form: FormData): string {
  const digest = form.get("digest");
  return typeof digest === "string" ? digest : "";
}
