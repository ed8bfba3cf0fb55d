import type { AuditEvent } from "../../domain/audit-event";
import type { ChangeNotice } from "../../domain/change-notice";

/** Row of an announced change and whose it is. */
export interface ChangePlace {
  id: string;
  subcontractorId: string;
  subcontractor: { key: string };
}

/** What the history says of an announced change. */
export const tellChange = (notice: ChangeNotice): ChangeNotice => {
  const { kind, source, announcedOn, receivedOn, effectiveOn, name, country, description, objectBy } = notice;
  const { decision, decidedOn, reason, customersNotifiedOn } = notice;
  const announced = { kind, source, announcedOn, receivedOn, effectiveOn, name, country, description, objectBy };
  return { ...announced, decision, decidedOn, reason, customersNotifiedOn };
};

export const changeEvent = (
  { id, subcontractorId, subcontractor }: ChangePlace,
  before: ChangeNotice | null,
  after: ChangeNotice,
): AuditEvent => ({
  action: before === null ? "created" : "changed",
  subject: "changeNotice",
  subjectId: id,
  subjectKey: `${subcontractor.key}/${id}`,
  subcontractorId,
  importId: null,
  before: before === null ? null : tellChange(before),
  after: tellChange(after),
  reason: null,
});
