import { appendEvents } from "../../../db/queries/event.server";
import { asSystem, type Context, eventActorOf } from "../context";

/** What left the register: all that its reader may know as a portfolio, a list as a workbook, the history, everything, or a pack. */
export type ExportedAs = "portfolio" | "list" | "history" | "backup" | "pack";

/** Whoever takes the register away leaves a trace, before the first byte is sent. */
export async function recordExport(context: Context, exportedAs: ExportedAs): Promise<void> {
  const event = {
    action: "exported" as const,
    subject: "export" as const,
    subjectId: exportedAs,
    subjectKey: exportedAs,
    subcontractorId: null,
    importId: null,
    before: null,
    after: { exportedAs },
    reason: null,
  };
  await asSystem(context)
    .database.writer.transaction()
    .execute((trx) => appendEvents(trx, [event], { actor: eventActorOf(context.actor), at: context.now().toISOString() }));
}
