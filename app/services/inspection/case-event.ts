import type { AuditEvent, EventAction } from "../../domain/audit-event";

export interface CasePlace {
  id: string;
  /** Null for an own inspection. */
  subcontractorId: string | null;
  subcontractor: { key: string } | null;
}

/** An event about one case; what stands in `before` and `after` carries the case's `dueOn`, by which people know it. */
export const caseEvent = (
  action: EventAction,
  { id, subcontractorId, subcontractor }: CasePlace,
  before: object | null,
  after: object | null,
  reason: string | null = null,
): AuditEvent => ({
  action,
  subject: "inspectionCase",
  subjectId: id,
  subjectKey: `${subcontractor?.key ?? "own"}/${id}`,
  subcontractorId,
  importId: null,
  before,
  after,
  reason,
});
