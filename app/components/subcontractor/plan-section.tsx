import { useLanguage, useTranslator } from "~/components/language";
import { EmptyState } from "~/components/ui/page";
import { formatDate, monthsText } from "~/i18n/format";
import { paths } from "~/paths";
import { AddButton, FactActions } from "./fact-actions";
import { Section } from "./section";
import type { ShownSupervision } from "~/services/inspection/plan-page";
import { SupervisionTerms } from "./supervision-terms";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";
import { conceptText } from "./supervision-card";

/** How often and in which way the subcontractor is supervised, and why so. */
export function PlanSection({ data, supervision }: { data: SubcontractorData; supervision: ShownSupervision | null }) {
  const t = useTranslator();
  const language = useLanguage();
  const { key, name, inspectionPlan: plan } = data.facts;
  const on = dayInLinks(data);
  const title = t("fields.subcontractor.inspectionPlan");
  if (plan === null) {
    return (
      <Section title={title}>
        <EmptyState
          title={t("subcontractor.empty.inspectionPlan")}
          actions={<AddButton noun="inspectionPlan" path={paths.editPlan(key, { on })} />}
        >
          {t("subcontractor.empty.inspectionPlanText", { name })}
        </EmptyState>
      </Section>
    );
  }
  const {
    nextOn,
    latest,
    findings: { all, closed },
  } = data.supervision;
  const carriedOut = data.facts.inspections.find((inspection) => inspection.key === latest);
  const actions = (
    <FactActions
      name={t("nouns.inspectionPlan.definite")}
      edit={paths.editPlan(key, { on })}
      remove={paths.removePlan(key, { on })}
    />
  );
  const absent = <span className="muted">{t("factForms.notStated")}</span>;
  return (
    <Section title={title} action={actions}>
      <dl className="definition-list">
        <dt>{t("fields.inspectionPlan.firstDueOn")}</dt>
        <dd>{formatDate(language, plan.firstDueOn)}</dd>
        <dt>{t("subcontractor.supervision.interval")}</dt>
        <dd>{monthsText(language, plan.everyMonths)}</dd>
        <dt>{t("fields.inspectionPlan.concept")}</dt>
        <dd>{conceptText(plan, language) ?? absent}</dd>
        <SupervisionTerms concept={plan.concept} supervision={supervision} />
        <dt>{t("fields.inspectionPlan.rationale")}</dt>
        <dd>{plan.rationale === null ? absent : <span className="as-typed">{plan.rationale}</span>}</dd>
        <dt>{t("subcontractor.supervision.carriedOut")}</dt>
        <dd>
          {carriedOut === undefined
            ? t("subcontractor.supervision.never")
            : `${formatDate(language, carriedOut.completedOn)} · ${t(`terms.inspectionResult.${carriedOut.result}`)}`}
        </dd>
        <dt>{t("subcontractor.supervision.followedUp")}</dt>
        <dd>{all === 0 ? t("subcontractor.supervision.noFindings") : t("subcontractor.supervision.closed", { closed, all })}</dd>
        {nextOn === null ? null : (
          <>
            <dt>{t("subcontractor.supervision.nextBy")}</dt>
            <dd>{formatDate(language, nextOn)}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}
