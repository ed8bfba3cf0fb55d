import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { LanguageProvider } from "~/components/language";
import { addTexts } from "~/i18n/catalogue";
import { languages } from "~/i18n/language";

const language = languages.find((known) => known === document.documentElement.lang) ?? "da";
addTexts(language, (await (language === "da" ? import("~/i18n/da/first") : import("~/i18n/en/first"))).first);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <LanguageProvider language={language}>
        <RemixBrowser />
      </LanguageProvider>
    </StrictMode>,
  );
});
