import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { LanguageProvider } from "~/components/language";
import { addCatalogue } from "~/i18n/catalogue";
import { languages } from "~/i18n/language";

const language = languages.find((known) => known === document.documentElement.lang) ?? "da";
addCatalogue(language, language === "da" ? (await import("~/i18n/da")).da : (await import("~/i18n/en")).en);

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
