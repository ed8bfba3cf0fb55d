import type { AnyDossier } from "~/domain/dossier/dossier";
import type { PartId } from "~/domain/dossier/part";
import { countryName, formatDate, formatInstant } from "~/i18n/format";
import type { Language } from "~/i18n/language";
import { sizeText } from "~/i18n/size-text";
import { type Translator, translatorFor } from "~/i18n/translator";
import type { Block, Part } from "../content";

/** A dossier and the language that it is told in. */
export interface Wording {
  dossier: AnyDossier;
  language: Language;
  t: Translator;
  date(date: string): string;
  /** A dash where there is none. */
  dateOr(date: string | null, otherwise?: string): string;
  instant(instant: string): string;
  country(code: string): string;
  size(bytes: number): string;
}

export function wordingOf(dossier: AnyDossier, language: Language): Wording {
  const t = translatorFor(language);
  const date = (on: string) => formatDate(language, on);
  return {
    dossier,
    language,
    t,
    date,
    dateOr: (on, otherwise = t("dossier.none")) => (on === null ? otherwise : date(on)),
    instant: (at) => formatInstant(language, at, dossier.cover.timeZone),
    country: (code) => countryName(language, code),
    size: (bytes) => sizeText(language, bytes),
  };
}

/** Where a part of a pack is found; `prefix` sets apart the packs that one document holds. */
export const anchorOf = (id: PartId, prefix = "") => `${prefix}${id}`;

/** A part under its number and title. Short parts follow one another on a page. */
export function partOf(id: PartId, number: number, { t }: Wording, blocks: readonly Block[], startsPage = false): Part {
  return { anchor: anchorOf(id), title: `${number}. ${t(`dossier.parts.${id}`)}`, blocks, startsPage };
}

/** What stands in place of a table that would have no rows. */
export const said = (text: string): Block => ({ kind: "paragraph", text, size: "small" });
