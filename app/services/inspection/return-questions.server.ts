import { listAnswers, listAssessments, markReturned, saveAnswer } from "../../../db/queries/inspection-answer.server";
import { changeCase } from "../../../db/queries/inspection-case.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import { listInvitations } from "../../../db/queries/portal.server";
import { type Context, requirePermission } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, refuseField } from "../subcontractor/edit-subcontractor.server";
import { writeAssessment } from "./assess-question.server";
import { caseEvent } from "./case-event";
import { returnSchema } from "./judging-schema.server";
import { requireAsked, stepCase } from "./step-case.server";

const blank = { statement: null, reason: null, text: null, choices: [], date: null };

/**
 * Sends one or several questions back to whoever answered, with a note that says what is missing. Only these can then be answered,
 * and what was concluded from them is to be concluded anew.
 * @param input `{questions, note}`
 */
export async function returnQuestions(context: Context, caseId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = returnSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { note } = parsed.data;
  const questions = [...new Set(parsed.data.questions)];
  return stepCase(context, caseId, "return", async (found, change) => {
    const { trx, actorId, append } = change;
    if (found.sentAt === null) refuseField("questions", "case-not-sent");
    const returnedAt = context.now().toISOString();
    const answered = new Set((await listAnswers(trx, caseId)).map(({ questionId }) => questionId));
    const assessed = await listAssessments(trx, caseId);
    for (const questionId of questions) {
      await requireAsked(change, found, questionId);
      // Files alone answer some questions, which then have no row to mark.
      if (!answered.has(questionId))
        await saveAnswer(trx, { caseId, questionId, ...blank, answeredAt: returnedAt, answeredBy: null });
      await markReturned(trx, caseId, questionId, { returnedAt, returnedBy: actorId, returnNote: note });
      const before = assessed.find((one) => one.questionId === questionId);
      if (before !== undefined)
        await writeAssessment(context, change, found, before, { assessment: "not-examined", finding: null });
    }
    await changeCase(trx, caseId, { state: "sent" });
    const { dueOn, state } = found;
    for (const { id, revokedAt, declinedAt } of await listInvitations(trx, caseId))
      if (revokedAt === null && declinedAt === null) await queueMail(trx, "portal-invitation", id, returnedAt);
    await append([caseEvent("returned", found, { dueOn, state }, { dueOn, state: "sent", questions, note })]);
  });
}
