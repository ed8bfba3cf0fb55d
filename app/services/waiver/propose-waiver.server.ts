import { uuidv7 } from "uuidv7";
import { findIdOfKey } from "../../../db/queries/scope.server";
import { addProposal, findWaiverId } from "../../../db/queries/waiver-proposal.server";
import type { AuditEvent } from "../../domain/audit-event";
import type { Waiver } from "../../domain/portfolio";
import { type Context, requirePermission } from "../context";
import { schemaOfList } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, editing, refuse } from "../subcontractor/edit-subcontractor.server";

type Proposed = Pick<Waiver, "rule" | "subject" | "from" | "until" | "reason">;

export const proposalEvent = (
  action: "created" | "changed" | "removed",
  { id, subcontractorId, ...proposed }: Proposed & { id: string; subcontractorId: string },
  key: string,
  reason: string | null,
): AuditEvent => {
  const { rule, subject, from, until, reason: why } = proposed;
  const said = { rule, subject, from, until, reason: why };
  return {
    action,
    subject: "waiverProposal",
    subjectId: id,
    subjectKey: `${key}/${rule}`,
    subcontractorId,
    importId: null,
    before: action === "created" ? null : said,
    after: action === "removed" ? null : said,
    reason,
  };
};

/**
 * Proposes an exception, which counts once another account approves it.
 * @param replaces place of the waiver that it would take the place of; null where it is one more
 */
export async function proposeWaiver(
  context: Context,
  key: string,
  replaces: number | null,
  input: Record<string, unknown>,
): Promise<EditResult> {
  const { actor } = context;
  if (actor.kind !== "account") throw new Error("An exception is proposed by an account.");
  requirePermission(context, "waivers.propose");
  // Who approves it is not known yet, and not for the proposer to say.
  const candidate = { ...input, approvedBy: "?" };
  const parsed = schemaOfList.waivers.safeParse(candidate);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, candidate, "$") };
  const { rule, subject, from, until, reason } = parsed.data;
  return editing(context, async ({ trx, append }) => {
    const subcontractorId = await findIdOfKey(trx, key);
    if (subcontractorId === null) return refuse({ outcome: "not-found" });
    const replaced = replaces === null ? null : await findWaiverId(trx, subcontractorId, replaces);
    if (replaces !== null && replaced === null) return refuse({ outcome: "not-found" });
    const id = uuidv7();
    const proposed = { id, subcontractorId, rule, subject, from, until, reason };
    await addProposal(trx, {
      ...proposed,
      replaces: replaced,
      proposedBy: actor.id,
      proposedAt: context.now().toISOString(),
      state: "open",
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    });
    await append([proposalEvent("created", proposed, key, null)]);
    return key;
  });
}
