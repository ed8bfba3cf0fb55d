import { markReturned, readAnswered } from "../../../db/queries/inspection-answer.server";
import { changeCase } from "../../../db/queries/inspection-case.server";
import { isAnswerable } from "../../domain/inspection/portal";
import { askedQuestions, missingIn } from "../../domain/inspection/questionnaire";
import { caseEvent } from "../inspection/case-event";
import { type PathRefusal, refusalsOf } from "../portfolio/refusals.server";
import { contactStep } from "./contact-event.server";
import type { PortalVisit } from "../context";
import { submitSchema } from "./portal-schema.server";

export type StepResult = { outcome: "saved" } | { outcome: "refused"; refusals: PathRefusal[] } | { outcome: "closed" };

/**
 * Hands the answers in, vouched for by name and title. From then on only what is sent back can be changed. The history keeps how each
 * question was answered and which files went with it; the words are sealed with the sign-off.
 * @param input as a form gives it
 */
export async function submitAnswers(visit: PortalVisit, input: unknown): Promise<StepResult> {
  const parsed = submitSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { signatory, signatoryTitle, confirmed } = parsed.data;
  if (confirmed !== "yes") return { outcome: "refused", refusals: [{ path: "$.confirmed", code: "required" }] };
  const { context, invitation } = visit;
  return contactStep(visit, async ({ trx, found, append, tell }) => {
    if (found.state !== "sent") return { outcome: "closed" };
    const { answers, held, files } = await readAnswered(trx, found.id);
    const asked = askedQuestions(found.questionnaire, answers);
    const missing = asked.filter(
      (question) =>
        isAnswerable(found, held.get(question.id)?.returnedAt ?? null) && missingIn(question, answers.get(question.id)) !== null,
    );
    if (missing.length > 0) {
      const refusal = { path: "$", code: "answers-missing", params: { keys: missing.map(({ id }) => id) } };
      return { outcome: "refused", refusals: [refusal] };
    }
    const submittedAt = context.now().toISOString();
    await changeCase(trx, found.id, {
      state: "submitted",
      submittedAt,
      submittedBy: invitation.id,
      signatory,
      signatoryTitle,
    });
    await markReturned(trx, found.id, null, null);
    const told = asked.map(({ id }) => ({
      question: id,
      statement: answers.get(id)?.statement ?? null,
      choices: answers.get(id)?.choices ?? [],
      files: files.filter(({ questionId }) => questionId === id).map(({ sha256 }) => sha256),
    }));
    const { dueOn, state } = found;
    const signed = { signatory: { name: signatory, title: signatoryTitle } };
    await append([caseEvent("submitted", found, { dueOn, state }, { dueOn, state: "submitted", ...signed, answers: told })]);
    await tell("submitted");
    return { outcome: "saved" };
  });
}
