import type { RecordedEvent } from "../audit-event";
import { attributionName } from "../attribution";
import type { ChangeNotice } from "../change-notice";
import { notThere, replay } from "../history/replay";
import type { CaseState } from "../inspection/inspection-case";
import type { SupervisionAnswers } from "../inspection/supervision";

/** What an event says of a plan's points and decision. */
export interface ToldSupervision {
  points: number | null;
  lowest: number | null;
  answers: SupervisionAnswers | null;
  decider: string | null;
  decidedOn: string | null;
}

/** How far an inspection had come. */
export interface CaseThen {
  state: CaseState;
  dueOn: string;
}

/** What stood beside a subcontractor's facts when its last event known had happened. */
export interface AsKnown {
  /** Null where there was no plan. */
  supervision: ToldSupervision | null;
  /** Ids of accounts by the inspection's key; null where nobody with an account inspected. */
  inspectedBy: ReadonlyMap<string, string | null>;
  /** Announced changes by id. */
  notices: ReadonlyMap<string, ChangeNotice>;
  /** By id. */
  cases: ReadonlyMap<string, CaseThen>;
}

const untold: ToldSupervision = { points: null, lowest: null, answers: null, decider: null, decidedOn: null };

function casesAfter(cases: Map<string, CaseThen>, { action, subjectId, after }: RecordedEvent): void {
  const { state, dueOn, case: next } = (after ?? {}) as { state?: CaseState; dueOn?: string; case?: string };
  const was = cases.get(subjectId);
  const is = { state: state ?? was?.state ?? "open", dueOn: dueOn ?? was?.dueOn ?? "" };
  if (action !== "reopened") cases.set(subjectId, is);
  else {
    // The signed-off version stays as it was; what goes on is the next one.
    if (was !== undefined) cases.set(subjectId, { ...was, state: "replaced" });
    if (next !== undefined) cases.set(next, is);
  }
}

/**
 * Reads it from the history: tables hold what is so today.
 * @param events all of the subcontractor up to the last one known, oldest first
 */
export function asKnown(events: readonly RecordedEvent[]): AsKnown {
  let facts = notThere;
  let supervision: ToldSupervision | null = null;
  const notices = new Map<string, ChangeNotice>();
  const cases = new Map<string, CaseThen>();
  for (const event of events) {
    facts = replay(facts, event);
    if (event.subject === "supervision") supervision = event.after as ToldSupervision | null;
    if (facts.facts === null) supervision = null;
    if (event.subject === "changeNotice") notices.set(event.subjectId, event.after as ChangeNotice);
    if (event.subject === "inspectionCase") casesAfter(cases, event);
  }
  const inspectedBy = new Map<string, string | null>();
  for (const { key } of facts.facts?.inspections ?? [])
    inspectedBy.set(key, facts.attributions.get(attributionName("inspections", key))?.["inspectedBy"] ?? null);
  const hasPlan = facts.facts !== null && facts.facts.inspectionPlan !== null;
  return { supervision: hasPlan ? (supervision ?? untold) : null, inspectedBy, notices, cases };
}
