import { Link } from "@remix-run/react";
import { AllowedLink } from "~/components/allowed-link";
import { useTranslator } from "~/components/language";
import { SeverityMark } from "~/components/severity-mark";
import type { ShownFinding } from "~/services/finding/shown-findings";
import { FindingDue, findingPath, findingPlace } from "./finding-text";

export function FindingTable({ findings, on }: { findings: readonly ShownFinding[]; on: string }) {
  const t = useTranslator();
  const columns = ["finding", "subcontractor", "severity", "dueOn", "owner", "stage"] as const;
  return (
    <div>
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("findings.title")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`findings.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => {
            const { key, title, subcontractor, severity, owner, stage } = finding;
            const name = title ?? t("factForms.notStated");
            return (
              <tr key={`${subcontractor?.key ?? ""} ${key}`}>
                <th scope="row">
                  <AllowedLink className="row-title" to={findingPath(finding)} otherwise={name}>
                    {name}
                  </AllowedLink>
                </th>
                <td data-label={t("findings.columns.subcontractor")}>
                  {subcontractor === null ? (
                    t("findings.ourselves")
                  ) : (
                    <Link to={findingPlace(finding)}>{subcontractor.name}</Link>
                  )}
                </td>
                <td data-label={t("findings.columns.severity")}>
                  <SeverityMark severity={severity} label={false} /> {t(`terms.severity.${severity}`)}
                </td>
                <td data-label={t("findings.columns.dueOn")}>
                  <FindingDue finding={finding} on={on} />
                </td>
                <td data-label={t("findings.columns.owner")} className="break-all">
                  {owner ?? t("findings.noOwner")}
                </td>
                <td data-label={t("findings.columns.stage")}>{t(`findings.stage.${stage}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
