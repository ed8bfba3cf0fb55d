import { Link } from "@remix-run/react";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { DeadlineLine } from "~/services/overview/content";
import { deadlineText } from "~/i18n/deadline-text";
import { useLanguage } from "./language";

/** Days ahead, soonest first. */
export function DeadlineList({ deadlines, onInLinks }: { deadlines: readonly DeadlineLine[]; onInLinks: string | null }) {
  const language = useLanguage();
  return (
    <ol className="rows deadlines">
      {deadlines.map(({ deadline, subcontractorKey, subcontractorName }) => (
        <li key={`${subcontractorKey} ${deadline.kind} ${deadline.subject} ${deadline.about} ${deadline.on}`}>
          <time dateTime={deadline.on}>{formatDate(language, deadline.on)}</time>
          <div>
            <p>{deadlineText(deadline, language)}</p>
            <p className="facts-line">
              <Link to={paths.subcontractor(subcontractorKey, { on: onInLinks })}>{subcontractorName}</Link>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
