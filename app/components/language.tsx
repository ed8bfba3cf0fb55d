import { createContext, type ReactNode, useContext, useEffect } from "react";
import { hasCatalogue } from "~/i18n/catalogue";
import { type Language, type Translator, translatorFor } from "~/i18n/translator";

const LanguageContext = createContext<Language>("da");

/** Gives the language of the page to everything inside. One whose texts this page did not bring comes with a new page. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const isMissing = !hasCatalogue(language);
  useEffect(() => {
    if (isMissing) window.location.reload();
  }, [isMissing]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

export const useTranslator = (): Translator => translatorFor(useLanguage());
