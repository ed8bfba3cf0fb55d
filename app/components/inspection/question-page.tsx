import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { AllowedLink } from "~/components/allowed-link";
import { useSize } from "~/components/document/document-table";
import type { Problem } from "~/components/fact-form/form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useLanguage, useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { type PlainValues, PlainFieldBox } from "~/components/plain-form";
import { PageTitle } from "~/components/ui/page";
import { evidenceKinds } from "~/domain/portfolio";
import { isDoable } from "~/domain/inspection/inspection-case";
import { formatDate, formatNumber } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownCase, ShownFile, ShownQuestion } from "~/services/inspection/shown-case";
import { AssessmentForm } from "./assessment-form";
import { CaseBreadcrumbs } from "./case-frame";
import { AssessmentBadge } from "./question-table";
import { useNextByKey } from "./use-next-by-key";
import "./case.css";

function Said({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="as-typed">{children}</dd>
    </>
  );
}

/** A file of an answer is only that until somebody makes it evidence, which is then reviewed like any other. */
function AsEvidence({ shown, file }: { shown: ShownCase; file: ShownFile }) {
  const t = useTranslator();
  const may = useMay();
  if (file.documentId !== null)
    return (
      <>
        {" "}
        <Link to={paths.document(file.documentId)}>{t("judging.question.isEvidence")}</Link>
      </>
    );
  if (shown.subcontractor === null || !isDoable("file-as-evidence", shown.state) || !may.do("facts.write")) return null;
  return (
    <Form className="as-evidence" method="post" action={paths.fileAsEvidence(shown.id, file.id)} reloadDocument>
      <select name="kind" aria-label={t("judging.question.evidenceKind", { name: file.fileName })} defaultValue="other">
        {evidenceKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`terms.evidenceKind.${kind}`)}
          </option>
        ))}
      </select>
      <button className="button" type="submit">
        {t("judging.question.makeEvidence")}
      </button>
    </Form>
  );
}

/** What whoever answers says: their word, not our conclusion. */
function Answer({ shown, question: { question, answer, files, returned } }: { shown: ShownCase; question: ShownQuestion }) {
  const t = useTranslator();
  const language = useLanguage();
  const size = useSize();
  const chosen = question.options.filter(({ id }) => answer?.choices.includes(id)).map(({ label }) => label[language]);
  return (
    <section aria-labelledby="answer">
      <h2 className="section-title" id="answer">
        {t("judging.question.answerTitle")}
      </h2>
      {returned === null ? null : (
        <p className="notice notice-warning">
          {t("judging.question.returnedNote", { date: formatDate(language, returned.at.slice(0, 10)), note: returned.note })}
        </p>
      )}
      {answer === null ? (
        <p className="muted">{t("judging.unanswered")}</p>
      ) : (
        <dl className="definition-list">
          {answer.statement === null ? null : (
            <Said label={t("judging.question.theySay")}>{t(`judging.statement.${answer.statement}`)}</Said>
          )}
          {answer.reason === null ? null : <Said label={t("judging.question.reason")}>{answer.reason}</Said>}
          {answer.text === null ? null : <Said label={t("judging.question.text")}>{answer.text}</Said>}
          {chosen.length === 0 ? null : <Said label={t("judging.question.chosen")}>{chosen.join("; ")}</Said>}
          {answer.date === null ? null : <Said label={t("judging.question.date")}>{formatDate(language, answer.date)}</Said>}
        </dl>
      )}
      <h3>{t("judging.question.files")}</h3>
      {files.length === 0 ? (
        <p className="muted">{t("judging.question.noFiles")}</p>
      ) : (
        <ul className="facts-list">
          {files.map((file) => (
            <li key={file.id} className="break-all">
              <a href={paths.caseFile(shown.id, file.id)} download>
                {file.fileName}
              </a>{" "}
              <span className="muted">{size(file.sizeBytes)}</span>
              <AsEvidence shown={shown} file={file} />
            </li>
          ))}
        </ul>
      )}
      {isDoable("answer-ourselves", shown.state) ? (
        <AllowedLink className="button" to={paths.caseQuestionStep(shown.id, question.id, "answer")}>
          {t("judging.question.answerOurselves")}
        </AllowedLink>
      ) : null}
    </section>
  );
}

/** How many to look at, and which: drawn once, and to be drawn again by anybody with the seed. */
function Sample({ shown, question: { question, assessment } }: { shown: ShownCase; question: ShownQuestion }) {
  const t = useTranslator();
  const language = useLanguage();
  const sample = assessment?.sample ?? null;
  const population = { name: "population", label: t("judging.sample.population"), control: { kind: "text" } } as const;
  const highRisk = { name: "highRisk", label: t("judging.sample.highRisk"), control: { kind: "tick" } } as const;
  return (
    <details className="sample">
      <summary>{t("judging.sample.title")}</summary>
      {sample === null ? (
        <p className="hint">{t("judging.sample.text")}</p>
      ) : (
        <>
          <p>
            {t("judging.sample.drawn", { count: sample.size, population: formatNumber(language, sample.population) })}{" "}
            <strong>{t("judging.sample.numbers", { list: sample.numbers.join(", ") })}</strong>
          </p>
          <p className="hint break-all">{t("judging.sample.seed", { seed: sample.seed })}</p>
        </>
      )}
      <Form method="post" action={paths.caseQuestionStep(shown.id, question.id, "sample")} reloadDocument>
        <PlainFieldBox field={population} value={sample === null ? "" : String(sample.population)} problems={[]} />
        <PlainFieldBox field={highRisk} value={(sample?.highRisk ?? shown.highRisk) ? "yes" : ""} problems={[]} />
        <button className="button" type="submit">
          {t(sample === null ? "judging.sample.draw" : "judging.sample.drawAgain")}
        </button>
      </Form>
    </details>
  );
}

/** What became of the question: the finding that it was opened as. */
function Found({ shown, findingKey }: { shown: ShownCase; findingKey: string }) {
  const t = useTranslator();
  const to =
    shown.subcontractor === null ? paths.ownFinding(findingKey) : paths.editFact(shown.subcontractor.key, "findings", findingKey);
  return (
    <p className="notice">
      {t("judging.question.found")} <AllowedLink to={to}>{t("judging.question.seeFinding")}</AllowedLink>
    </p>
  );
}

interface QuestionPageProps {
  shown: ShownCase;
  question: ShownQuestion;
  /** Id of the question that comes next; null where every other is examined. */
  next: string | null;
  values: PlainValues;
  problems: readonly Problem[];
}

/** One question: the answer left, what we conclude right. */
export function QuestionPage({ shown, question, next, values, problems }: QuestionPageProps) {
  const t = useTranslator();
  const language = useLanguage();
  const may = useMay();
  useNextByKey(next === null ? null : paths.caseQuestion(shown.id, next));
  const { assessment } = question;
  const { id, text, evidence } = question.question;
  const mayAssess = may.do("inspections.write") && isDoable("assess", shown.state);
  return (
    <div className="form-page question-page">
      <CaseBreadcrumbs shown={shown} within />
      <PageTitle lede={`${t("judging.question.title", { id })} · ${question.section[language]}`}>{text[language]}</PageTitle>
      {evidence === null ? null : (
        <p className="muted">
          {t("judging.question.wanted")}: {evidence[language]}
        </p>
      )}
      <ProblemSummary problems={problems} />
      <div className="answer-beside">
        <Answer shown={shown} question={question} />
        <section aria-labelledby="assessment">
          <h2 className="section-title" id="assessment">
            {t("judging.question.assessTitle")}
          </h2>
          {assessment === null ? null : (
            <p className="facts-line">
              <AssessmentBadge question={question} />
              <span className="muted">
                {t("judging.question.assessed", {
                  date: formatDate(language, assessment.assessedAt.slice(0, 10)),
                  who: assessment.assessedBy ?? t("history.who.command"),
                })}
              </span>
            </p>
          )}
          {assessment?.findingKey ? <Found shown={shown} findingKey={assessment.findingKey} /> : null}
          {mayAssess ? (
            <>
              <AssessmentForm
                values={values}
                problems={problems}
                isFound={assessment !== null && assessment.findingKey !== null}
                back={paths.inspection(shown.id)}
              />
              <Sample shown={shown} question={question} />
            </>
          ) : (
            <>
              {assessment?.note ? <p className="as-typed">{assessment.note}</p> : null}
              {assessment?.shownBy ? (
                <p className="as-typed">
                  {t("judging.form.shownBy")}: {assessment.shownBy}
                </p>
              ) : null}
              <p className="muted">{t("judging.question.locked", { state: t(`judging.state.${shown.state}`).toLowerCase() })}</p>
              <Link className="button" to={paths.inspection(shown.id)}>
                {t("judging.question.back")}
              </Link>
            </>
          )}
        </section>
      </div>
    </div>
  );
}
