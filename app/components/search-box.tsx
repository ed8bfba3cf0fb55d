import { Form } from "@remix-run/react";
import { useId } from "react";
import { paths } from "~/paths";
import { useTranslator } from "./language";

/** The way to the search page from every other: a plain GET form, so that it works without scripts. */
export function SearchBox() {
  const t = useTranslator();
  const id = useId();
  return (
    <Form className="search-box" method="get" action={paths.search()} role="search" aria-label={t("search.label")}>
      <label className="visually-hidden" htmlFor={id}>
        {t("search.label")}
      </label>
      <input id={id} name="q" type="search" placeholder={t("search.placeholder")} autoComplete="off" spellCheck={false} />
      <button className="button" type="submit" aria-label={t("search.submit")}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="m9.25 9.25 3.5 3.5" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
    </Form>
  );
}
