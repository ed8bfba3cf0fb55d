import { Link } from "@remix-run/react";
import { formatNumber } from "~/i18n/format";
import { useLanguage, useTranslator } from "./language";

interface PagingProps {
  page: number;
  pages: number;
  perPage: number;
  count: number;
  linkTo: (page: number) => string;
}

/** Which part of a list is shown, and the way to the parts beside it. */
export function Paging({ page, pages, perPage, count, linkTo }: PagingProps) {
  const t = useTranslator();
  const language = useLanguage();
  if (pages <= 1) return null;
  const number = (value: number) => formatNumber(language, value);
  const from = (page - 1) * perPage + 1;
  return (
    <nav className="paging" aria-label={t("frame.paging.label")}>
      {page > 1 ? (
        <Link className="button" rel="prev" to={linkTo(page - 1)}>
          {t("frame.paging.previous")}
        </Link>
      ) : null}
      <p>
        {t("frame.paging.place", { from: number(from), to: number(Math.min(count, from + perPage - 1)), count: number(count) })}
        <span className="visually-hidden"> ({t("frame.paging.page", { page, pages })})</span>
      </p>
      {page < pages ? (
        <Link className="button" rel="next" to={linkTo(page + 1)}>
          {t("frame.paging.next")}
        </Link>
      ) : null}
    </nav>
  );
}
