import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { DutyNote } from "~/components/duty-note";
import { StateBadge } from "~/components/state-badge";
import { EmptyState } from "~/components/ui/page";
import { stageOf } from "~/domain/finding-stage";
import type { Finding } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { AddButton, FactActions } from "./fact-actions";
import { FactTable } from "./fact-table";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

/** What supervision and evidence have shown to be wrong; open ones first, the soonest due at the top. */
export function FindingsSection({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const { key, findings, evidence, inspections, agreements } = data.facts;
  const on = dayInLinks(data);
  const title = t("subcontractor.findings.findings");
  const add = <AddButton noun="finding" path={paths.newFact(key, "findings", { on })} />;
  if (findings.length === 0) {
    return (
      <Section title={title}>
        <EmptyState title={t("subcontractor.empty.findings")} actions={add}>
          {t("subcontractor.empty.findingsText")}
        </EmptyState>
      </Section>
    );
  }
  const isOpen = ({ closedOn }: Finding) => closedOn === null || closedOn > data.on;
  const sorted = [...findings].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (a.dueOn < b.dueOn ? -1 : 1));
  const shownBy = (finding: Finding) => {
    const inspection = inspections.find((thing) => thing.key === finding.inspection);
    const report = evidence.find((thing) => thing.key === finding.evidence);
    const agreement = agreements.find((thing) => thing.key === finding.agreement);
    const sources = [
      ...(inspection === undefined ? [] : [`${t("nouns.inspection.singular")} ${formatDate(language, inspection.completedOn)}`]),
      ...(report === undefined ? [] : [names.evidence(report)]),
      ...(agreement === undefined ? [] : [names.agreement(agreement)]),
    ];
    return sources.join("; ") || null;
  };
  const state = (finding: Finding) => {
    if (!isOpen(finding))
      return (
        <>
          <StateBadge severity={null}>
            {t("subcontractor.findings.closed", { date: formatDate(language, finding.closedOn ?? "") })}
          </StateBadge>
          <DutyNote state={data.duties.findings[finding.key]} />
        </>
      );
    if (finding.dueOn < data.on)
      return <StateBadge severity={finding.severity}>{t("subcontractor.findings.overdue")}</StateBadge>;
    return <span className="badge badge-grey">{t(`findings.stage.${stageOf(finding, data.on)}`)}</span>;
  };
  return (
    <Section title={title} action={add}>
      <FactTable
        caption={title}
        rows={sorted}
        keyOf={(finding) => finding.key}
        columns={[
          { label: t("fields.finding.title"), cell: ({ title: text }) => text ?? t("factForms.notStated") },
          { label: t("fields.finding.severity"), cell: ({ severity }) => t(`terms.severity.${severity}`) },
          { label: t("fields.finding.dueOn"), unbroken: true, cell: ({ dueOn }) => formatDate(language, dueOn) },
          { label: t("subcontractor.state"), cell: state },
          { label: t("subcontractor.findings.shownBy"), cell: shownBy },
        ]}
        actions={(finding) => (
          <FactActions
            name={names.finding(finding)}
            edit={paths.editFact(key, "findings", finding.key, { on })}
            remove={paths.removeFact(key, "findings", finding.key, { on })}
          />
        )}
      />
    </Section>
  );
}
