import { da } from "./da";
import { en } from "./en";
import type { Language } from "./language";

export type Catalogue = typeof da;

/** The server has all of them. A page has its own language, which its entry loads first; no other is sent to the browser. */
const catalogues: Partial<Record<Language, Catalogue>> = import.meta.env.SSR ? { da, en } : {};

export const hasCatalogue = (language: Language) => catalogues[language] !== undefined;

/** The texts of a language; in a browser that has not loaded it, those of the page. */
export function catalogueOf(language: Language): Catalogue {
  const catalogue = catalogues[language] ?? catalogues.da ?? catalogues.en;
  if (catalogue === undefined) throw new Error(`The texts in "${language}" are not loaded.`);
  return catalogue;
}

/** For the browser, before anything is drawn. */
export function addCatalogue(language: Language, catalogue: Catalogue): void {
  catalogues[language] = catalogue;
}
