import "~/i18n/further-texts";
import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { DutyNote } from "~/components/duty-note";
import { StateBadge } from "~/components/state-badge";
import { AddButton, FactActions } from "~/components/subcontractor/fact-actions";
import { FactTable } from "~/components/subcontractor/fact-table";
import { Section } from "~/components/subcontractor/section";
import { dayInLinks, useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { tabTitled } from "~/components/subcontractor/tab-title";
import { EmptyState } from "~/components/ui/page";
import type { Evidence, Review } from "~/domain/portfolio";
import { untilOf } from "~/domain/requirement";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";

export const meta = tabTitled("evidence");

export default function EvidenceTab() {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const data = useSubcontractor();
  const { key, name, evidence, locations } = data.facts;
  const on = dayInLinks(data);
  const date = (day: string | null) => (day === null ? null : formatDate(language, day));
  const add = <AddButton noun="evidence" primary path={paths.newFact(key, "evidence", { on })} />;
  if (evidence.length === 0) {
    return (
      <EmptyState title={t("subcontractor.empty.evidence")} actions={add}>
        {t("subcontractor.empty.evidenceText", { name })}
      </EmptyState>
    );
  }
  const severityOf: Record<Review, "medium" | "high" | null> = { pending: "medium", accepted: null, rejected: "high" };
  const what = ({ title, kind, opinion }: Evidence) => {
    const words = t(`terms.evidenceKind.${kind}`);
    const facts = [...(title === null ? [] : [words]), ...(opinion === null ? [] : [t(`terms.opinion.${opinion}`)])];
    return (
      <span>
        <span className="row-title">{title ?? words}</span>
        <span className="facts-line row-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </span>
    );
  };
  const period = ({ periodStart, periodEnd, issuedOn }: Evidence) =>
    periodEnd === null
      ? date(issuedOn)
      : periodStart === null
        ? date(periodEnd)
        : t("subcontractor.coverage.period", { from: formatDate(language, periodStart), to: formatDate(language, periodEnd) });
  const covered = ({ sites }: Evidence) =>
    sites.length === 0
      ? null
      : sites
          .map((site) => locations.find((location) => location.key === site))
          .map((location) => (location === undefined ? "" : names.place(location)))
          .join("; ");
  const valid = (item: Evidence) => {
    const until = untilOf(item);
    if (until === null) return t("subcontractor.coverage.undated");
    return until < data.on ? (
      <span className="over">{t("subcontractor.coverage.wasValidTo", { date: formatDate(language, until) })}</span>
    ) : (
      date(until)
    );
  };
  return (
    <Section title={t("fields.subcontractor.evidence")} action={add}>
      <FactTable
        caption={t("fields.subcontractor.evidence")}
        rows={evidence}
        keyOf={(item) => item.key}
        columns={[
          { label: t("fields.evidence.title"), cell: what },
          { label: t("subcontractor.evidence.period"), cell: period },
          { label: t("fields.evidence.validTo"), unbroken: true, cell: valid },
          {
            label: t("fields.evidence.review"),
            cell: ({ review, key: evidenceKey }) => (
              <>
                <StateBadge severity={severityOf[review]}>{t(`terms.review.${review}`)}</StateBadge>
                <DutyNote state={data.duties.evidence[evidenceKey]} />
              </>
            ),
          },
          { label: t("fields.evidence.receivedOn"), unbroken: true, cell: ({ receivedOn }) => date(receivedOn) },
          { label: t("fields.evidence.sites"), cell: covered },
        ]}
        actions={(item) => (
          <FactActions
            name={names.evidence(item)}
            edit={paths.editFact(key, "evidence", item.key, { on })}
            remove={paths.removeFact(key, "evidence", item.key, { on })}
            documents={paths.documentsOf(key, "evidence", item.key)}
          />
        )}
      />
    </Section>
  );
}
