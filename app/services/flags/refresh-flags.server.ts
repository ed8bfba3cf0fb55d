import { type JudgedSubcontractor, putChainLights, putStandings, type TallyChange } from "../../../db/queries/standing.server";
import type { StoredSubcontractor } from "../../../db/queries/facts.server";
import type { Trx } from "../../../db/schema";
import type { Promise_ } from "../../domain/portfolio";
import { standingOf } from "../../domain/standing";

export interface Judging {
  viewId: number;
  on: string;
  promise: Promise_;
}

const batch = 500;

/**
 * Judges some subcontractors for a day and stores what is new of it. The lights of the chains above them are left to
 * {@link refreshChains}, so that many batches can share it.
 * @returns ids whose chains must be looked at again
 */
export async function refreshFlags(
  trx: Trx,
  stored: readonly StoredSubcontractor[],
  { viewId, on, promise }: Judging,
  tally: TallyChange,
  fresh = false,
): Promise<string[]> {
  const moved: string[] = [];
  for (let at = 0; at < stored.length; at += batch) {
    const judged: JudgedSubcontractor[] = stored
      .slice(at, at + batch)
      .map(({ id, facts }) => ({ id, standing: standingOf(facts, on, promise) }));
    for (const id of await putStandings(trx, viewId, judged, tally, fresh)) moved.push(id);
  }
  return moved;
}

export async function refreshChains(trx: Trx, ids: readonly string[], viewId: number, tally: TallyChange): Promise<void> {
  if (ids.length > 0) await putChainLights(trx, viewId, ids, tally);
  await tally.write(trx, viewId);
}
