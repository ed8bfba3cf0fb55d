import {
  addFile,
  listAnswers,
  listAssessments,
  listFiles,
  saveAnswer,
  saveAssessment,
} from "../../../db/queries/inspection-answer.server";
import { addCase, changeCase } from "../../../db/queries/inspection-case.server";
import { moveInvitations } from "../../../db/queries/portal.server";
import { newId } from "../../../db/new-id.server";
import { type Context, requirePermission } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, editing } from "../subcontractor/edit-subcontractor.server";
import { caseEvent } from "./case-event";
import { reasonSchema } from "./judging-schema.server";
import { requireStep, stepCase } from "./step-case.server";

/** Gives a case up, for a reason; the plan's occurrence is not carried out by it. */
export async function cancelCase(context: Context, caseId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = reasonSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { reason } = parsed.data;
  return stepCase(context, caseId, "cancel", async (found, { trx, append }) => {
    await changeCase(trx, caseId, { state: "cancelled", resultReason: reason });
    const { dueOn, state } = found;
    await append([caseEvent("cancelled", found, { dueOn, state }, { dueOn, state: "cancelled" }, reason)]);
  });
}

/**
 * Takes a signed-off case up again, for a reason, as a new version with all that was answered and concluded. What was signed off stays as
 * it was, and the register keeps its inspection until the new version is signed off.
 * @returns "saved" with the new version's id as `key`
 */
export async function reopenCase(context: Context, caseId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = reasonSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  return editing(context, async (change) => {
    const { trx, actorId, append } = change;
    const found = await requireStep(context, change, caseId, "reopen");
    const id = newId();
    const { subcontractor: _whose, siteKey: _site, ...row } = found;
    const state = found.submittedAt === null ? "open" : "submitted";
    await addCase(trx, {
      ...row,
      id,
      version: found.version + 1,
      replacesId: found.id,
      state,
      createdAt: context.now().toISOString(),
      createdBy: actorId,
      signedOffAt: null,
      signedOffBy: null,
      result: null,
      resultReason: null,
      completedOn: null,
      hash: null,
    });
    for (const { returnedAt: _at, returnedBy: _by, returnNote: _note, ...answer } of await listAnswers(trx, found.id))
      await saveAnswer(trx, { ...answer, caseId: id });
    for (const assessment of await listAssessments(trx, found.id)) await saveAssessment(trx, { ...assessment, caseId: id });
    for (const file of await listFiles(trx, found.id)) await addFile(trx, { ...file, id: newId(), caseId: id });
    await changeCase(trx, found.id, { state: "replaced" });
    // Whoever was invited answers the version that is open, should something be sent back.
    await moveInvitations(trx, found.id, id);
    const { dueOn, version } = found;
    const after = { dueOn, state, version: version + 1, case: id };
    await append([caseEvent("reopened", found, { dueOn, state: "signed-off", version }, after, parsed.data.reason)]);
    return id;
  });
}
