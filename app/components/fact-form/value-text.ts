import { termValueText } from "~/components/terms/term-values";
import { clauseIds } from "~/domain/agreement";
import { type ClauseState, clauseStates, termNames } from "~/domain/portfolio";
import { countryName, formatDate, formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/language";
import { translatorFor } from "~/i18n/translator";
import type { Choices } from "./choices";
import type { Control, Description } from "./description";
import { clauseName, type FormValues, firstOf, noteName, notePart } from "./form-input";

const isConcept = (text: string): text is "1" | "2" | "3" | "4" | "5" | "6" => /^[1-6]$/.test(text);

/** A code in words. A description's term and options belong together by its type, which a look-up cannot follow. */
export const termText = (language: Language, { term }: Extract<Control, { kind: "term" }>, code: string): string =>
  translatorFor(language)(`terms.${term}.${code}` as "terms.severity.low");

/** What a field of a form says, in words; null where it is empty. */
export function valueText(
  language: Language,
  field: string,
  control: Control,
  values: FormValues,
  choices: Choices,
): string | null {
  const t = translatorFor(language);
  const typed = firstOf(values, field);
  const chosen = (value: string) =>
    ("source" in control && choices[control.source]?.find((choice) => choice.value === value)?.label) || value;
  if (control.kind === "yes-no") return t(typed === "" ? "factForms.no" : "factForms.yes");
  if (control.kind === "several-of") return (values[field] ?? []).map(chosen).join("; ") || null;
  if (typed === "") return null;
  if (control.kind === "date") return formatDate(language, typed);
  if (control.kind === "country") return countryName(language, typed);
  if (control.kind === "concept") return isConcept(typed) ? `${typed} – ${t(`terms.concept.${typed}`)}` : typed;
  if (control.kind === "number") return Number.isFinite(Number(typed)) ? formatNumber(language, Number(typed)) : typed;
  if (control.kind === "term") return control.options.includes(typed) ? termText(language, control, typed) : typed;
  return chosen(typed);
}

export interface Difference {
  /** A clause and a term stand for themselves: `clauses.DPA-01`, `terms.breachHours`. */
  field: string;
  mine: string | null;
  theirs: string | null;
}

const isState = (text: string): text is ClauseState => clauseStates.some((state) => state === text);

/** The fields in which two versions of a form differ, both in words. */
export function differencesOf(
  description: Description,
  mine: FormValues,
  theirs: FormValues,
  choices: Choices,
  language: Language,
): Difference[] {
  const t = translatorFor(language);
  const stateIn = (values: FormValues, name: string) => {
    const state = firstOf(values, name);
    return isState(state) ? t(`terms.clauseState.${state}`) : null;
  };
  return Object.entries(description)
    .flatMap(([field, { control }]): Difference[] => {
      if (control.kind === "terms") {
        return termNames.map((term) => ({
          field: `terms.${term}`,
          mine: termValueText(language, term, mine),
          theirs: termValueText(language, term, theirs),
        }));
      }
      if (control.kind !== "clauses") {
        const text = (values: FormValues) => valueText(language, field, control, values, choices);
        return [{ field, mine: text(mine), theirs: text(theirs) }];
      }
      return clauseIds.flatMap((id) => [
        { field: clauseName(id), mine: stateIn(mine, clauseName(id)), theirs: stateIn(theirs, clauseName(id)) },
        ...notePart.map((part) => {
          const text = (values: FormValues) => firstOf(values, noteName(id, part)) || null;
          return { field: noteName(id, part), mine: text(mine), theirs: text(theirs) };
        }),
      ]);
    })
    .filter((difference) => difference.mine !== difference.theirs);
}
