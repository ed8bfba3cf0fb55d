import type { FactNoun } from "./nouns";

/** The id of a field's control, which error links lead to. */
export const fieldId = (name: string) => `field-${name}`;

/** The text that labels a field. Its noun and name belong together by the description, which a look-up by both cannot follow. */
export const labelKey = (noun: FactNoun, name: string) => `fields.${noun}.${name}` as "fields.finding.title";
