import type { FactList } from "./portfolio";

/** What an event is about: a noun of the register. */
export type EventSubject =
  | "organisation"
  | "subcontractor"
  | "account"
  | "invitation"
  | "inspectionPlan"
  /** The points of a plan, who decided it, and what it asks with. */
  | "supervision"
  /** Weights and bands of the point scale. */
  | "supervisionScale"
  | "inspectionTemplate"
  | FactList
  | "waiverProposal"
  | "documents"
  | "inspectionCase"
  | "ownFinding"
  | "changeNotice"
  | "history"
  | "export"
  | "pack"
  | "packShare"
  | "packSchedule"
  /** An address by which whoever knows it reads what is due for an account. */
  | "calendarFeed";

export type EventAction =
  | "created"
  | "changed"
  | "removed"
  /** A removed subcontractor came back, with all it held. Nobody vouches anew for what others accepted and closed. */
  | "restored"
  | "exported"
  | "demo-loaded"
  | "demo-removed"
  | "signed-in"
  | "signed-out"
  /** What was there before the history began. */
  | "found"
  | "key-adopted"
  | "erased"
  /** A file was opened or taken away. */
  | "downloaded"
  | "reviewed"
  /** A document out of the recycle bin; the history: the whole register from a backup. */
  | "restored"
  | "held"
  | "released"
  /** Its bytes are gone for good. */
  | "deleted"
  /** An inspection, on its way to its sign-off. */
  | "sent"
  | "forwarded"
  | "declined"
  | "submitted"
  | "returned"
  | "assessed"
  | "signed-off"
  | "reopened"
  | "cancelled"
  /** Somebody asked for a pack; "created" is when it was made. */
  | "ordered";

/**
 * Who did it: somebody with an account, a subcontractor's contact in the portal (row of the invitation), a command at the
 * machine, or the product by itself.
 */
export type EventActor =
  | { kind: "account"; id: string }
  | { kind: "contact"; id: string }
  | { kind: "command" }
  | { kind: "system" };

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

/** An event as the history holds it. */
export interface RecordedEvent extends AuditEvent {
  /** From 1, without gaps. */
  seq: number;
  id: string;
  /** Instant, ISO 8601 in UTC with milliseconds; never before that of the event before it. */
  at: string;
  actor: EventActor;
}
