import { listStored } from "../../../db/queries/facts.server";
import { findEvent } from "../../../db/queries/history.server";
import type { RecordedEvent } from "../../domain/audit-event";
import { erasedMark } from "../../domain/history/replay";
import { isUndoable, permissionsToUndo, type Undo, type UndoableEvent, undoOf } from "../../domain/history/undo";
import { subcontractorAfter } from "../../domain/carry-over";
import type { Agreement, Subcontractor } from "../../domain/portfolio";
import { type Context, isPermitted, requirePermission, scopeOf } from "../context";
import { toExported, toExportedAgreement } from "../portfolio/export-portfolio.server";
import { subcontractorSchema } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { digestOf, type EditResult, removeSubcontractor, restoreSubcontractor } from "../subcontractor/edit-subcontractor.server";
import { removeFact, removePlan, saveFact, savePlan } from "../subcontractor/save-fact.server";
import { headOf, saveSubcontractor } from "../subcontractor/save-subcontractor.server";

export interface FoundUndo {
  event: UndoableEvent;
  undo: Undo;
  /** Of the event's subcontractor as it is; null where the register does not hold it. */
  facts: Subcontractor | null;
}

/**
 * What undoing an event would do now. Null where there is no such event, or none that can ever be undone.
 * @throws NotPermitted where the actor may not make the compensating change
 */
export async function findUndo(context: Context, seq: number): Promise<FoundUndo | null> {
  // Whoever may know of some subcontractors only may change none.
  if (scopeOf(context).kind === "some") requirePermission(context, "facts.write");
  return context.database.snapshot(async (db) => {
    const event = await findEvent(db, seq, erasedMark);
    if (event === null || !isUndoable(event)) return null;
    for (const permission of permissionsToUndo(event)) requirePermission(context, permission);
    const facts = (await listStored(db, [event.subcontractorId]))[0]?.facts ?? null;
    return { event, undo: undoOf(event, facts), facts };
  });
}

/** Numbers of those events that the actor may undo, and whose things are still as they left them. */
export async function listUndoable(context: Context, events: readonly RecordedEvent[]): Promise<ReadonlySet<number>> {
  const open = events
    .filter(isUndoable)
    .filter((event) => permissionsToUndo(event).every((permission) => isPermitted(context, permission)));
  if (open.length === 0) return new Set();
  const stored = await listStored(context.database.reader, [...new Set(open.map(({ subcontractorId }) => subcontractorId))]);
  const held = new Map(stored.map(({ id, facts }) => [id, facts]));
  const isPossible = (event: UndoableEvent) => undoOf(event, held.get(event.subcontractorId) ?? null).state === "possible";
  return new Set(open.filter(isPossible).map(({ seq }) => seq));
}

const withoutKey = ({ key: _key, ...input }: Record<string, unknown>) => input;

async function undoOfSubcontractor(context: Context, { facts, undo }: FoundUndo, reason: string): Promise<EditResult> {
  if (facts === null) {
    const stated = toExported(undo.earlier as unknown as Subcontractor);
    const parsed = subcontractorSchema.safeParse(stated);
    if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, stated, "$") };
    return restoreSubcontractor(context, subcontractorAfter(null, parsed.data), reason);
  }
  if (undo.earlier === null) return removeSubcontractor(context, facts.key, reason, digestOf(facts));
  const head = headOf(facts);
  return saveSubcontractor(context, facts.key, { ...head, ...undo.earlier }, digestOf(head), reason);
}

async function undoOfPlan(context: Context, key: string, { now, earlier }: Undo, reason: string): Promise<EditResult> {
  if (earlier === null) return removePlan(context, key, reason, digestOf(now));
  return savePlan(context, key, earlier, digestOf(now), reason);
}

/**
 * Undoes an event by a change of its own, which the history then holds as well: as whoever asks may make it, and only while
 * the thing is as the event left it.
 * @param reason what the history is to say of the change
 * @param dutyReason as of `saveFact`
 */
export async function undoEvent(
  context: Context,
  seq: number,
  reason: string,
  dutyReason: string | null = null,
): Promise<EditResult> {
  const found = await findUndo(context, seq);
  if (found === null) return { outcome: "not-found" };
  const { event, undo, facts } = found;
  const { state, now, earlier, name } = undo;
  if (state === "erased" || state === "gone")
    return { outcome: "refused", refusals: [{ path: "$", code: `undo-${state}`, params: {} }] };
  if (state === "changed") return { outcome: "conflict", current: now, digest: digestOf(now) };
  const { subject } = event;
  if (subject === "subcontractor") return undoOfSubcontractor(context, found, reason);
  const key = facts?.key ?? "";
  if (subject === "inspectionPlan") return undoOfPlan(context, key, undo, reason);
  if (earlier === null) return removeFact(context, key, subject, name ?? "", reason, digestOf(now));
  const stated = subject === "agreements" ? toExportedAgreement(earlier as unknown as Agreement) : earlier;
  const input = withoutKey({ ...stated });
  const how = now === null ? { reason, name } : { reason, name: null };
  return saveFact(context, key, subject, now === null ? null : name, input, digestOf(now), dutyReason, how);
}
