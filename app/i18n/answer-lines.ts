import type { Answer, Question } from "~/domain/inspection/questionnaire";
import { formatDate } from "./format";
import { type Language, translatorFor } from "./translator";

interface Answered {
  question: Question;
  answer: Answer | null;
  files: readonly { fileName: string }[];
}

/** What was answered to a question, a line for each thing; empty where nothing was. */
export function answerLines({ question, answer, files }: Answered, language: Language): string[] {
  const t = translatorFor(language);
  return [
    ...(answer?.statement ? [t(`portal.question.statements.${answer.statement}`)] : []),
    ...(answer?.reason ? [answer.reason] : []),
    ...question.options.filter(({ id }) => answer?.choices.includes(id)).map(({ label }) => label[language]),
    ...(answer?.date ? [formatDate(language, answer.date)] : []),
    ...(answer?.text ? [answer.text] : []),
    ...(files.length === 0 ? [] : [t("portal.pdf.files", { list: files.map(({ fileName }) => fileName).join(", ") })]),
  ];
}
