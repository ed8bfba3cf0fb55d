import { Link } from "@remix-run/react";
import { AllowedLink } from "~/components/allowed-link";
import { useTranslator } from "~/components/language";
import { SeverityMark } from "~/components/severity-mark";
import type { FindingStage } from "~/domain/finding-stage";
import { paths } from "~/paths";
import { type FindingQuery, findingParams } from "~/services/finding/finding-query";
import type { ShownFinding } from "~/services/finding/shown-findings";
import { FindingDue, findingPath, findingPlace } from "./finding-text";

function Card({ finding, on }: { finding: ShownFinding; on: string }) {
  const t = useTranslator();
  const { title, subcontractor, severity, owner, stage } = finding;
  const name = title ?? t("factForms.notStated");
  const step = t(`findings.next.${stage}`);
  return (
    <li className="board-card">
      <h3>
        <SeverityMark severity={severity} /> {name}
      </h3>
      <span className="row-facts">
        {subcontractor === null ? t("findings.ourselves") : <Link to={findingPlace(finding)}>{subcontractor.name}</Link>}
      </span>
      <span className="row-facts break-all">{owner ?? t("findings.noOwner")}</span>
      <FindingDue finding={finding} on={on} />
      <AllowedLink className="button" to={findingPath(finding)} label={t("findings.of", { step, title: name })}>
        {step}
      </AllowedLink>
    </li>
  );
}

interface FindingBoardProps {
  columns: readonly { stage: FindingStage; count: number; findings: readonly ShownFinding[] }[];
  query: FindingQuery;
  on: string;
}

/** A column for each stage: a card moves on when what its stage lacks is written down. */
export function FindingBoard({ columns, query, on }: FindingBoardProps) {
  const t = useTranslator();
  return (
    <div className="board">
      {columns.map(({ stage, count, findings }) => {
        const closed = stage === "closed";
        const rest = count - findings.length;
        return (
          <section key={stage} aria-labelledby={`stage-${stage}`}>
            <h2 className="section-title" id={`stage-${stage}`}>
              {t(`findings.stage.${stage}`)} ({count})
            </h2>
            {findings.length === 0 ? <p className="muted">{t("findings.nothingHere")}</p> : null}
            <ul className="board-cards">
              {findings.map((finding) => (
                <Card key={`${finding.subcontractor?.key ?? ""} ${finding.key}`} finding={finding} on={on} />
              ))}
            </ul>
            {rest === 0 ? null : (
              <Link to={paths.findings(findingParams({ ...query, view: "list", closed, page: 1 }))}>
                {t("findings.more", { count: rest })}
              </Link>
            )}
          </section>
        );
      })}
    </div>
  );
}
