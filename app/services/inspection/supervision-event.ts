import type { PlanSupervision } from "../../../db/queries/supervision.server";
import type { Edit } from "../subcontractor/edit-subcontractor.server";

/** What an event says of it; who decided only as a commitment. */
export const toldOfSupervision = ({ assessment, decidedBy, decidedOn, template }: PlanSupervision) => ({
  points: assessment?.points ?? null,
  lowest: assessment?.lowest ?? null,
  answers: assessment?.answers ?? null,
  decider: decidedBy,
  decidedOn,
  template,
});

/** What the history says when points, decision or template of a plan change, or go with it. */
export const supervisionEvent = (before: PlanSupervision | null, after: PlanSupervision | null): Edit["event"] => ({
  action: after === null ? "removed" : "changed",
  subject: "supervision",
  subjectKey: "plan",
  before: before === null ? null : toldOfSupervision(before),
  after: after === null ? null : toldOfSupervision(after),
  reason: null,
});
