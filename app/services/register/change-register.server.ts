import { appendEvents } from "../../../db/queries/event.server";
import type { StoredSubcontractor } from "../../../db/queries/facts.server";
import { getOrganisation, nextVersion } from "../../../db/queries/organisation.server";
import { dropStanding, liveView, TallyChange } from "../../../db/queries/standing.server";
import type { Trx } from "../../../db/schema";
import type { AuditEvent } from "../../domain/audit-event";
import { accountIdOf, type Context, eventActorOf } from "../context";
import { makeDueCheckpoint } from "../history/make-checkpoint.server";
import { refreshChains, refreshFlags } from "../flags/refresh-flags.server";

/** One change under way: what it writes, says and touches is committed together or not at all. */
export interface Change {
  trx: Trx;
  actorId: string | null;
  append(events: readonly AuditEvent[]): Promise<void>;
  /** Judges the subcontractors anew, by the facts just written. `fresh`: the register held none of them before. */
  judge(stored: readonly StoredSubcontractor[], fresh?: boolean): Promise<void>;
  /** The subcontractor left the register; `engagedById` is who engaged it. */
  forget(id: string): Promise<void>;
  /** The chain above these is to be looked at again although their own facts stay. */
  touchChain(ids: readonly (string | null)[]): void;
}

/**
 * The one way to write to the register: the change, its event, the flags it moves and the register's version in one
 * transaction. `work` may throw to undo it all.
 */
export async function changeRegister<T>(context: Context, work: (change: Change) => Promise<T>): Promise<T> {
  const actorId = accountIdOf(context.actor);
  const changed = await context.database.writer.transaction().execute(async (trx) => {
    await nextVersion(trx);
    const tally = new TallyChange();
    const chains = new Set<string>();
    // Read at every use: the change itself may be one of the promise.
    const judging = async () => ({ viewId: liveView, on: context.today, promise: (await getOrganisation(trx)).promise });
    const result = await work({
      trx,
      actorId,
      append: (events) => appendEvents(trx, events, { actor: eventActorOf(context.actor), at: context.now().toISOString() }),
      judge: async (stored, fresh) => {
        for (const id of await refreshFlags(trx, stored, await judging(), tally, fresh)) chains.add(id);
      },
      forget: (id) => dropStanding(trx, liveView, id, tally),
      touchChain: (ids) => {
        for (const id of ids) if (id !== null) chains.add(id);
      },
    });
    await refreshChains(trx, [...chains], liveView, tally);
    return result;
  });
  await makeDueCheckpoint(context);
  return changed;
}
