import { AllowedLink } from "~/components/allowed-link";
import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { StateBadge } from "~/components/state-badge";
import { EmptyState } from "~/components/ui/page";
import { flowDown, type Line, type LineState, openFindingOf } from "~/domain/flow-down";
import type { Agreement, Severity, Terms } from "~/domain/portfolio";
import { formatDate, formatList } from "~/i18n/format";
import { termInWords } from "~/i18n/term-in-words";
import { paths } from "~/paths";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

const severityOf: Record<LineState, Severity | null> = { fulfilled: null, weaker: "high", unknown: "medium" };

/** How many of the promises an agreement passes on, worst first. */
function Summary({ lines }: { lines: readonly Line[] }) {
  const t = useTranslator();
  const language = useLanguage();
  const count = (state: LineState) => lines.filter((line) => line.state === state).length;
  const [fulfilled, weaker, unknown] = [count("fulfilled"), count("weaker"), count("unknown")];
  if (fulfilled === lines.length) return <p>{t("flowDown.summary.fulfilled", { count: lines.length })}</p>;
  const open = [
    ...(weaker === 0 ? [] : [t("flowDown.summary.weaker", { count: weaker })]),
    ...(unknown === 0 ? [] : [t("flowDown.summary.unknown", { count: unknown })]),
  ];
  return (
    <p>
      {t("flowDown.summary.open", { fulfilled, all: lines.length })}: {formatList(language, open)}.
    </p>
  );
}

interface LinesProps {
  data: SubcontractorData;
  dpa: Agreement;
  promised: Terms;
}

function Lines({ data, dpa, promised }: LinesProps) {
  const t = useTranslator();
  const language = useLanguage();
  const lines = flowDown(promised, dpa.terms ?? null);
  return (
    <>
      <Summary lines={lines} />
      <table className="table table-stacked">
        <caption className="visually-hidden">{new Names(language).agreement(dpa)}</caption>
        <thead>
          <tr>
            {(["term", "promised", "held", "state"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`flowDown.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ term, state }) => {
            const finding = openFindingOf(data.facts, dpa, term, data.on);
            return (
              <tr key={term}>
                <th scope="row">{t(`terms.term.${term}`)}</th>
                <td data-label={t("flowDown.promised")}>{termInWords(language, term, promised)}</td>
                <td data-label={t("flowDown.held")}>
                  {(dpa.terms ? termInWords(language, term, dpa.terms) : null) ?? (
                    <span className="muted">{t("flowDown.notKnown")}</span>
                  )}
                </td>
                <td data-label={t("flowDown.state")}>
                  <span className="cell-lines">
                    <StateBadge severity={severityOf[state]}>{t(`flowDown.states.${state}`)}</StateBadge>
                    {finding === null ? null : (
                      <a
                        className="section-link flow-down-finding"
                        href={paths.subcontractorTab(data.facts.key, "findings", { on: dayInLinks(data) })}
                      >
                        {t("flowDown.finding", { date: formatDate(language, finding.dueOn) })}
                      </a>
                    )}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** Of each DPA whether it passes on what customers were promised, line by line (GDPR Art. 28(4)). */
export function FlowDownSection({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const { customerTerms, facts } = data;
  const dpas = facts.agreements.filter(({ kind }) => kind === "dpa");
  if (dpas.length === 0) return null;
  if (flowDown(customerTerms, null).length === 0 || customerTerms === null) {
    return (
      <Section title={t("flowDown.title")}>
        <EmptyState
          title={t("flowDown.nothingPromised")}
          actions={
            <AllowedLink className="button" to={paths.customerTerms()}>
              {t("flowDown.setPromises")}
            </AllowedLink>
          }
        >
          {t("flowDown.nothingPromisedText")}
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={t("flowDown.title")}>
      {dpas.map((dpa) => (
        <div className="flow-down" key={dpa.key}>
          <div className="section-head">
            <h3 className="row-title">{names.agreement(dpa)}</h3>
            <AllowedLink
              plain
              className="section-link"
              to={`${paths.editFact(facts.key, "agreements", dpa.key, { on: dayInLinks(data) })}#terms`}
            >
              {t("flowDown.editTerms")}
            </AllowedLink>
          </div>
          <Lines data={data} dpa={dpa} promised={customerTerms} />
        </div>
      ))}
      <div className="limits">
        <p>{t("flowDown.law")}</p>
        <p>{t("flowDown.noBuffer")}</p>
      </div>
    </Section>
  );
}
