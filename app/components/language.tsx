import { createContext, type ReactNode, useContext } from "react";
import { type Language, type Translator, translatorFor } from "~/i18n/translator";

const LanguageContext = createContext<Language>("da");

/** Gives the language of the page to everything inside. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

export const useTranslator = (): Translator => translatorFor(useLanguage());
