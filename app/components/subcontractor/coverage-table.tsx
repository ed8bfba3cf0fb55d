import { useLanguage, useTranslator } from "~/components/language";
import { RequirementRow } from "~/components/requirement-row";
import { EmptyState } from "~/components/ui/page";
import { barWindow } from "~/components/validity-bar";
import { formatMonth } from "~/i18n/format";
import type { SubcontractorData } from "./subcontractor-data";

/** Contract, DPA, NDA and the requirement profile, one row each. */
export function CoverageTable({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const {
    facts: { name },
    coverage,
    above,
    on,
    today,
  } = data;
  if (coverage.length === 0) {
    const engager = above[0]?.name ?? "";
    return (
      <EmptyState title={t("subcontractor.coverage.none")}>{t("subcontractor.coverage.noneChain", { name, engager })}</EmptyState>
    );
  }
  const { start, end } = barWindow(on);
  return (
    <table className="table requirements">
      <caption className="visually-hidden">{t("subcontractor.coverage.heading")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("subcontractor.coverage.requirement")}</th>
          <th scope="col">{t("subcontractor.coverage.state")}</th>
          <th scope="col" className="cell-bar">
            <span className="visually-hidden">{t("subcontractor.coverage.validity")}: </span>
            <span className="bar-scale">
              <span>{formatMonth(language, start)}</span>
              <span className="bar-scale-day">
                {t(on === today ? "subcontractor.coverage.today" : "subcontractor.coverage.asked")}
              </span>
              <span>{formatMonth(language, end)}</span>
            </span>
          </th>
          <th scope="col">
            <span className="visually-hidden">{t("subcontractor.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {coverage.map((item) => (
          <RequirementRow key={item.needed} data={data} coverage={item} />
        ))}
      </tbody>
    </table>
  );
}
