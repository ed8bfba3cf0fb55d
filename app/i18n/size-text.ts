import { formatNumber, type Language } from "./language";
import { translatorFor } from "./translator";

/** `12,3 kB`; thousands, not 1,024s, as file managers count. */
export function sizeText(language: Language, bytes: number): string {
  const t = translatorFor(language);
  const rounded = (number: number) => formatNumber(language, Math.round(number * 10) / 10);
  if (bytes < 1_000) return t("dossier.files.bytes", { size: rounded(bytes) });
  if (bytes < 1_000_000) return t("dossier.files.kilobytes", { size: rounded(bytes / 1_000) });
  return t("dossier.files.megabytes", { size: rounded(bytes / 1_000_000) });
}
