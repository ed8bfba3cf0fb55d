import { listAccounts } from "../../../db/queries/account.server";
import { listProposals } from "../../../db/queries/waiver-proposal.server";
import type { Db } from "../../../db/schema";
import type { DutyState } from "../../domain/permissions/duty";
import { accountIdOf, type Context } from "../context";
import type { Subcontractor } from "../../domain/portfolio";

export interface ShownProposal {
  id: string;
  rule: string;
  subject: string | null;
  from: string;
  until: string;
  reason: string;
  /** Null where the account is gone. */
  proposedBy: string | null;
  /** Whether the reader proposed it. */
  isOwn: boolean;
}

export interface Proposals {
  open: ShownProposal[];
  /** How the duties stand of each waiver, in their order. */
  waivers: DutyState[];
}

/** What waits for somebody's word, and of the waivers whether two accounts gave it. */
export async function listProposalsOf(context: Context, db: Db, id: string, facts: Subcontractor): Promise<Proposals> {
  const proposals = await listProposals(db, id);
  const names = new Map((await listAccounts(db)).map((account) => [account.id, account.name]));
  const reader = accountIdOf(context.actor);
  return {
    open: proposals
      .filter(({ state }) => state === "open")
      .map(({ id: proposalId, rule, subject, from, until, reason, proposedBy }) => ({
        ...{ id: proposalId, rule, subject, from, until, reason },
        proposedBy: names.get(proposedBy) ?? null,
        isOwn: proposedBy === reader,
      })),
    waivers: facts.waivers.map((waiver) => {
      const approved = proposals.findLast(
        ({ state, rule, subject, from, until }) =>
          state === "approved" &&
          rule === waiver.rule &&
          subject === waiver.subject &&
          from === waiver.from &&
          until === waiver.until,
      );
      if (approved === undefined) return "unproven";
      return approved.proposedBy === approved.decidedBy ? "broken" : "kept";
    }),
  };
}
