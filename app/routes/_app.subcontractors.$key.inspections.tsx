import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import { CaseList } from "~/components/inspection/case-list";
import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { StateBadge } from "~/components/state-badge";
import { AddButton, FactActions } from "~/components/subcontractor/fact-actions";
import { FactTable } from "~/components/subcontractor/fact-table";
import { PlanSection } from "~/components/subcontractor/plan-section";
import { Section } from "~/components/subcontractor/section";
import { dayInLinks, useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { tabTitled } from "~/components/subcontractor/tab-title";
import { EmptyState } from "~/components/ui/page";
import type { Inspection, InspectionResult } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { showSupervision } from "~/services/inspection/supervise-plan.server";
import { listCasesUnderWay } from "~/services/inspection/show-year.server";

const severityOf: Record<InspectionResult, "medium" | "high" | null> = { passed: null, findings: "medium", failed: "high" };

export const meta = tabTitled("inspections");

export async function loader({ params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  return json({ cases: await listCasesUnderWay(context, key), supervision: await showSupervision(context, key) });
}

export default function Inspections() {
  const { cases, supervision } = useLoaderData<typeof loader>();
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const data = useSubcontractor();
  const { key, name, inspections, findings } = data.facts;
  const on = dayInLinks(data);
  const add = <AddButton noun="inspection" path={paths.newFact(key, "inspections", { on })} />;
  const title = t("fields.subcontractor.inspections");
  const latestFirst = [...inspections].sort((a, b) => (a.completedOn < b.completedOn ? 1 : -1));
  const followedUp = (inspection: Inspection) => {
    const own = findings.filter((finding) => finding.inspection === inspection.key);
    const closed = own.filter(({ closedOn }) => closedOn !== null && closedOn <= data.on);
    return own.length === 0 ? null : t("subcontractor.supervision.closed", { closed: closed.length, all: own.length });
  };
  const start = (
    <AllowedLink className="button button-primary" to={paths.startInspection(key)}>
      {t("inspecting.start.title")}
    </AllowedLink>
  );
  return (
    <>
      <PlanSection data={data} supervision={supervision} />
      <Section title={t("inspecting.underWay")} action={cases.length === 0 ? undefined : start}>
        {cases.length === 0 ? (
          <EmptyState title={t("inspecting.none.title")} actions={start}>
            {t("inspecting.none.text")}
          </EmptyState>
        ) : (
          <CaseList cases={cases} today={data.today} withName={false} />
        )}
      </Section>
      <Section title={title} action={inspections.length === 0 ? undefined : add}>
        {inspections.length === 0 ? (
          <EmptyState title={t("subcontractor.empty.inspections")} actions={add}>
            {t("subcontractor.empty.inspectionsText", { name })}
          </EmptyState>
        ) : (
          <FactTable
            caption={title}
            rows={latestFirst}
            keyOf={(inspection) => inspection.key}
            columns={[
              { label: t("fields.inspection.completedOn"), cell: ({ completedOn }) => formatDate(language, completedOn) },
              {
                label: t("fields.inspection.result"),
                cell: ({ result }) => (
                  <StateBadge severity={severityOf[result]}>{t(`terms.inspectionResult.${result}`)}</StateBadge>
                ),
              },
              { label: t("subcontractor.supervision.followedUp"), cell: followedUp },
            ]}
            actions={(inspection) => (
              <FactActions
                name={names.inspection(inspection)}
                edit={paths.editFact(key, "inspections", inspection.key, { on })}
                remove={paths.removeFact(key, "inspections", inspection.key, { on })}
              />
            )}
          />
        )}
      </Section>
    </>
  );
}
