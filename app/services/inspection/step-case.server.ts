import { findCase, type InspectionCase } from "../../../db/queries/inspection-case.server";
import { answersOf } from "../../../db/queries/inspection-answer.server";
import { type CaseStep, isDoable } from "../../domain/inspection/inspection-case";
import { askedQuestions, type Question } from "../../domain/inspection/questionnaire";
import { type Context, requirePermission, scopeOf } from "../context";
import type { Change } from "../register/change-register.server";
import { type EditResult, editing, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";

/** The case as it is in a change under way, where the step can be taken from its state; else the change is refused. */
export async function requireStep(context: Context, { trx }: Change, id: string, step: CaseStep): Promise<InspectionCase> {
  const found = await findCase(trx, scopeOf(context), id);
  if (found === null) return refuse({ outcome: "not-found" });
  return isDoable(step, found.state) ? found : refuseField("state", "case-state");
}

/** A question of the case that is asked, given the answers so far; else the change is refused. */
export async function requireAsked({ trx }: Change, found: InspectionCase, questionId: string): Promise<Question> {
  const asked = askedQuestions(found.questionnaire, await answersOf(trx, found.id));
  return asked.find(({ id }) => id === questionId) ?? refuse({ outcome: "not-found" });
}

/** Takes a step with a case, by whoever keeps inspections. @returns "saved" with the case's id as `key` */
export async function stepCase(
  context: Context,
  id: string,
  step: CaseStep,
  work: (found: InspectionCase, change: Change) => Promise<void>,
): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  return editing(context, async (change) => {
    await work(await requireStep(context, change, id, step), change);
    return id;
  });
}
