import type { Problem } from "~/components/fact-form/form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useLanguage, useTranslator } from "~/components/language";
import { type PlainField, PlainForm, type PlainValues } from "~/components/plain-form";
import { PageTitle } from "~/components/ui/page";
import { statements } from "~/domain/inspection/questionnaire";
import { paths } from "~/paths";
import type { ShownCase, ShownQuestion } from "~/services/inspection/shown-case";
import { CaseBreadcrumbs } from "./case-frame";

export const ownAnswerNames = ["statement", "reason", "text", "choices", "date"] as const;

/** The fields that a question of its kind asks for. */
function useFields({ question }: ShownQuestion): PlainField[] {
  const t = useTranslator();
  const language = useLanguage();
  const { kind, options } = question;
  const choice = options.map(({ id, label }) => ({ value: id, label: label[language] }));
  const text: PlainField = { name: "text", label: t("judging.ownAnswer.text"), control: { kind: "long-text" } };
  if (kind === "choice") return [{ name: "choices", label: t("judging.ownAnswer.choices"), control: { kind, options: choice } }];
  if (kind === "choices")
    return [{ name: "choices", label: t("judging.ownAnswer.choices"), control: { kind: "ticks", options: choice } }];
  if (kind === "date") return [{ name: "date", label: t("judging.ownAnswer.date"), required: true, control: { kind } }];
  if (kind !== "statement") return [{ ...text, required: true }];
  const said = statements.map((value) => ({ value, label: t(`judging.statement.${value}`) }));
  return [
    { name: "statement", label: t("judging.ownAnswer.statement"), control: { kind: "choice", options: said } },
    text,
    {
      name: "reason",
      label: t("judging.ownAnswer.reason"),
      hint: t("judging.ownAnswer.reasonHint"),
      control: { kind: "long-text" },
    },
  ];
}

interface OwnAnswerPageProps {
  shown: ShownCase;
  question: ShownQuestion;
  title: string;
  values: PlainValues;
  problems: readonly Problem[];
}

/** Our own answer to a question, where nobody else is asked. */
export function OwnAnswerPage({ shown, question, title, values, problems }: OwnAnswerPageProps) {
  const t = useTranslator();
  const language = useLanguage();
  const fields = useFields(question);
  return (
    <div className="form-page">
      <CaseBreadcrumbs shown={shown} within />
      <PageTitle lede={`${question.question.text[language]} ${t("judging.ownAnswer.lede")}`}>{title}</PageTitle>
      <ProblemSummary problems={problems} />
      <PlainForm
        fields={fields}
        values={values}
        problems={problems}
        submit={t("judging.ownAnswer.save")}
        back={paths.caseQuestion(shown.id, question.question.id)}
      />
    </div>
  );
}
