import type { HistoryProblem } from "~/domain/history/problem";
import { type Language, translatorFor } from "./translator";

/** What is wrong with the history or the register, in a whole sentence. */
export function historyProblemText({ code, params }: HistoryProblem, language: Language): string {
  const t = translatorFor(language);
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) words[name] = Array.isArray(value) ? value.join(", ") : value;
  if ("place" in params) words.place = t(`history.place.${params.place}`);
  // Numbers of events are names here: they are written without separators.
  for (const name of ["seq", "size", "from", "to", "have"]) if (name in words) words[name] = String(words[name]);
  return t(`history.problems.${code}`, words);
}
