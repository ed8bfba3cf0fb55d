import type { AuditEvent, EventAction, EventSubject } from "../../domain/audit-event";

/** What a pack is about, as its events say it. */
export interface PackPlace {
  id: string;
  subcontractorId: string | null;
  subcontractorKey: string | null;
}

/** An event about a pack, a link to one, or a schedule. */
export const packEvent = (
  action: EventAction,
  subject: Extract<EventSubject, "pack" | "packShare" | "packSchedule">,
  { id, subcontractorId, subcontractorKey }: PackPlace,
  before: object | null,
  after: object | null,
): AuditEvent => ({
  action,
  subject,
  subjectId: id,
  subjectKey: `${subcontractorKey ?? "register"}/${id}`,
  subcontractorId,
  importId: null,
  before,
  after,
  reason: null,
});
