import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import { daysBetween } from "~/domain/calendar";
import type { Dated } from "~/domain/reminder/dated";
import { deadlineText } from "~/i18n/deadline-text";
import { daysText, formatDate } from "~/i18n/format";
import { datedPath } from "./dated-path";

/** What is due or ends, soonest first, with the days that are left. */
export function DatedList({ dated, today }: { dated: readonly Dated[]; today: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const left = (on: string) => {
    const days = daysBetween(today, on);
    return days === 0 ? t("calendar.ahead.today") : t("calendar.ahead.in", { days: daysText(language, days) });
  };
  return (
    <ol className="rows deadlines">
      {dated.map((one) => (
        <li key={`${one.kind} ${one.id} ${one.on}`}>
          <time dateTime={one.on}>{formatDate(language, one.on)}</time>
          <div>
            <p>
              <Link to={datedPath(one)}>{deadlineText(one, language)}</Link>
            </p>
            <p className="facts-line">
              {one.subcontractor === null ? null : `${one.subcontractor.name} · `}
              {left(one.on)}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
