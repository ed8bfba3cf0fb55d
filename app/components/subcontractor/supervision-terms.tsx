import { useLanguage, useTranslator } from "~/components/language";
import { formatDate } from "~/i18n/format";
import type { ShownSupervision } from "~/services/inspection/plan-page";

interface SupervisionTermsProps {
  /** Of the plan, which an import may have changed since its points were worked out. */
  concept: number | null;
  supervision: ShownSupervision | null;
}

/** Points, decision and template of a plan, as terms of its list. */
export function SupervisionTerms({ concept, supervision }: SupervisionTermsProps) {
  const t = useTranslator();
  const language = useLanguage();
  const { assessment = null, decidedBy = null, decidedOn = null, template = null } = supervision ?? {};
  const decided = [
    decidedBy !== null && decidedOn !== null
      ? t("supervising.plan.decidedText", { who: decidedBy, date: formatDate(language, decidedOn) })
      : null,
    decidedBy,
    decidedOn === null ? null : formatDate(language, decidedOn),
  ].find((words) => words !== null);
  return (
    <>
      <dt>{t("supervising.plan.points")}</dt>
      <dd>
        {assessment === null
          ? t("supervising.points.notAssessed")
          : t("supervising.plan.pointsText", { count: assessment.points, lowest: String(assessment.lowest) })}
        {assessment !== null && (concept === null || concept < assessment.lowest) ? (
          <p className="notice notice-warning">{t("supervising.points.below")}</p>
        ) : null}
      </dd>
      {decided === undefined ? null : (
        <>
          <dt>{t("supervising.plan.decidedBy")}</dt>
          <dd>{decided}</dd>
        </>
      )}
      {template === null ? null : (
        <>
          <dt>{t("supervising.plan.template")}</dt>
          <dd>{template.isGone ? t("supervising.plan.archived", { name: template.name[language] }) : template.name[language]}</dd>
        </>
      )}
    </>
  );
}
