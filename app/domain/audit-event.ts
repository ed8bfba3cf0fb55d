import type { FactList } from "./portfolio";

/** What an event is about: a noun of the register. */
export type EventSubject = "organisation" | "subcontractor" | "account" | "inspectionPlan" | FactList;

export type EventAction =
  | "created"
  | "changed"
  | "removed"
  | "imported"
  | "exported"
  | "demo-loaded"
  | "demo-removed"
  | "signed-in"
  | "signed-out";

/** One accepted change, with what was before and after it; null where there was nothing. */
export interface AuditEvent {
  action: EventAction;
  subject: EventSubject;
  subjectId: string;
  subjectKey: string;
  subcontractorId: string | null;
  /** The same for all events of one import; null elsewhere. */
  importId: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
}
