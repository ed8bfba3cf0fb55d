import { uuidv7 } from "uuidv7";
import { type Json, splitPersonal } from "../../app/domain/personal";
import type { AuditEvent } from "../../app/domain/audit-event";
import { insertMany } from "../dialect/bulk.server";
import type { Schema, Trx } from "../schema";

const text = (value: Json) => (value === null ? null : JSON.stringify(value));

/** Appends events; personal and free-text values go into the table beside, where they can be erased. */
export async function appendEvents(
  trx: Trx,
  events: readonly AuditEvent[],
  by: { actorId: string | null; at: string },
): Promise<void> {
  const rows: Schema["event"][] = [];
  const personal: Schema["eventPersonal"][] = [];
  for (const { action, subject, subjectId, subjectKey, subcontractorId, importId, before, after, reason } of events) {
    const id = uuidv7();
    const was = splitPersonal(before as Json);
    const is = splitPersonal(after as Json);
    rows.push({
      id,
      importId,
      actorId: by.actorId,
      at: by.at,
      action,
      subject,
      subjectId,
      subjectKey,
      subcontractorId,
      before: text(was.open),
      after: text(is.open),
    });
    if (was.personal !== null || is.personal !== null || reason !== null) {
      personal.push({ eventId: id, before: text(was.personal), after: text(is.personal), reason });
    }
  }
  await insertMany(trx, "event", rows);
  await insertMany(trx, "eventPersonal", personal);
}
