import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import { weeksOf } from "~/domain/month";
import type { Dated } from "~/domain/reminder/dated";
import { deadlineText } from "~/i18n/deadline-text";
import { capitalised, formatDate, formatMonth, weekdayName } from "~/i18n/format";
import { paths } from "~/paths";
import "./calendar.css";
import { datedPath } from "./dated-path";

const shownADay = 5;

interface DayProps {
  day: string | null;
  isToday: boolean;
  dated: readonly Dated[];
}

function DayCell({ day, isToday, dated }: DayProps) {
  const t = useTranslator();
  const language = useLanguage();
  if (day === null) return <td className="month-outside" />;
  const room = dated.length > shownADay ? shownADay - 1 : shownADay;
  return (
    <td className={dated.length === 0 ? "month-empty" : undefined} aria-current={isToday ? "date" : undefined}>
      <time dateTime={day}>
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className="month-date">{formatDate(language, day)}</span>
        {isToday ? <span className="month-today"> {t("calendar.today")}</span> : null}
      </time>
      {dated.length === 0 ? null : (
        <ul>
          {dated.slice(0, room).map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <Link to={datedPath(one)}>{deadlineText(one, language)}</Link>
              {one.subcontractor === null ? null : <p className="muted">{one.subcontractor.name}</p>}
            </li>
          ))}
          {dated.length > room ? (
            <li>
              <Link to={paths.daysAhead()}>{t("calendar.more", { count: dated.length - room })}</Link>
            </li>
          ) : null}
        </ul>
      )}
    </td>
  );
}

/** A month, a week to a row, Monday first; where there is little room, the days that have something, one beneath the other. */
export function MonthTable({ month, today, dated }: { month: string; today: string; dated: readonly Dated[] }) {
  const t = useTranslator();
  const language = useLanguage();
  const byDay = new Map<string, Dated[]>();
  for (const one of dated) byDay.set(one.on, [...(byDay.get(one.on) ?? []), one]);
  return (
    <table className="month">
      <caption className="visually-hidden">{t("calendar.month", { month: formatMonth(language, `${month}-01`) })}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, weekday) => weekdayName(language, weekday)).map((name) => (
            <th key={name} scope="col">
              {capitalised(language, name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null) ?? ""}>
            {week.map((day, column) => (
              <DayCell
                // biome-ignore lint/suspicious/noArrayIndexKey: a week's columns are its weekdays
                key={column}
                day={day}
                isToday={day === today}
                dated={day === null ? [] : (byDay.get(day) ?? [])}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
