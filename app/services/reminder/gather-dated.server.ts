import { findingOwnersOf } from "../../../db/queries/dated.server";
import { listStoredAfter, type StoredSubcontractor } from "../../../db/queries/facts.server";
import type { Db } from "../../../db/schema";
import { plusDays } from "../../domain/calendar";
import { everything } from "../../domain/permissions/scope";
import type { OwnedDated } from "../../domain/reminder/dated";
import { furthestLead } from "../../domain/reminder/lead";
import { missedDeadlines } from "../../domain/reminder/missed";
import { datedOf, inOrder, listDated } from "./list-dated.server";

const batch = 200;
const listedMax = 50_000;

/** Names one of all that is dated, as reminders are noted by it. */
export const nameOf = ({ kind, id, on }: { kind: string; id: string; on: string }) => `${kind} ${id} ${on}`;

/** What passed of some subcontractors from a day on, before another, and is not settled. */
export async function missedOf(
  db: Db,
  stored: readonly StoredSubcontractor[],
  since: string,
  today: string,
): Promise<OwnedDated[]> {
  const missed = stored.flatMap(({ id, facts }) =>
    missedDeadlines(facts, since, today).map((deadline) => ({ deadline, id, facts })),
  );
  const ofFindings = await findingOwnersOf(db, [...new Set(missed.map(({ id }) => id))]);
  return missed.map(({ deadline, id, facts: { key, name, owner } }) => {
    const ofFinding = deadline.kind === "finding-due" ? ofFindings.get(`${id}/${deadline.subject}`) : undefined;
    return { ...datedOf(deadline, { id, key, name }), owner: ofFinding ?? owner };
  });
}

/**
 * What may have to be said on a day: all that is dated within the furthest lead, and what passed since the last turn.
 * @param since first day that had no turn; the day itself where none was missed
 */
export async function gatherDated(db: Db, since: string, today: string): Promise<OwnedDated[]> {
  const found = new Map<string, OwnedDated>();
  const add = (dated: readonly OwnedDated[]) => {
    for (const one of dated) found.set(nameOf(one), one);
  };
  if (since < today) {
    for (let after = ""; ; ) {
      const stored = await listStoredAfter(db, after, batch);
      const last = stored.at(-1);
      if (last === undefined) break;
      add(await missedOf(db, stored, since, today));
      after = last.id;
    }
    // What is of no subcontractor's facts stays in its list until it is settled.
    const passed = await listDated(db, everything, since, plusDays(today, -1), listedMax);
    add(passed.filter(({ kind }) => kind.startsWith("change-") || kind === "case-due" || kind === "own-finding-due"));
  }
  add(await listDated(db, everything, today, plusDays(today, furthestLead), listedMax));
  return inOrder([...found.values()]);
}
