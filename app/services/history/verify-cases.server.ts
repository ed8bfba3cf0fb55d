import { listLockedCases } from "../../../db/queries/inspection-case.server";
import { streamEvents } from "../../../db/queries/history.server";
import { findOwnFinding } from "../../../db/queries/own-finding.server";
import type { Db } from "../../../db/schema";
import { streamSupervision } from "../../../db/queries/supervision.server";
import { canonical, type Json } from "../../domain/history/canonical";
import type { HistoryProblem } from "../../domain/history/problem";
import { toldOfSupervision } from "../inspection/supervision-event";
import { sealedCaseOf, sealOf } from "../inspection/seal-case.server";

type Outcome = Readonly<Record<string, unknown>>;

/** What an event says came of it: by the text that the chain holds. */
const outcomeOf = (content: string) => ((JSON.parse(content) as { after: Outcome | null }).after ?? {}) as Outcome;

/** What is no commitment, and so can be held against its row. */
const plainColumns = ["severity", "dueOn", "closedOn", "question"] as const;

async function verifyOwnFindings(db: Db): Promise<HistoryProblem[]> {
  const last = new Map<string, { key: string; after: Outcome }>();
  for await (const { row } of streamEvents(db, { subject: "ownFinding" }))
    last.set(row.subjectId, { key: row.subjectKey, after: outcomeOf(row.content) });
  const problems: HistoryProblem[] = [];
  for (const [id, { key, after }] of last) {
    const row = await findOwnFinding(db, id);
    const columns = row === null ? [] : plainColumns.filter((column) => (after[column] ?? null) !== row[column]);
    if (row === null) problems.push({ code: "row-missing", params: { table: "ownFinding", key } });
    else if (columns.length > 0) problems.push({ code: "row-differs", params: { table: "ownFinding", key, columns } });
  }
  return problems;
}

/** What was decided about plans against the last event that says so. A subcontractor that was removed has taken its plan along. */
async function verifySupervision(db: Db): Promise<HistoryProblem[]> {
  const last = new Map<string, { seq: number; after: Outcome }>();
  for await (const { row } of streamEvents(db, { subject: "supervision" }))
    last.set(row.subcontractorId ?? "", { seq: row.seq, after: outcomeOf(row.content) });
  for await (const { row } of streamEvents(db, { action: "removed", subject: "subcontractor" }))
    if ((last.get(row.subjectId)?.seq ?? row.seq) < row.seq) last.delete(row.subjectId);
  const problems: HistoryProblem[] = [];
  for await (const { id, key, supervision } of streamSupervision(db)) {
    const after = last.get(id)?.after ?? {};
    // Who decided is a commitment in the event.
    const { decider: _, ...told }: Outcome = toldOfSupervision(supervision);
    const columns = Object.keys(told).filter(
      (column) => canonical((after[column] ?? null) as Json) !== canonical((told[column] ?? null) as Json),
    );
    if (columns.length > 0) problems.push({ code: "row-differs", params: { table: "inspectionPlan", key, columns } });
  }
  return problems;
}

/**
 * Signed-off inspections against the history: what was asked, answered, concluded and given is hashed anew and is to be what the
 * sign-off's event says. Findings of own inspections, and what was decided about plans, against their last event.
 */
export async function verifyCases(db: Db, problemsMax: number): Promise<{ inspections: number; problems: HistoryProblem[] }> {
  const locked = new Map((await listLockedCases(db)).map(({ id, hash }) => [id, hash]));
  const problems: HistoryProblem[] = [];
  const signed = new Set<string>();
  for await (const { row } of streamEvents(db, { action: "signed-off" })) {
    const { subjectId: id, subjectKey: key } = row;
    const { hash } = outcomeOf(row.content);
    signed.add(id);
    const sealed = await sealedCaseOf(db, id);
    const isHashed = sealed !== null && sealOf(sealed) === hash && (locked.get(id) ?? hash) === hash;
    const columns = [...(locked.has(id) ? [] : ["state"]), ...(isHashed ? [] : ["hash"])];
    if (sealed === null) problems.push({ code: "row-missing", params: { table: "inspectionCase", key } });
    else if (columns.length > 0) problems.push({ code: "row-differs", params: { table: "inspectionCase", key, columns } });
    if (problems.length >= problemsMax) return { inspections: signed.size, problems };
  }
  for (const id of locked.keys())
    if (!signed.has(id)) problems.push({ code: "row-stray", params: { table: "inspectionCase", key: id } });
  return {
    inspections: signed.size,
    problems: [...problems, ...(await verifyOwnFindings(db)), ...(await verifySupervision(db))],
  };
}
