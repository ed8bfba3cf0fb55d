import { Form, useLocation } from "@remix-run/react";
import { paths } from "~/paths";
import { useLanguage, useTranslator } from "./language";

/** One button to the other language, back to the same page. */
export function LanguageSwitch() {
  const t = useTranslator();
  const { pathname, search } = useLocation();
  const other = useLanguage() === "da" ? "en" : "da";
  return (
    <Form method="post" action={paths.language()} reloadDocument>
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      <button type="submit" className="button" name="language" value={other} lang={other}>
        {t("signingIn.switchLanguage")}
      </button>
    </Form>
  );
}
