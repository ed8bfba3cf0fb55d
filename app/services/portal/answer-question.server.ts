import { readAnswered, saveDraft } from "../../../db/queries/inspection-answer.server";
import type { InspectionCase } from "../../../db/queries/inspection-case.server";
import type { Db } from "../../../db/schema";
import { isAnswerable } from "../../domain/inspection/portal";
import { askedQuestions, type Question } from "../../domain/inspection/questionnaire";
import { type PathRefusal, refusalsOf } from "../portfolio/refusals.server";
import type { PortalVisit } from "../context";
import { draftSchema } from "./portal-schema.server";

/** `closed`: the question is not asked, or cannot be answered at this moment. */
export type AnswerResult =
  | { outcome: "saved"; at: string }
  | { outcome: "refused"; refusals: PathRefusal[] }
  | { outcome: "closed" };

/** A question of the case where it can be answered now; null else. */
export async function findAnswerable(db: Db, found: InspectionCase, questionId: string): Promise<Question | null> {
  const { answers, held } = await readAnswered(db, found.id);
  const question = askedQuestions(found.questionnaire, answers).find(({ id }) => id === questionId);
  return question !== undefined && isAnswerable(found, held.get(questionId)?.returnedAt ?? null) ? question : null;
}

/**
 * Saves what a contact has written so far. Drafts leave no event: what was answered is told when it is submitted.
 * @param input as a form gives it, with `choices` as a list
 */
export async function answerQuestion(
  { context, invitation, found }: PortalVisit,
  questionId: string,
  input: unknown,
): Promise<AnswerResult> {
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { statement, reason, text, date, choices: given } = parsed.data;
  const at = context.now().toISOString();
  const { reader, writer } = context.database;
  const question = await findAnswerable(reader, found, questionId);
  if (question === null) return { outcome: "closed" };
  const options = new Set(question.options.map(({ id }) => id));
  const choices = given.filter((one) => options.has(one));
  const said = { statement, reason, text, choices, date };
  const answer = { caseId: found.id, questionId, ...said, answeredAt: at, answeredBy: invitation.id };
  return (await saveDraft(writer, answer)) ? { outcome: "saved", at } : { outcome: "closed" };
}
