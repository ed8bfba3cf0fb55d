import { type Language, translatorFor } from "./translator";

/** What a region is called: the two with a meaning in the language, any other as it was written. */
export function regionName(language: Language, region: string): string {
  if (region === "EU") return translatorFor(language)("forms.eu");
  return region === "EEA" ? translatorFor(language)("forms.eea") : region;
}
