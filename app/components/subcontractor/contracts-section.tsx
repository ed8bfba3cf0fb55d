import { AllowedLink } from "~/components/allowed-link";
import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { earliestExit, renewalsOf } from "~/domain/contract-end";
import type { Agreement } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import { noticeText } from "~/i18n/notice-text";
import { paths } from "~/paths";
import { FactTable } from "./fact-table";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

function Exit({ contract, on }: { contract: Agreement; on: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const date = (day: string) => formatDate(language, day);
  const exit = earliestExit(contract, on);
  if (exit === null) {
    const { endsOn, renewalMonths } = contract;
    if (endsOn === null || renewalMonths !== null) return <span className="muted">{t("subcontractor.none")}</span>;
    return t(endsOn < on ? "contracts.ended" : "contracts.endsAlone", { date: date(endsOn) });
  }
  return (
    <span className="cell-lines">
      <span className="row-title">{date(exit.end)}</span>
      <span className="facts-line row-facts">{t("contracts.by", { date: date(exit.by) })}</span>
    </span>
  );
}

function Renewals({ contract, on }: { contract: Agreement; on: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const renewals = renewalsOf(contract, on).reverse();
  const [last] = renewals;
  if (last === undefined) return <span className="muted">{t("contracts.never")}</span>;
  if (renewals.length === 1) return t("contracts.renewed", { date: formatDate(language, last) });
  return (
    <details>
      <summary>{t("contracts.times", { count: renewals.length })}</summary>
      <ul>
        {renewals.map((day) => (
          <li key={day}>{formatDate(language, day)}</li>
        ))}
      </ul>
    </details>
  );
}

function DecisionText({ contract, on }: { contract: Agreement; on: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const { decision } = contract;
  if (!decision) return <span className="muted">{t("contracts.undecided")}</span>;
  const { remindOn, note } = decision;
  const date = (day: string) => formatDate(language, day);
  return (
    <span className="cell-lines">
      <span className="row-title">
        {t("contracts.decided", { decision: t(`terms.decisionKind.${decision.decision}`), date: date(decision.decidedOn) })}
      </span>
      {remindOn === null ? null : (
        <span className="row-facts">
          {t(remindOn > on ? "contracts.remind" : "contracts.reminded", { date: date(remindOn) })}
        </span>
      )}
      {note === null ? null : <span className="row-facts as-typed">{note}</span>}
    </span>
  );
}

/** How each contract can end on the day, how often it has renewed, and what was decided about it. */
export function ContractsSection({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const { on, facts } = data;
  const contracts = facts.agreements.filter(({ kind }) => kind === "contract");
  if (contracts.length === 0) return null;
  const notice = (contract: Agreement) => {
    const words = noticeText(contract, language);
    const exit = earliestExit(contract, on);
    if (words === null) return t("contracts.noNotice");
    return exit === null ? words : t(`contracts.basis.${exit.basis}`, { notice: words });
  };
  return (
    <Section title={t("contracts.title")}>
      <FactTable
        caption={t("contracts.title")}
        rows={contracts}
        keyOf={({ key }) => key}
        columns={[
          { label: t("contracts.contract"), cell: names.agreement },
          { label: t("contracts.notice"), cell: notice },
          { label: t("contracts.exit"), cell: (contract) => <Exit contract={contract} on={on} /> },
          { label: t("contracts.renewals"), cell: (contract) => <Renewals contract={contract} on={on} /> },
          { label: t("contracts.decision"), cell: (contract) => <DecisionText contract={contract} on={on} /> },
        ]}
        actions={(contract) => (
          <AllowedLink
            plain
            to={paths.decideContract(facts.key, contract.key, { on: dayInLinks(data) })}
            label={t("contracts.decideNamed", { name: names.agreement(contract) })}
          >
            {t("contracts.decide")}
          </AllowedLink>
        )}
      />
      <p className="limits">{t("contracts.limit")}</p>
    </Section>
  );
}
