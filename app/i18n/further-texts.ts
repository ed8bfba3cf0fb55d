import { addTexts } from "./catalogue";
import { languages } from "./language";

/**
 * Loads the texts that the overview does without. Every other page imports this: its module is not there before they are, and the
 * first page that somebody sees does not wait for them. The server has them all.
 */
if (!import.meta.env.SSR) {
  const language = languages.find((known) => known === document.documentElement.lang) ?? "da";
  addTexts(language, (await (language === "da" ? import("./da/further") : import("./en/further"))).further);
}
