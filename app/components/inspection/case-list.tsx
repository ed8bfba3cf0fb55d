import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import { StateBadge } from "~/components/state-badge";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { CaseLine } from "~/services/inspection/year-page";

/** Inspections under way, those due first coming first. */
export function CaseList({ cases, today, withName }: { cases: readonly CaseLine[]; today: string; withName: boolean }) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <div>
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("inspecting.underWay")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("inspecting.columns.inspection")}</th>
            {withName ? <th scope="col">{t("inspecting.columns.subcontractor")}</th> : null}
            <th scope="col">{t("inspecting.columns.dueOn")}</th>
            <th scope="col">{t("inspecting.columns.state")}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ id, state, dueOn, concept, name, subcontractor }) => (
            <tr key={id}>
              <th scope="row">
                <span className="cell-lines">
                  <Link className="row-title" to={paths.inspection(id)}>
                    {name[language]}
                  </Link>
                  <span className="row-facts">{t("inspecting.concept", { concept: String(concept) })}</span>
                </span>
              </th>
              {withName ? (
                <td data-label={t("inspecting.columns.subcontractor")}>
                  {subcontractor === null ? (
                    t("inspecting.ourselves")
                  ) : (
                    <Link to={paths.subcontractorTab(subcontractor.key, "inspections")}>{subcontractor.name}</Link>
                  )}
                </td>
              ) : null}
              <td data-label={t("inspecting.columns.dueOn")}>
                {formatDate(language, dueOn)}{" "}
                {dueOn < today ? <StateBadge severity="high">{t("inspecting.overdue")}</StateBadge> : null}
              </td>
              <td data-label={t("inspecting.columns.state")}>{t(`inspecting.state.${state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
