import { readAnswered, saveAnswer } from "../../../db/queries/inspection-answer.server";
import { findCase } from "../../../db/queries/inspection-case.server";
import type { Trx } from "../../../db/schema";
import { isAnswerable } from "../../domain/inspection/portal";
import { askedQuestions, type Question } from "../../domain/inspection/questionnaire";
import { everything } from "../../domain/permissions/scope";
import { type PathRefusal, refusalsOf } from "../portfolio/refusals.server";
import type { PortalVisit } from "../context";
import { draftSchema } from "./portal-schema.server";

/** `closed`: the question is not asked, or cannot be answered at this moment. */
export type AnswerResult =
  | { outcome: "saved"; at: string }
  | { outcome: "refused"; refusals: PathRefusal[] }
  | { outcome: "closed" };

/** The question of a visit's case where it can be answered now; null else. */
export async function findAnswerable(trx: Trx, caseId: string, questionId: string): Promise<Question | null> {
  const found = await findCase(trx, everything, caseId);
  if (found === null) return null;
  const { answers, held } = await readAnswered(trx, caseId);
  const question = askedQuestions(found.questionnaire, answers).find(({ id }) => id === questionId);
  return question !== undefined && isAnswerable(found, held.get(questionId)?.returnedAt ?? null) ? question : null;
}

/**
 * Saves what a contact has written so far. Drafts leave no event: what was answered is told when it is submitted.
 * @param input as a form gives it, with `choices` as a list
 */
export async function answerQuestion(
  { context, invitation }: PortalVisit,
  questionId: string,
  input: unknown,
): Promise<AnswerResult> {
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { statement, reason, text, date, choices: given } = parsed.data;
  const at = context.now().toISOString();
  return context.database.writer.transaction().execute(async (trx) => {
    const question = await findAnswerable(trx, invitation.caseId, questionId);
    if (question === null) return { outcome: "closed" };
    const options = new Set(question.options.map(({ id }) => id));
    const choices = given.filter((one) => options.has(one));
    const said = { statement, reason, text, choices, date };
    await saveAnswer(trx, { caseId: invitation.caseId, questionId, ...said, answeredAt: at, answeredBy: invitation.id });
    return { outcome: "saved", at };
  });
}
