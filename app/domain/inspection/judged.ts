import { type Answers, type Assessment, askedQuestions, noAnswer, type Question, type Questionnaire } from "./questionnaire";

export type Assessed = ReadonlyMap<string, { assessment: Assessment }>;

/** Questions that still keep a case from its sign-off: asked, and not examined. */
export const unexamined = (questionnaire: Questionnaire, answers: Answers, assessed: Assessed): Question[] =>
  askedQuestions(questionnaire, answers).filter(({ id }) => (assessed.get(id)?.assessment ?? "not-examined") === "not-examined");

/** The next question to be examined, after one and then from the first again; null where none is left. */
export function nextUnexamined(
  questionnaire: Questionnaire,
  answers: Answers,
  assessed: Assessed,
  after: string | null,
): string | null {
  const waiting = unexamined(questionnaire, answers, assessed).filter(({ id }) => id !== after);
  const order = askedQuestions(questionnaire, answers).map(({ id }) => id);
  const from = after === null ? -1 : order.indexOf(after);
  return (waiting.find(({ id }) => order.indexOf(id) > from) ?? waiting[0])?.id ?? null;
}

/** Called met although nothing shows it: no file was given, and nothing else is pointed to. */
export const isUndocumented = (
  question: Question,
  { assessment, shownBy }: { assessment: Assessment; shownBy: string | null },
  answers: Answers,
) =>
  assessment === "met" &&
  (shownBy ?? "").trim() === "" &&
  (question.kind === "statement" || question.kind === "file") &&
  (answers.get(question.id) ?? noAnswer).files === 0;
