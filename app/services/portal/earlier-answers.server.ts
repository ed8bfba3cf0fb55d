import { listAnswers, saveAnswer } from "../../../db/queries/inspection-answer.server";
import { answersOf } from "../../../db/queries/inspection-answer.server";
import { listCasesOf, type InspectionCase } from "../../../db/queries/inspection-case.server";
import type { Db } from "../../../db/schema";
import { isAnswerable } from "../../domain/inspection/portal";
import { askedQuestions } from "../../domain/inspection/questionnaire";
import { everything } from "../../domain/permissions/scope";
import { contactStep } from "./contact-event.server";
import type { PortalVisit } from "../context";

/** The last case of the same subcontractor and site that was answered and shares questions with this one; null where there is none. */
export async function findEarlier(db: Db, found: InspectionCase): Promise<InspectionCase | null> {
  if (found.subcontractorId === null) return null;
  const questions = new Set(found.questionnaire.sections.flatMap(({ questions: asked }) => asked.map(({ id }) => id)));
  const shares = ({ questionnaire }: InspectionCase) =>
    questionnaire.sections.some(({ questions: asked }) => asked.some(({ id }) => questions.has(id)));
  const others = await listCasesOf(db, everything, found.subcontractorId);
  return (
    others.find(
      (other) =>
        other.id !== found.id &&
        other.id < found.id &&
        other.siteId === found.siteId &&
        other.submittedAt !== null &&
        other.state !== "cancelled" &&
        shares(other),
    ) ?? null
  );
}

/** Takes over the earlier answers to what is not answered yet; files are given anew. @returns how many were taken over */
export async function takeEarlierAnswers(visit: PortalVisit): Promise<number> {
  const { context, invitation } = visit;
  return contactStep(visit, async ({ trx, found }) => {
    const earlier = await findEarlier(trx, found);
    if (earlier === null || found.state !== "sent") return 0;
    const held = new Map((await listAnswers(trx, found.id)).map((answer) => [answer.questionId, answer]));
    const before = new Map((await listAnswers(trx, earlier.id)).map((answer) => [answer.questionId, answer]));
    const answeredAt = context.now().toISOString();
    const taken = new Set<string>();
    // Taking one over may ask a follow-up that was answered as well: again until nothing more is.
    for (let seen = -1; seen < taken.size; ) {
      seen = taken.size;
      for (const { id, options } of askedQuestions(found.questionnaire, await answersOf(trx, found.id))) {
        const old = before.get(id);
        if (old === undefined || taken.has(id) || held.has(id) || !isAnswerable(found, null)) continue;
        const known = new Set(options.map((option) => option.id));
        const { statement, reason, text, date } = old;
        const choices = old.choices.filter((one) => known.has(one));
        await saveAnswer(trx, {
          caseId: found.id,
          questionId: id,
          statement,
          reason,
          text,
          choices,
          date,
          answeredAt,
          answeredBy: invitation.id,
        });
        taken.add(id);
      }
    }
    return taken.size;
  });
}
