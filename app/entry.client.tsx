import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { LanguageProvider } from "~/components/language";
import { languages } from "~/i18n/translator";

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <LanguageProvider language={languages.find((language) => language === document.documentElement.lang) ?? "da"}>
        <RemixBrowser />
      </LanguageProvider>
    </StrictMode>,
  );
});
