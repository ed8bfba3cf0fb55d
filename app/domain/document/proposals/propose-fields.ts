import type { Proposals } from "./proposal";

/** What the texts of a document's pages propose. */
export function proposeFields(_pageTexts: readonly string[]): Proposals {
  return [];
}
