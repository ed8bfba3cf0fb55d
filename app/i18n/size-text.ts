import { formatNumber, type Language } from "./language";

const byteWord: Record<Language, string> = { da: "byte", en: "bytes" };

/** `12,3 kB`; thousands, not 1,024s, as file managers count. Without texts of the catalogue: every page shows sizes. */
export function sizeText(language: Language, bytes: number): string {
  const rounded = (number: number) => formatNumber(language, Math.round(number * 10) / 10);
  if (bytes < 1_000) return `${rounded(bytes)} ${byteWord[language]}`;
  return bytes < 1_000_000 ? `${rounded(bytes / 1_000)} kB` : `${rounded(bytes / 1_000_000)} MB`;
}
