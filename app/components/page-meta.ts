import type { MetaFunction } from "@remix-run/react";
import { type Language, type Translator, translatorFor } from "~/i18n/translator";

/** The language of the page, as the root's loader gave it. */
const languageIn = (matches: readonly { id: string; data: unknown }[]): Language => {
  const data = matches.find(({ id }) => id === "root")?.data as { language?: Language } | undefined;
  return data?.language ?? "da";
};

/** The `meta` of a page that needs only its title: `export const meta = titled((t) => t("…"))`. */
export const titled =
  (titleOf: (t: Translator) => string): MetaFunction =>
  ({ matches }) => [{ title: `${titleOf(translatorFor(languageIn(matches)))} · Tilsyn` }];
