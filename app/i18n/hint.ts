import { da } from "./da";
import { en } from "./en";
import type { Language } from "./language";

type Fields = typeof da.fields;
export type Noun = keyof Fields;

const hintsOf: Record<Language, { [N in Noun]: { [F in keyof Fields[N]]?: string } }> = { da: da.hints, en: en.hints };

/** The help beneath a field; null where its label says enough. */
export function hintFor<N extends Noun>(language: Language, noun: N, field: keyof Fields[N]): string | null {
  return hintsOf[language][noun][field] ?? null;
}
