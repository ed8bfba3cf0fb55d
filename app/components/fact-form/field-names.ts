import { termNames } from "~/domain/portfolio";
import type { Translator } from "~/i18n/translator";
import type { FactNoun } from "./nouns";

/** The id of a field's control, which error links lead to. */
export const fieldId = (name: string) => `field-${name}`;

/** The text that labels a field. Its noun and name belong together by the description, which a look-up by both cannot follow. */
export const labelKey = (noun: FactNoun, name: string) => `fields.${noun}.${name}` as "fields.finding.title";

/** What a field is called, a clause by its number and a term by its name among them. */
export function labelOf(noun: FactNoun, field: string, t: Translator): string {
  const term = termNames.find((name) => field === `terms.${name}`);
  if (term !== undefined) return t(`terms.term.${term}`);
  const [, clause, part] = /^clauses\.([^.]+)(?:\.(reference|note))?$/.exec(field) ?? [];
  if (clause === undefined) return t(labelKey(noun, field));
  return part === undefined ? clause : `${clause}: ${t(`factForms.clauses.${part as "reference" | "note"}`)}`;
}
