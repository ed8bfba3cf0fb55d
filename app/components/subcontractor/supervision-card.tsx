import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import type { InspectionPlan } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/language";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { AddButton } from "./fact-actions";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

const isConcept = (concept: number | null): concept is 1 | 2 | 3 | 4 | 5 | 6 => concept !== null && concept >= 1 && concept <= 6;

export function conceptText({ concept }: InspectionPlan, language: Language): string | null {
  const t = translatorFor(language);
  return isConcept(concept)
    ? t("subcontractor.supervision.concept", { number: concept, words: t(`terms.concept.${concept}`) })
    : null;
}

export function everyText({ everyMonths }: InspectionPlan, language: Language): string {
  const t = translatorFor(language);
  return everyMonths === 1
    ? t("subcontractor.supervision.everyMonth")
    : t("subcontractor.supervision.every", { months: everyMonths });
}

/** Plan, carried out, followed up: together, as Datatilsynet asks for them. */
export function SupervisionCard({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const { facts, supervision } = data;
  const { inspectionPlan: plan, inspections } = facts;
  const on = dayInLinks(data);
  const latest = inspections.find(({ key }) => key === supervision.latest);
  const { all, closed } = supervision.findings;
  const link = (
    <Link className="section-link" to={paths.subcontractorTab(facts.key, "inspections", { on })}>
      {t("subcontractor.tabs.inspections")}
    </Link>
  );
  return (
    <Section title={t("subcontractor.supervision.heading")} action={link}>
      <div className="card">
        <dl className="supervision">
          <dt>{t("subcontractor.supervision.plan")}</dt>
          <dd>
            {plan === null ? (
              <>
                <p>{t("subcontractor.supervision.noPlan")}</p>
                <p className="supervision-add">
                  <AddButton noun="inspectionPlan" path={paths.editPlan(facts.key, { on })} />
                </p>
              </>
            ) : (
              <>
                <p>{[conceptText(plan, language), everyText(plan, language)].filter((part) => part !== null).join(", ")}</p>
                {supervision.nextOn === null ? null : (
                  <p className="muted">
                    {t("subcontractor.supervision.next", { date: formatDate(language, supervision.nextOn) })}
                  </p>
                )}
                {plan.rationale === null ? null : <p className="muted">{plan.rationale}</p>}
              </>
            )}
          </dd>
          <dt>{t("subcontractor.supervision.carriedOut")}</dt>
          <dd>
            {latest === undefined
              ? t("subcontractor.supervision.never")
              : `${formatDate(language, latest.completedOn)} · ${t(`terms.inspectionResult.${latest.result}`)}`}
          </dd>
          <dt>{t("subcontractor.supervision.followedUp")}</dt>
          <dd>
            {all === 0 ? t("subcontractor.supervision.noFindings") : t("subcontractor.supervision.closed", { closed, all })}
          </dd>
        </dl>
      </div>
    </Section>
  );
}
