import { Link } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { paths } from "~/paths";
import type { EventLine, HistoryPage } from "./event-line";

function Changes({ line }: { line: EventLine }) {
  const t = useTranslator();
  if (line.changes.length === 0) return null;
  return (
    <details>
      <summary>
        {t("history.whatChanged")}
        <span className="visually-hidden"> ({t("history.number", { seq: String(line.seq) })})</span>
      </summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("history.field")}</th>
            <th scope="col">{t("history.before")}</th>
            <th scope="col">{t("history.after")}</th>
          </tr>
        </thead>
        <tbody>
          {line.changes.map(({ label, before, after }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{before ?? "–"}</td>
              <td>{after ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface EventListProps {
  page: HistoryPage;
  label: string;
  /** Whether each line leads to its subcontractor; on that one's own page it need not. */
  withLinks: boolean;
  linkTo: (before: number | null) => string;
  isFirst: boolean;
}

/** What happened, newest first, each with what it changed. */
export function EventList({ page, label, withLinks, linkTo, isFirst }: EventListProps) {
  const t = useTranslator();
  return (
    <>
      <ol className="rows event-list" aria-label={label}>
        {page.lines.map((line) => (
          <li key={line.seq}>
            <p className="event-sentence">
              {withLinks && line.subcontractorKey !== null ? (
                <Link to={paths.subcontractorTab(line.subcontractorKey, "history")}>{line.sentence}</Link>
              ) : (
                line.sentence
              )}
            </p>
            <p className="event-facts">
              {line.at} · {t("history.number", { seq: String(line.seq) })}
              {" · "}
              <Link
                to={paths.known({
                  at: line.instant,
                  next: line.subcontractorKey === null ? null : paths.subcontractor(line.subcontractorKey),
                })}
              >
                {t("known.fromHere")}
                <span className="visually-hidden"> ({t("history.number", { seq: String(line.seq) })})</span>
              </Link>
              {line.canUndo ? (
                <>
                  {" · "}
                  <Link to={paths.undoEvent(line.seq)}>
                    {t("history.undo.offer")}
                    <span className="visually-hidden"> ({t("history.number", { seq: String(line.seq) })})</span>
                  </Link>
                </>
              ) : null}
              {line.reason === null ? null : ` · ${t("history.reason", { reason: line.reason })}`}
            </p>
            <Changes line={line} />
          </li>
        ))}
      </ol>
      <nav className="paging" aria-label={t("frame.paging.label")}>
        {isFirst ? null : (
          <Link className="button" to={linkTo(null)}>
            {t("history.newest")}
          </Link>
        )}
        {page.before === null ? null : (
          <Link className="button" rel="next" to={linkTo(page.before)}>
            {t("history.older")}
          </Link>
        )}
      </nav>
    </>
  );
}
