import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { AllowedLink } from "~/components/allowed-link";
import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { StateBadge } from "~/components/state-badge";
import { Section } from "~/components/subcontractor/section";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { isDoable } from "~/domain/inspection/inspection-case";
import type { Evidence, InspectionResult } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownCase } from "~/services/inspection/shown-case";
import { CaseBreadcrumbs, caseName } from "./case-frame";
import { QuestionTable } from "./question-table";
import { SentTo } from "./sent-to";
import { useNextByKey } from "./use-next-by-key";
import "./case.css";

const severityOf = { passed: null, findings: "medium", failed: "high" } as const satisfies Record<InspectionResult, unknown>;

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What the sign-off came to, and the checksum of what it locked. */
function SignedOff({ shown }: { shown: ShownCase }) {
  const t = useTranslator();
  const language = useLanguage();
  const { result, resultReason, completedOn, summary, signedOffBy, hash } = shown;
  if (result === null || completedOn === null) return null;
  return (
    <Section title={t("judging.signed.title")}>
      <dl className="definition-list">
        <Row label={t("judging.signed.result")}>
          <StateBadge severity={severityOf[result]}>{t(`terms.inspectionResult.${result}`)}</StateBadge>
        </Row>
        <Row label={t("judging.signed.completedOn")}>{formatDate(language, completedOn)}</Row>
        <Row label={t("judging.signed.by")}>{signedOffBy ?? t("history.who.command")}</Row>
        {resultReason === null ? null : <Row label={t("judging.signed.reason")}>{resultReason}</Row>}
        {summary === null ? null : (
          <Row label={t("judging.signed.summary")}>
            <span className="as-typed">{summary}</span>
          </Row>
        )}
        <Row label={t("judging.signed.hash")}>
          <code className="break-all">{hash}</code>
          <p className="hint">{t("judging.signed.hashText")}</p>
        </Row>
      </dl>
    </Section>
  );
}

/** What is held of the papers that concepts 4 and 5 are a check of. */
function HeldEvidence({ shown }: { shown: ShownCase }) {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const { evidence, subcontractor } = shown;
  if (evidence === null || subcontractor === null) return null;
  return (
    <Section
      title={t("judging.evidence.title")}
      action={
        <AllowedLink className="button" to={paths.newFact(subcontractor.key, "evidence")}>
          {t("judging.evidence.add")}
        </AllowedLink>
      }
    >
      {evidence.length === 0 ? (
        <p>{t("judging.evidence.none")}</p>
      ) : (
        <ul className="facts-list">
          {evidence.map(({ key, kind, validTo, review, opinion, ...held }) => (
            <li key={key}>
              <Link to={paths.documentsOf(subcontractor.key, "evidence", key)}>
                {names.evidence({ kind, ...held } as Evidence)}
              </Link>{" "}
              <span className="muted">
                {[
                  t(`terms.evidenceKind.${kind}`),
                  t(`terms.review.${review}`),
                  ...(opinion === null ? [] : [t(`terms.opinion.${opinion}`)]),
                  ...(validTo === null ? [] : [t("judging.evidence.until", { date: formatDate(language, validTo) })]),
                ].join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Actions({ shown }: { shown: ShownCase }) {
  const t = useTranslator();
  const { id, state, next, unexamined, isUnanswered, wasSent, isSentOut } = shown;
  const isWaiting = isSentOut && (state === "open" || (state === "sent" && !isUnanswered));
  const isReady = unexamined.length === 0 || isUnanswered;
  return (
    <>
      {next !== null && isDoable("assess", state) ? (
        <Link className={isReady || isWaiting ? "button" : "button button-primary"} to={paths.caseQuestion(id, next)}>
          {t("judging.nextQuestion")}
        </Link>
      ) : null}
      {isSentOut && isDoable("send", state) ? (
        <AllowedLink className={wasSent ? "button" : "button button-primary"} to={paths.sendInspection(id)}>
          {t(wasSent ? "sending.again" : "sending.send")}
        </AllowedLink>
      ) : null}
      {isDoable("sign-off", state) ? (
        <AllowedLink className={isReady ? "button button-primary" : "button"} to={paths.caseStep(id, "sign-off")}>
          {t("judging.signOff")}
        </AllowedLink>
      ) : null}
      {isDoable("return", state) && wasSent ? (
        <AllowedLink className="button" to={paths.caseStep(id, "return")}>
          {t("judging.sendBack")}
        </AllowedLink>
      ) : null}
      {isDoable("reopen", state) ? (
        <AllowedLink className="button" to={paths.caseStep(id, "reopen")}>
          {t("judging.reopen")}
        </AllowedLink>
      ) : null}
      {isDoable("cancel", state) ? (
        <AllowedLink className="button button-quiet" to={paths.caseStep(id, "cancel")}>
          {t("judging.cancel")}
        </AllowedLink>
      ) : null}
    </>
  );
}

/** One inspection: what was asked, what was answered, what we conclude, and what is to be done next. */
export function CasePage({ shown, children }: { shown: ShownCase; children?: ReactNode }) {
  const t = useTranslator();
  const language = useLanguage();
  const may = useMay();
  const { template, dueOn, state, version, concept, questions, unexamined, next, replacesId, result } = shown;
  useNextByKey(next === null || !isDoable("assess", state) ? null : paths.caseQuestion(shown.id, next));
  const undocumented = questions.filter((question) => question.undocumented).length;
  const facts = [
    t(`judging.state.${state}`),
    t(`judging.concept.${concept}`),
    ...(version > 1 ? [t("judging.version", { version })] : []),
  ];
  return (
    <>
      <CaseBreadcrumbs shown={shown} />
      <PageTitle
        lede={`${t("judging.lede", { template: template[language], date: formatDate(language, dueOn) })}. ${t(`judging.conceptText.${concept}`)}`}
        actions={may.do("inspections.write") ? <Actions shown={shown} /> : undefined}
      >
        {caseName(shown, language)}
      </PageTitle>
      <p className="facts-line case-facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {replacesId === null ? null : <Link to={paths.inspection(replacesId)}>{t("judging.replaces")}</Link>}
      </p>
      {state === "cancelled" && shown.resultReason !== null ? (
        <p className="notice">{t("judging.signed.cancelled", { reason: shown.resultReason })}</p>
      ) : null}
      {result === null ? null : <SignedOff shown={shown} />}
      <SentTo shown={shown} />
      <HeldEvidence shown={shown} />
      {children}
      <Section title={t("judging.questionsTitle")}>
        {questions.length === 0 ? (
          <EmptyState title={t("judging.noQuestions.title")}>{t("judging.noQuestions.text")}</EmptyState>
        ) : (
          <>
            <p className="muted">
              {t("judging.progress", { count: questions.length, done: String(questions.length - unexamined.length) })}
              {undocumented === 0 ? null : ` · ${t("judging.undocumented", { count: undocumented })}`}
              {next === null || !isDoable("assess", state) ? null : ` · ${t("judging.nextHint")}`}
            </p>
            <QuestionTable shown={shown} />
          </>
        )}
      </Section>
    </>
  );
}
