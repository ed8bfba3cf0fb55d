import { findAccount, listAccounts } from "../../../db/queries/account.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import {
  decideProposal,
  findOpenProposal,
  findWaiverPlace,
  type WaiverProposal,
} from "../../../db/queries/waiver-proposal.server";
import type { Trx } from "../../../db/schema";
import { isOpen } from "../../domain/account";
import { can } from "../../domain/permissions/can";
import type { Waiver } from "../../domain/portfolio";
import { type Context, isPermitted, requirePermission } from "../context";
import { editing, type EditResult, editSubcontractor, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";
import { notSeparated } from "../subcontractor/keep-duties.server";
import { proposalEvent } from "./propose-waiver.server";

function decider({ actor }: Context): string {
  if (actor.kind !== "account") throw new Error("An exception is decided on by an account.");
  return actor.id;
}

/** Null where another account proposed it; else what the event is to say, where nobody else could approve it. */
async function departure(context: Context, trx: Trx, proposal: WaiverProposal, reason: string): Promise<string | null> {
  const own = decider(context);
  if (proposal.proposedBy !== own) return null;
  const at = context.now().toISOString();
  const isAnother = (await listAccounts(trx)).some(
    (account) => account.id !== own && isOpen(account, at) && can(account.roles, "waivers.approve"),
  );
  if (isAnother) return refuseField("approval", "duty-waiver");
  if (!isPermitted(context, "duties.override")) return refuseField("approval", "duty-administrator");
  return reason.trim() === "" ? refuseField("dutyReason", "duty-alone") : notSeparated + reason.trim();
}

/** Makes the proposal a waiver, in the approver's name. Of many at once one succeeds. */
export async function approveProposal(context: Context, key: string, id: string, dutyReason: string): Promise<EditResult> {
  requirePermission(context, "waivers.approve");
  const accountId = decider(context);
  return editSubcontractor(context, key, async (facts, { trx }) => {
    const subcontractorId = await findIdOfKey(trx, key);
    const proposal = subcontractorId === null ? null : await findOpenProposal(trx, subcontractorId, id);
    const account = await findAccount(trx, accountId);
    if (subcontractorId === null || proposal === null || account === null) return refuse({ outcome: "not-found" });
    const reason = await departure(context, trx, proposal, dutyReason);
    const decidedAt = context.now().toISOString();
    const decision = { state: "approved" as const, decidedBy: accountId, decidedAt, decisionReason: reason };
    if (!(await decideProposal(trx, id, decision))) return refuse({ outcome: "not-found" });
    const { rule, subject, from, until, reason: why } = proposal;
    const waiver: Waiver = { rule, subject, from, until, reason: why, approvedBy: account.name };
    const place = proposal.replaces === null ? null : await findWaiverPlace(trx, subcontractorId, proposal.replaces);
    const before = place === null ? null : (facts.waivers[place] ?? null);
    return {
      after: {
        ...facts,
        waivers: before === null ? [...facts.waivers, waiver] : facts.waivers.map((one, at) => (at === place ? waiver : one)),
      },
      event: {
        action: before === null ? ("created" as const) : ("changed" as const),
        subject: "waivers" as const,
        subjectKey: String(before === null ? facts.waivers.length : place),
        before,
        after: waiver,
        reason,
      },
    };
  });
}

/** Ends an open proposal without a waiver: its approvers refuse it, whoever proposed it withdraws it. */
async function endProposal(
  context: Context,
  key: string,
  id: string,
  state: "refused" | "withdrawn",
  reason: string | null,
): Promise<EditResult> {
  const accountId = decider(context);
  return editing(context, async ({ trx, append }) => {
    const subcontractorId = await findIdOfKey(trx, key);
    const proposal = subcontractorId === null ? null : await findOpenProposal(trx, subcontractorId, id);
    if (proposal === null || (state === "withdrawn" && proposal.proposedBy !== accountId))
      return refuse({ outcome: "not-found" });
    const decision = { state, decidedBy: accountId, decidedAt: context.now().toISOString(), decisionReason: reason };
    if (!(await decideProposal(trx, id, decision))) return refuse({ outcome: "not-found" });
    await append([proposalEvent(state === "refused" ? "changed" : "removed", proposal, key, reason)]);
    return key;
  });
}

export async function refuseProposal(context: Context, key: string, id: string, reason: string): Promise<EditResult> {
  requirePermission(context, "waivers.approve");
  if (reason.trim() === "") return { outcome: "refused", refusals: [{ path: "$.reason", code: "reason-required" }] };
  return endProposal(context, key, id, "refused", reason.trim().slice(0, 2000));
}

export async function withdrawProposal(context: Context, key: string, id: string): Promise<EditResult> {
  requirePermission(context, "waivers.propose");
  return endProposal(context, key, id, "withdrawn", null);
}
