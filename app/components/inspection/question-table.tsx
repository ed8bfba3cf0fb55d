import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import { StateBadge } from "~/components/state-badge";
import type { Assessment } from "~/domain/inspection/questionnaire";
import type { Severity } from "~/domain/portfolio";
import { paths } from "~/paths";
import type { ShownCase, ShownQuestion } from "~/services/inspection/shown-case";

const severityOf: Partial<Record<Assessment, Severity>> = { partly: "medium", "not-met": "high" };

export function AssessmentBadge({ question: { assessment, undocumented } }: { question: ShownQuestion }) {
  const t = useTranslator();
  const said = assessment?.assessment ?? "not-examined";
  if (said === "not-examined" || said === "not-applicable")
    return <span className="badge badge-grey">{t(`judging.assessment.${said}`)}</span>;
  return (
    <span className="cell-lines">
      <StateBadge severity={severityOf[said] ?? null}>{t(`judging.assessment.${said}`)}</StateBadge>
      {undocumented ? <span className="row-facts">{t("judging.withoutEvidence")}</span> : null}
    </span>
  );
}

function AnswerText({ question: { answer, returned } }: { question: ShownQuestion }) {
  const t = useTranslator();
  const said =
    answer === null
      ? t("judging.unanswered")
      : answer.statement === null
        ? t("judging.answered")
        : t(`judging.statement.${answer.statement}`);
  return (
    <span className="cell-lines">
      <span>{said}</span>
      {returned === null ? null : <span className="row-facts">{t("judging.returned")}</span>}
    </span>
  );
}

/** The questions that are asked, the answer beside our conclusion. */
export function QuestionTable({ shown }: { shown: ShownCase }) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <div>
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("judging.questionsTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("judging.columns.question")}</th>
            <th scope="col">{t("judging.columns.answer")}</th>
            <th scope="col" className="number">
              {t("judging.columns.files")}
            </th>
            <th scope="col">{t("judging.columns.assessment")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.questions.map((question) => (
            <tr key={question.question.id}>
              <th scope="row">
                <span className="cell-lines">
                  <Link className="row-title" to={paths.caseQuestion(shown.id, question.question.id)}>
                    {question.question.text[language]}
                  </Link>
                  <span className="row-facts">
                    {question.question.id} · {question.section[language]}
                  </span>
                </span>
              </th>
              <td data-label={t("judging.columns.answer")}>
                <AnswerText question={question} />
              </td>
              <td className="number" data-label={t("judging.columns.files")}>
                {question.files.length}
              </td>
              <td data-label={t("judging.columns.assessment")}>
                <AssessmentBadge question={question} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
