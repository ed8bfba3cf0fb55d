import { choicesOf, subjectText } from "~/components/fact-form/choices";
import { descriptionOf } from "~/components/fact-form/nouns";
import { DutyNote } from "~/components/duty-note";
import { useLanguage, useTranslator } from "~/components/language";
import { EmptyState } from "~/components/ui/page";
import type { Waiver } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { AddButton, FactActions } from "./fact-actions";
import { FactTable } from "./fact-table";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

/** What is accepted for a time, by whom and why. */
export function WaiversSection({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const { key, waivers } = data.facts;
  const on = dayInLinks(data);
  const title = t("subcontractor.findings.waivers");
  const add = <AddButton noun="waiver" path={paths.newFact(key, "waivers", { on })} />;
  if (waivers.length === 0) {
    return (
      <Section title={title}>
        <EmptyState title={t("subcontractor.empty.waivers")} actions={add}>
          {t("subcontractor.empty.waiversText")}
        </EmptyState>
      </Section>
    );
  }
  const choices = choicesOf(descriptionOf.waiver, data.facts, language);
  const ruleText = (rule: string) => choices.rules?.find((choice) => choice.value === rule)?.label ?? rule;
  const state = ({ from, until }: Waiver) => {
    if (data.on < from) return <span className="badge badge-grey">{t("subcontractor.findings.ahead")}</span>;
    const isOver = data.on > until;
    return (
      <span className={`badge ${isOver ? "badge-medium" : "badge-ok"}`}>
        {t(isOver ? "subcontractor.findings.expired" : "subcontractor.findings.inForce")}
      </span>
    );
  };
  const placed = waivers.map((waiver, place) => ({ ...waiver, place }));
  return (
    <Section title={title} action={add}>
      <FactTable
        caption={title}
        rows={placed}
        keyOf={({ place }) => String(place)}
        columns={[
          { label: t("fields.waiver.rule"), cell: ({ rule }) => ruleText(rule) },
          { label: t("fields.waiver.subject"), cell: (waiver) => subjectText(waiver, choices) ?? t("factForms.noSubject") },
          { label: t("subcontractor.state"), cell: state },
          {
            label: t("subcontractor.findings.period"),
            cell: ({ from, until }) =>
              t("subcontractor.coverage.period", { from: formatDate(language, from), to: formatDate(language, until) }),
          },
          { label: t("fields.waiver.reason"), cell: ({ reason }) => reason },
          {
            label: t("fields.waiver.approvedBy"),
            cell: ({ approvedBy, place }) => (
              <>
                {approvedBy}
                <DutyNote state={data.proposals.waivers[place]} />
              </>
            ),
          },
        ]}
        actions={({ rule, place }) => (
          <FactActions
            name={ruleText(rule)}
            edit={paths.editFact(key, "waivers", place, { on })}
            remove={paths.removeFact(key, "waivers", place, { on })}
          />
        )}
      />
    </Section>
  );
}
