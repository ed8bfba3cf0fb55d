export const languages = ["da", "en"] as const;
export type Language = (typeof languages)[number];

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
