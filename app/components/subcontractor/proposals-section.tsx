import { Form, useSearchParams } from "@remix-run/react";
import { choicesOf, subjectText } from "~/components/fact-form/choices";
import { descriptionOf } from "~/components/fact-form/nouns";
import { useLanguage, useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { decisionIn } from "~/components/proposal-decision";
import { formatDate } from "~/i18n/format";
import { refusalText } from "~/i18n/refusal";
import { paths } from "~/paths";
import { Section } from "./section";
import type { SubcontractorData } from "./subcontractor-data";

type Proposal = SubcontractorData["proposals"]["open"][number];

function Decide({ subcontractor, proposal }: { subcontractor: string; proposal: Proposal }) {
  const t = useTranslator();
  const may = useMay();
  const { id, isOwn } = proposal;
  const field = (name: string, label: string) => (
    <div className="field">
      <label htmlFor={`${name}-${id}`}>{label}</label>
      <input id={`${name}-${id}`} name={name} type="text" autoComplete="off" maxLength={2000} />
    </div>
  );
  return (
    <>
      {may.do("waivers.approve") && (!isOwn || may.do("duties.override")) ? (
        <Form method="post" action={paths.proposal(subcontractor, id, "approval")} reloadDocument>
          {isOwn ? field("dutyReason", t("duties.reason")) : null}
          <button className="button button-primary" type="submit">
            {t("proposals.approve")}
          </button>
        </Form>
      ) : null}
      {may.do("waivers.approve") && !isOwn ? (
        <Form method="post" action={paths.proposal(subcontractor, id, "refusal")} reloadDocument>
          {field("reason", t("proposals.whyRefuse"))}
          <button className="button" type="submit">
            {t("proposals.refuse")}
          </button>
        </Form>
      ) : null}
      {isOwn ? (
        <Form method="post" action={paths.proposal(subcontractor, id, "withdrawal")} reloadDocument>
          <button className="button" type="submit">
            {t("proposals.withdraw")}
          </button>
        </Form>
      ) : null}
    </>
  );
}

/** Exceptions that wait for the word of somebody other than their proposer. */
export function ProposalsSection({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const [query] = useSearchParams();
  const { done, refused } = decisionIn(query);
  const { open } = data.proposals;
  const choices = choicesOf(descriptionOf.waiver, data.facts, language);
  const ruleText = (rule: string) => choices.rules?.find((choice) => choice.value === rule)?.label ?? rule;
  return (
    <>
      {refused === null ? null : (
        <p className="notice notice-warning" role="alert">
          {refusalText({ code: refused }, language)}
        </p>
      )}
      {done === null ? null : (
        <p className="notice notice-ok" role="status">
          {t(`proposals.done.${done}`)}
        </p>
      )}
      {open.length === 0 ? null : (
        <Section title={t("proposals.title")}>
          <p>{t("proposals.lede")}</p>
          <ul className="rows">
            {open.map((proposal) => (
              <li key={proposal.id} className="card">
                <h3>{ruleText(proposal.rule)}</h3>
                <p className="facts-line">
                  <span>{subjectText(proposal, choices) ?? t("factForms.noSubject")}</span>
                  <span>
                    {t("subcontractor.coverage.period", {
                      from: formatDate(language, proposal.from),
                      to: formatDate(language, proposal.until),
                    })}
                  </span>
                  <span>{t("proposals.by", { name: proposal.proposedBy ?? t("history.who.unknown") })}</span>
                </p>
                <p className="as-typed">{proposal.reason}</p>
                <Decide subcontractor={data.facts.key} proposal={proposal} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
