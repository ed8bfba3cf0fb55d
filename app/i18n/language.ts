export const languages = ["da", "en"] as const;
export type Language = (typeof languages)[number];

/** The first of these that is a language of ours; Danish where none is. */
export const languageAmong = (...texts: readonly (string | null | undefined)[]): Language =>
  texts.map((text) => languages.find((known) => known === text)).find((known) => known !== undefined) ?? "da";

/** British English: days before months, no comma before "and". */
const localeOf: Record<Language, string> = { da: "da-DK", en: "en-GB" };

const numberFormats = new Map<Language, Intl.NumberFormat>();

/** `12.345,6` and `12,345.6`. */
export function formatNumber(language: Language, number: number): string {
  let format = numberFormats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(localeOf[language]);
    numberFormats.set(language, format);
  }
  return format.format(number);
}
