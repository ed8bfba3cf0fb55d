import { findAccount, listAccounts } from "../../../db/queries/account.server";
import { findInspector, listVouchedEvidence, listVouchedFindings, type VouchedFact } from "../../../db/queries/duty.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import type { Db, Trx } from "../../../db/schema";
import { isOpen } from "../../domain/account";
import { can } from "../../domain/permissions/can";
import {
  type Duty,
  dutyOf,
  dutyPermission,
  type DutyState,
  dutyState,
  type Involved,
  isApart,
} from "../../domain/permissions/duty";
import type { FactList, Finding, Subcontractor } from "../../domain/portfolio";
import { type Context, isPermitted } from "../context";
import { refuseField } from "./edit-subcontractor.server";

type Fact = Subcontractor[FactList][number];

export interface DutyEdit {
  facts: Subcontractor;
  list: FactList;
  /** Null where it is new. */
  before: Fact | null;
  after: Fact;
  /** Who uploaded the paper that is judged by it, where there is one. */
  uploadedBy?: string | null;
  /** Why an administrator departs from the separation; null where nobody said. */
  reason: string | null;
}

/** Marks the reason of an event by which the duties were not separated. */
export const notSeparated = "duties not separated: ";

/** Whoever is responsible for a finding in its own right, also until this very edit. */
const ownerOf = (fact: Fact | null) => (fact !== null && "dueOn" in fact ? fact.owner : null);

async function involvedIn(trx: Trx, id: string, duty: Duty, actorId: string, edit: DutyEdit): Promise<Involved> {
  const { facts, before, after, uploadedBy } = edit;
  const vouched = duty === "evidence" ? await listVouchedEvidence(trx, id) : await listVouchedFindings(trx, id);
  const held = before === null || !("key" in before) ? undefined : vouched.find(({ key }) => key === before.key);
  const inspection = duty === "finding" ? (after as Finding).inspection : null;
  return {
    recordedBy: before === null || uploadedBy === actorId ? actorId : (held?.recordedBy ?? null),
    inspectedBy: held?.inspectedBy ?? (inspection === null ? null : await findInspector(trx, id, inspection)),
    owners: [facts.owner, ownerOf(before), ownerOf(after)],
  };
}

/**
 * Sees to it that the second step is another account's. Refuses it to whoever did the first; where no other account could
 * do it, an administrator may, and says why.
 * @returns what the event's reason is to say, null where the duties are apart or none is asked for
 */
export async function keepDuties(context: Context, trx: Trx, edit: DutyEdit): Promise<string | null> {
  const { actor } = context;
  const duty = dutyOf(edit.facts, edit.list, edit.before, edit.after);
  if (duty === null || actor.kind !== "account") return null;
  const id = await findIdOfKey(trx, edit.facts.key);
  return id === null ? null : keepApart(context, trx, duty, await involvedIn(trx, id, duty, actor.id, edit), edit.reason);
}

/** As {@link keepDuties}, where it is known who did the first step. */
export async function keepApart(
  context: Context,
  trx: Trx,
  duty: Duty,
  involved: Involved,
  given: string | null,
): Promise<string | null> {
  const { actor } = context;
  const account = actor.kind === "account" ? await findAccount(trx, actor.id) : null;
  if (account === null || isApart(duty, account, involved)) return null;
  const at = context.now().toISOString();
  const others = (await listAccounts(trx)).filter(
    (other) =>
      other.id !== account.id && isOpen(other, at) && can(other.roles, dutyPermission[duty]) && isApart(duty, other, involved),
  );
  const field = duty === "evidence" ? "review" : "closedOn";
  if (others.length > 0) return refuseField(field, `duty-${duty}`);
  if (!isPermitted(context, "duties.override")) return refuseField(field, "duty-administrator");
  const reason = given?.trim() ?? "";
  return reason === "" ? refuseField("dutyReason", "duty-alone") : notSeparated + reason;
}

/** How the duties stand of what was accepted and closed, by key; those that are kept are left out. */
export interface Duties {
  evidence: Record<string, DutyState>;
  findings: Record<string, DutyState>;
}

export async function listDuties(db: Db, id: string, facts: Subcontractor): Promise<Duties> {
  const emails = new Map((await listAccounts(db)).map((account) => [account.id, account.email]));
  const stateOf = (duty: Duty, { key, recordedBy, doneBy, inspectedBy }: VouchedFact) => {
    const owners = [facts.owner, duty === "finding" ? facts.findings.find((one) => one.key === key)?.owner : null];
    const done = doneBy === null ? null : { id: doneBy, email: emails.get(doneBy) ?? "" };
    return dutyState(duty, done, { recordedBy, inspectedBy, owners });
  };
  const duties: Duties = { evidence: {}, findings: {} };
  if (facts.criticality === "critical") {
    for (const vouched of await listVouchedEvidence(db, id)) {
      const isAccepted = facts.evidence.some(({ key, review }) => key === vouched.key && review === "accepted");
      if (isAccepted) duties.evidence[vouched.key] = stateOf("evidence", vouched);
    }
  }
  for (const vouched of await listVouchedFindings(db, id)) {
    const finding = facts.findings.find(({ key }) => key === vouched.key);
    const isSevere = finding?.severity === "critical" || finding?.severity === "high";
    if (isSevere && finding.closedOn !== null) duties.findings[vouched.key] = stateOf("finding", vouched);
  }
  return duties;
}
