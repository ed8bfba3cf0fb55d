import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLanguage } from "~/components/language";
import type { Dated } from "~/domain/reminder/dated";
import { deadlineText } from "~/i18n/deadline-text";
import { formatDate } from "~/i18n/format";
import { datedPath } from "./dated-path";

interface DatedRowsProps {
  dated: readonly Dated[];
  onInLinks: string | null;
  /** What is said of each beside whose it is. */
  note?: (one: Dated) => ReactNode;
}

/** What is due or ends, each with its day, what it is and whose. */
export function DatedRows({ dated, onInLinks, note }: DatedRowsProps) {
  const language = useLanguage();
  return (
    <ol className="rows deadlines">
      {dated.map((one) => (
        <li key={`${one.kind} ${one.id} ${one.on}`}>
          <time dateTime={one.on}>{formatDate(language, one.on)}</time>
          <div>
            <p>
              <Link to={datedPath(one, onInLinks)}>{deadlineText(one, language)}</Link>
            </p>
            <p className="facts-line">
              {one.subcontractor === null ? null : <span>{one.subcontractor.name}</span>}
              {note === undefined ? null : <span>{note(one)}</span>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
