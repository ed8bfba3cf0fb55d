import { da } from "./da";
import { en } from "./en";
import type { Language } from "./language";

export type Catalogue = typeof da;

/** The server has all of them. A browser gets those of its page's language, the first before anything is drawn, no others. */
const catalogues: Partial<Record<Language, Partial<Catalogue>>> = import.meta.env.SSR ? { da, en } : {};

export const hasCatalogue = (language: Language) => catalogues[language] !== undefined;

/** The texts of a language; in a browser that has not loaded it, those of the page. */
export function catalogueOf(language: Language): Catalogue {
  const catalogue = catalogues[language] ?? catalogues.da ?? catalogues.en;
  if (catalogue === undefined) throw new Error(`The texts in "${language}" are not loaded.`);
  // What a page says it has loaded: see `further-texts.ts`.
  return catalogue as Catalogue;
}

/** For the browser; what is there stays the same object, for whoever holds it. */
export function addTexts(language: Language, texts: Partial<Catalogue>): void {
  catalogues[language] = Object.assign(catalogues[language] ?? {}, texts);
}
