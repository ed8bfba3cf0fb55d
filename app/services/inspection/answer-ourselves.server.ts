import { listAnswers, saveAnswer } from "../../../db/queries/inspection-answer.server";
import { missingIn, type Answer } from "../../domain/inspection/questionnaire";
import { type Context, requirePermission } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, refuseField } from "../subcontractor/edit-subcontractor.server";
import { caseEvent } from "./case-event";
import { ownAnswerSchema } from "./judging-schema.server";
import { requireAsked, stepCase } from "./step-case.server";

/**
 * Answers a question of a case that is not sent to anybody: an own inspection, a visit, or a check of papers that we hold. The event
 * tells that it was answered and how, not in which words: those are sealed with the case.
 * @param input as a form gives it
 */
export async function answerOurselves(context: Context, caseId: string, questionId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = ownAnswerSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { statement, reason, text, date, choices: given } = parsed.data;
  return stepCase(context, caseId, "answer-ourselves", async (found, { trx, actorId, append, ...rest }) => {
    const question = await requireAsked({ trx, actorId, append, ...rest }, found, questionId);
    const options = new Set(question.options.map(({ id }) => id));
    const choices = (given ?? []).filter((one) => options.has(one));
    // Files are counted by those who give them: whoever answers here points to evidence in words.
    const answer: Answer = { statement, reason, text, choices, date, files: 1 };
    const missing = missingIn(question, answer);
    if (missing === "reason") refuseField("reason", "note-required");
    if (missing !== null) refuseField(question.kind === "statement" ? "statement" : question.kind, "required");
    const held = (await listAnswers(trx, caseId)).find((one) => one.questionId === questionId);
    await saveAnswer(trx, {
      caseId,
      questionId,
      statement,
      reason,
      text,
      choices,
      date,
      answeredAt: context.now().toISOString(),
      answeredBy: actorId,
    });
    const told = { dueOn: found.dueOn, question: questionId, statement, choices, date };
    const before = held === undefined ? null : { ...told, statement: held.statement, choices: held.choices, date: held.date };
    await append([caseEvent("changed", found, before, told)]);
  });
}
