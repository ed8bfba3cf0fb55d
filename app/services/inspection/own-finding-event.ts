import type { AuditEvent } from "../../domain/audit-event";
import type { Severity } from "../../domain/portfolio";

/** What the history says of a finding of an own inspection. */
export interface ToldOwnFinding {
  title: string;
  severity: Severity;
  dueOn: string;
  owner: string | null;
  action: string | null;
  effect: string | null;
  closedOn: string | null;
  question: string | null;
}

export const tellOwnFinding = (finding: ToldOwnFinding): ToldOwnFinding => {
  const { title, severity, dueOn, owner, action, effect, closedOn, question } = finding;
  return { title, severity, dueOn, owner, action, effect, closedOn, question };
};

export const ownFindingEvent = (
  id: string,
  before: ToldOwnFinding | null,
  after: ToldOwnFinding,
  reason: string | null = null,
): AuditEvent => ({
  action: before === null ? "created" : "changed",
  subject: "ownFinding",
  subjectId: id,
  subjectKey: `own/${id}`,
  subcontractorId: null,
  importId: null,
  before: before === null ? null : tellOwnFinding(before),
  after: tellOwnFinding(after),
  reason,
});
