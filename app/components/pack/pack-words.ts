import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/language";
import type { Translator } from "~/i18n/translator";
import type { PackLine } from "~/services/pack/content";

/** What a pack is about, in words. */
export function aboutText({ about }: Pick<PackLine, "about">, t: Translator): string {
  if (about.kind === "all") return t("packs.list.register");
  if (about.kind === "some") return t("packs.list.selection", { count: about.count });
  return about.name ?? t("packs.list.gone", { key: about.key });
}

/** Day, edition, language and file, as a line beneath the name. */
export const detailText = ({ on, edition, language, format }: PackLine, reader: Language, t: Translator): string =>
  [
    formatDate(reader, on),
    t(`packs.edition.${edition}`),
    t(`settings.languages.${language === "en" ? "en" : "da"}`),
    format.toUpperCase(),
  ].join(" · ");
