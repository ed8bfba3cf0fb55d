import { Link, type MetaFunction, useLocation } from "@remix-run/react";
import { formatDate } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { Progress } from "~/services/overview/content";
import { useLanguage, useTranslator } from "./language";
import { titled } from "./page-meta";
import { PageTitle } from "./ui/page";

const isUnderWay = (data: unknown): data is { progress: Progress } =>
  typeof data === "object" && data !== null && "progress" in data;

/** The `meta` of a page that may have to wait for its day: while it does, the browser asks again every second, with scripts or without. */
export const titledOrWaiting =
  (titleOf: (t: Translator) => string): MetaFunction =>
  (args) => [...(titled(titleOf)(args) ?? []), ...(isUnderWay(args.data) ? [{ httpEquiv: "refresh", content: "1" }] : [])];

/** Stands in place of a page while the register is judged for its day. */
export function ProgressPage({ progress: { on, done, total }, today }: { progress: Progress; today: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <>
      <PageTitle lede={t("frame.progress.text")}>
        {on === today ? t("frame.progress.titleToday") : t("frame.progress.title", { date: formatDate(language, on) })}
      </PageTitle>
      <div className="stack">
        <progress className="progress" max={total} value={done} aria-label={t("frame.progress.done", { done, total })} />
        <p className="muted">{t("frame.progress.done", { done, total })}</p>
        <p>
          <Link className="button" to={`${pathname}${search}`} reloadDocument>
            {t("frame.progress.reload")}
          </Link>
        </p>
      </div>
    </>
  );
}
