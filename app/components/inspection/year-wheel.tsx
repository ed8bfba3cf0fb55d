import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import type { YearEntry } from "~/domain/inspection/year";
import { formatDate, monthName } from "~/i18n/format";
import { paths } from "~/paths";
import type { YearPage } from "~/services/inspection/year-page";
import "./inspection.css";

const months = Array.from({ length: 12 }, (_, at) => at);

/** A filled square was carried out, an open circle is due, a filled diamond is overdue: shapes first, colours beside them. */
function Mark({ entry }: { entry: YearEntry }) {
  const t = useTranslator();
  const language = useLanguage();
  const text = t(`inspecting.year.state.${entry.state}`, { date: formatDate(language, entry.on) });
  return (
    <span className={`year-mark year-mark-${entry.state}`} title={text}>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** The year's wheel laid out flat: a row for each subcontractor, a column for each month, sums below. */
export function YearWheel({ page }: { page: YearPage }) {
  const t = useTranslator();
  const language = useLanguage();
  const current = page.today.startsWith(`${page.year}-`) ? Number(page.today.slice(5, 7)) - 1 : -1;
  const inMonth = (entries: readonly YearEntry[], month: number) =>
    entries.filter(({ on }) => Number(on.slice(5, 7)) - 1 === month);
  return (
    <div className="year-wheel-scroll">
      <table className="table year-wheel">
        <caption className="visually-hidden">{t("inspecting.year.caption", { year: String(page.year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("inspecting.columns.subcontractor")}</th>
            {months.map((month) => (
              <th scope="col" key={month} aria-current={month === current ? "date" : undefined}>
                {monthName(language, month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map(({ key, name, entries }) => (
            <tr key={key}>
              <th scope="row">
                <Link to={paths.subcontractorTab(key, "inspections")}>{name}</Link>
              </th>
              {months.map((month) => (
                <td key={month}>
                  {inMonth(entries, month).map((entry) => (
                    <Mark key={`${entry.on}-${entry.state}`} entry={entry} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {(["carried-out", "due", "overdue"] as const).map((state) => (
            <tr key={state}>
              <th scope="row">
                <span className={`year-mark year-mark-${state}`} aria-hidden="true" /> {t(`inspecting.year.sum.${state}`)}
              </th>
              {months.map((month) => (
                <td key={month}>{page.sums[month]?.[state] || ""}</td>
              ))}
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
