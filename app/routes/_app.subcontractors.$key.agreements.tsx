import "~/i18n/further-texts";
import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { AddButton, FactActions } from "~/components/subcontractor/fact-actions";
import { ContractsSection } from "~/components/subcontractor/contracts-section";
import { FactTable } from "~/components/subcontractor/fact-table";
import { FlowDownSection } from "~/components/subcontractor/flow-down-section";
import { Section } from "~/components/subcontractor/section";
import { dayInLinks, useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { tabTitled } from "~/components/subcontractor/tab-title";
import { EmptyState } from "~/components/ui/page";
import { clauseIds } from "~/domain/agreement";
import type { Agreement } from "~/domain/portfolio";
import { formatDate, monthsText } from "~/i18n/format";
import { noticeText } from "~/i18n/notice-text";
import { paths } from "~/paths";

export const meta = tabTitled("agreements");

export default function Agreements() {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const data = useSubcontractor();
  const { key, name, agreements } = data.facts;
  const on = dayInLinks(data);
  const date = (day: string | null) => (day === null ? null : formatDate(language, day));
  const add = <AddButton noun="agreement" primary path={paths.newFact(key, "agreements", { on })} />;
  const limits = (
    <div className="limits">
      <p>{t("subcontractor.agreements.limit")}</p>
      <p>{t("subcontractor.agreements.clauseLimit")}</p>
    </div>
  );
  const what = (agreement: Agreement) => {
    const kind = t(`terms.agreementKind.${agreement.kind}`);
    const met = Object.values(agreement.clauses).filter((state) => state === "present").length;
    const facts = [
      ...(agreement.title === null ? [] : [kind]),
      ...(agreement.kind === "dpa" ? [t("subcontractor.agreements.clausesMet", { met, all: clauseIds.length })] : []),
      ...(agreement.includesConfidentiality ? [t("subcontractor.agreements.confidential")] : []),
    ];
    return (
      <span>
        <span className="row-title">{agreement.title ?? kind}</span>
        <span className="facts-line row-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </span>
    );
  };
  if (agreements.length === 0) {
    return (
      <>
        <EmptyState title={t("subcontractor.empty.agreements")} actions={add}>
          {t("subcontractor.empty.agreementsText", { name })}
        </EmptyState>
        {limits}
      </>
    );
  }
  return (
    <>
      <Section title={t("fields.subcontractor.agreements")} action={add}>
        <FactTable
          caption={t("fields.subcontractor.agreements")}
          rows={agreements}
          keyOf={(agreement) => agreement.key}
          columns={[
            { label: t("fields.agreement.title"), cell: what },
            {
              label: t("fields.agreement.signedOn"),
              unbroken: true,
              cell: ({ signedOn }) => date(signedOn) ?? t("subcontractor.coverage.notSigned"),
            },
            {
              label: t("fields.agreement.effectiveOn"),
              unbroken: true,
              cell: ({ effectiveOn, signedOn }) => date(effectiveOn ?? signedOn),
            },
            { label: t("fields.agreement.endsOn"), cell: ({ endsOn }) => date(endsOn) ?? t("subcontractor.coverage.endless") },
            {
              label: t("subcontractor.agreements.renewal"),
              cell: ({ renewalMonths }) => (renewalMonths === null ? null : monthsText(language, renewalMonths)),
            },
            { label: t("subcontractor.agreements.notice"), cell: (agreement) => noticeText(agreement, language) },
            { label: t("fields.agreement.reviewedOn"), unbroken: true, cell: ({ reviewedOn }) => date(reviewedOn) },
          ]}
          actions={(agreement) => (
            <FactActions
              name={names.agreement(agreement)}
              edit={paths.editFact(key, "agreements", agreement.key, { on })}
              remove={paths.removeFact(key, "agreements", agreement.key, { on })}
              documents={paths.documentsOf(key, "agreements", agreement.key)}
            />
          )}
        />
        {limits}
      </Section>
      <FlowDownSection data={data} />
      <ContractsSection data={data} />
    </>
  );
}
