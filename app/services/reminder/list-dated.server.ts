import {
  type DatedCase,
  findingOwnersOf,
  listDatedCases,
  listDatedOwnFindings,
  listOpenChanges,
  ownersOf,
} from "../../../db/queries/dated.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { liveView } from "../../../db/queries/standing.server";
import { listDeadlines } from "../../../db/queries/view.server";
import type { Db } from "../../../db/schema";
import { tellCustomersByOf } from "../../domain/change-notice";
import type { Deadline } from "../../domain/deadline";
import type { Scope } from "../../domain/permissions/scope";
import type { Dated, OwnedDated } from "../../domain/reminder/dated";

interface Named {
  subcontractorId: string | null;
  subcontractorKey: string | null;
  subcontractorName: string | null;
}

const subcontractorOf = ({ subcontractorId, subcontractorKey, subcontractorName }: Named): Dated["subcontractor"] =>
  subcontractorId === null || subcontractorKey === null || subcontractorName === null
    ? null
    : { id: subcontractorId, key: subcontractorKey, name: subcontractorName };

/** A day ahead of a subcontractor, as one of all that is dated. */
export const datedOf = (
  { kind, on, subject, about, title, lastsDays }: Deadline,
  subcontractor: { id: string; key: string; name: string },
): Dated => ({ kind, on, id: `${subcontractor.id}/${subject ?? ""}/${about ?? ""}`, about, title, lastsDays, subcontractor });

/** By day, then by what it is about: the same order however it was gathered. */
export const inOrder = <D extends Dated>(dated: readonly D[]): D[] =>
  [...dated].sort((a, b) => {
    const first = `${a.on} ${a.subcontractor?.name ?? ""} ${a.kind} ${a.id}`;
    const second = `${b.on} ${b.subcontractor?.name ?? ""} ${b.kind} ${b.id}`;
    return first < second ? -1 : first > second ? 1 : 0;
  });

const caseOf = (row: DatedCase): OwnedDated => ({
  kind: row.state === "sent" ? "answers-due" : "case-due",
  on: row.dueOn,
  id: row.id,
  about: null,
  title: null,
  lastsDays: null,
  subcontractor: subcontractorOf(row),
  owner: row.owner,
});

/** Of changes that wait; which of them is due when is told only by reading them. */
const changesMax = 2_000;

async function changesOf(db: Db, scope: Scope, from: string, to: string, least: number): Promise<OwnedDated[]> {
  const promised = (await getOrganisation(db)).customerTerms?.noticeDays ?? null;
  return (await listOpenChanges(db, scope, Math.max(least, changesMax))).flatMap((change) => {
    const undecided = change.decision === null;
    const on = undecided ? change.objectBy : tellCustomersByOf(change, promised);
    if (on === null || on < from || on > to) return [];
    return {
      kind: undecided ? ("change-objection" as const) : ("change-customers" as const),
      on,
      id: change.id,
      about: change.kind,
      title: null,
      lastsDays: null,
      subcontractor: subcontractorOf(change),
      owner: change.owner,
    };
  });
}

async function ownedDeadlines(
  db: Db,
  scope: Scope,
  viewId: number,
  from: string,
  to: string,
  limit: number,
): Promise<OwnedDated[]> {
  const listed = await listDeadlines(db, scope, viewId, from, to, limit);
  const ids = [...new Set(listed.map(({ subcontractorId }) => subcontractorId))];
  const owners = await ownersOf(db, ids);
  const ofFindings = await findingOwnersOf(db, ids);
  return listed.map(({ deadline, subcontractorId: id, subcontractorKey: key, subcontractorName: name }) => {
    const ofFinding = deadline.kind === "finding-due" ? ofFindings.get(`${id}/${deadline.subject}`) : undefined;
    return { ...datedOf(deadline, { id, key, name }), owner: ofFinding ?? owners.get(id) ?? null };
  });
}

/**
 * Everything that is due or ends between two days, both included and at most a year ahead: the one list behind reminders, digest,
 * calendar and feed. What was judged for the day is what counts for it; a subcontractor that is judged later is in the list later.
 * @param limit of each kind of source
 * @param viewId of another view there are the days that were judged alone: what is only recorded, such as inspections under way, is
 * known of the live one
 */
export async function listDated(
  db: Db,
  scope: Scope,
  from: string,
  to: string,
  limit: number,
  viewId = liveView,
): Promise<OwnedDated[]> {
  const deadlines = await ownedDeadlines(db, scope, viewId, from, to, limit);
  if (viewId !== liveView) return inOrder(deadlines);
  const cases = (await listDatedCases(db, scope, from, to, limit))
    // A planned inspection is among the subcontractor's days ahead.
    .filter((row) => row.plannedOn === null)
    .map(caseOf);
  const own = scope.kind === "all" ? await listDatedOwnFindings(db, from, to, limit) : [];
  const ownFindings = own.map(
    ({ id, title, dueOn, owner }): OwnedDated => ({
      kind: "own-finding-due",
      on: dueOn,
      id,
      about: null,
      title,
      lastsDays: null,
      subcontractor: null,
      owner,
    }),
  );
  return inOrder([...deadlines, ...cases, ...(await changesOf(db, scope, from, to, limit)), ...ownFindings]);
}
