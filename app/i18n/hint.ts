import { type Catalogue, catalogueOf } from "./catalogue";
import type { Language } from "./language";

type Fields = Catalogue["fields"];
export type Noun = keyof Fields;
type Hints = { [N in Noun]: { [F in keyof Fields[N]]?: string } };

/** The help beneath a field; null where its label says enough. */
export function hintFor<N extends Noun>(language: Language, noun: N, field: keyof Fields[N]): string | null {
  const hints: Hints = catalogueOf(language).hints;
  return hints[noun][field] ?? null;
}
