import type { AuditEvent, EventAction } from "../../domain/audit-event";
import type { DocumentList } from "../../domain/document/document";

export interface DocumentPlace {
  subcontractorId: string;
  subcontractorKey: string;
  list: DocumentList;
  /** Key of the agreement or evidence. */
  factKey: string;
}

/** An event about one document, with what was and what is of the version it is about. */
export const documentEvent = (
  action: EventAction,
  id: string,
  { subcontractorId, subcontractorKey, list, factKey }: DocumentPlace,
  before: object | null,
  after: object | null,
  reason: string | null = null,
): AuditEvent => ({
  action,
  subject: "documents",
  subjectId: id,
  subjectKey: `${subcontractorKey}/${list}/${factKey}`,
  subcontractorId,
  importId: null,
  before,
  after,
  reason,
});
