import { plusMonths } from "../calendar";
import type { Day } from "../day";
import type { Inspection, Subcontractor } from "../portfolio";
import type { Scope } from "../scope";

/** Whether supervision must be planned: Datatilsynet asks for a plan per processor; ISO/IEC 27001 A.5.22 for who can affect security. */
export const needsPlan = (subcontractor: Subcontractor, scope: Scope) =>
  scope.inScope && (subcontractor.affectsSecurity || (scope.direct && scope.processing));

/** As much of a subcontractor as its supervision is judged by. */
export type Supervised = Pick<Subcontractor, "inspectionPlan" | "inspections">;

/** The latest inspection completed by the day among those that pass the test (tie: the largest key). */
export function latestInspection(
  subcontractor: Pick<Subcontractor, "inspections">,
  day: Day,
  counts: (inspection: Inspection) => boolean,
): Inspection | null {
  let latest: Inspection | null = null;
  for (const inspection of subcontractor.inspections) {
    if (!counts(inspection) || !day.hasReached(inspection.completedOn)) continue;
    if (
      latest === null ||
      inspection.completedOn > latest.completedOn ||
      (inspection.completedOn === latest.completedOn && inspection.key > latest.key)
    ) {
      latest = inspection;
    }
  }
  return latest;
}

/** When the next inspection is due, and when the last that counts as carried out was completed. Null without a plan. */
export function nextInspection(subcontractor: Supervised, day: Day): { dueOn: string; lastOn: string | null } | null {
  const plan = subcontractor.inspectionPlan;
  if (plan === null) return null;
  const last = latestInspection(subcontractor, day, (inspection) => inspection.result !== "failed");
  if (last === null) return { dueOn: plan.firstDueOn, lastOn: null };
  return { dueOn: plusMonths(last.completedOn, plan.everyMonths), lastOn: last.completedOn };
}
