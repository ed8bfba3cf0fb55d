import { findCase } from "../../../db/queries/inspection-case.server";
import { changeOwnFinding, findOwnFinding, type OwnFinding } from "../../../db/queries/own-finding.server";
import { isSameFact } from "../../domain/subcontractor";
import { type Context, requirePermission, scopeOf } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, editing, refuse } from "../subcontractor/edit-subcontractor.server";
import { keepApart } from "../subcontractor/keep-duties.server";
import { ownFindingSchema } from "./judging-schema.server";
import { ownFindingEvent, tellOwnFinding } from "./own-finding-event";

/** A finding of an own inspection; null where there is none, or where the reader knows of some subcontractors only. */
export async function showOwnFinding(context: Context, id: string): Promise<OwnFinding | null> {
  const { reader } = context.database;
  const finding = await findOwnFinding(reader, id);
  return finding !== null && (await findCase(reader, scopeOf(context), finding.caseId)) !== null ? finding : null;
}

const isSevere = ({ severity }: Pick<OwnFinding, "severity">) => severity === "critical" || severity === "high";

/**
 * Follows up on a finding of an own inspection, or closes it: one that is critical or high is closed by neither its owner nor whoever
 * inspected.
 * @param dutyReason why an administrator does what another account should, where no other could
 */
export async function saveOwnFinding(
  context: Context,
  id: string,
  input: unknown,
  dutyReason: string | null = null,
): Promise<EditResult> {
  requirePermission(context, "facts.write");
  const parsed = ownFindingSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const said = parsed.data;
  return editing(context, async ({ trx, actorId, append }) => {
    const before = await findOwnFinding(trx, id);
    const found = before === null ? null : await findCase(trx, scopeOf(context), before.caseId);
    if (before === null || found === null) return refuse({ outcome: "not-found" });
    const told = { ...said, question: before.question };
    if (isSameFact(tellOwnFinding(before), told)) return id;
    const isClosing = said.closedOn !== before.closedOn;
    if (isClosing) requirePermission(context, "findings.close");
    const involved = { recordedBy: before.recordedBy, inspectedBy: found.signedOffBy, owners: [before.owner, said.owner] };
    const asksAnother = isClosing && said.closedOn !== null && (isSevere(before) || isSevere(said));
    const reason = asksAnother ? await keepApart(context, trx, "finding", involved, dutyReason) : null;
    await changeOwnFinding(trx, id, {
      ...said,
      ...(isClosing ? { closedBy: said.closedOn === null ? null : actorId } : {}),
    });
    await append([ownFindingEvent(id, before, told, reason)]);
    return id;
  });
}
