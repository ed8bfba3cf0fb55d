import { currentDpa, dpaReviewDue, isInForce, isNeeded, nextNotice } from "./agreement";
import { plusMonths } from "./calendar";
import type { Day } from "./day";
import { nextInspection } from "./inspection/due";
import type { Subcontractor } from "./portfolio";
import { acceptedEvidence, isRequired, lasting, requirements } from "./requirement";
import { adequacyOf } from "./residency";
import { liveLocations, scopeOf } from "./scope";

export const deadlineKinds = [
  "agreement-ends",
  "notice-ends",
  "dpa-review",
  "evidence-ends",
  "inspection-due",
  "finding-due",
  "location-confirmation",
  "transfer-assessment",
  "adequacy-ends",
  "waiver-ends",
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A day ahead on which something ends or is due. `about`: an agreement kind, evidence kind, country or rule; null where the kind says all. */
export interface Deadline {
  kind: DeadlineKind;
  on: string;
  subject: string | null;
  about: string | null;
  title: string | null;
}

/** The days ahead for a subcontractor in scope, on or after the day, soonest first. The notice deadline matters, not the end it is for. */
export function deadlinesOf(subcontractor: Subcontractor, day: Day): Deadline[] {
  const scope = scopeOf(subcontractor, day);
  if (!scope.inScope) return [];
  const deadlines: Deadline[] = [];
  const add = (
    kind: DeadlineKind,
    on: string | null,
    subject: string | null,
    about: string | null = null,
    title: string | null = null,
  ) => {
    if (on !== null && !day.isAfter(on)) deadlines.push({ kind, on, subject, about, title });
  };
  if (scope.direct) {
    for (const agreement of subcontractor.agreements) {
      if (!isInForce(agreement, day)) continue;
      const { key, kind, title } = agreement;
      if (agreement.renewalMonths === null) add("agreement-ends", agreement.endsOn, key, kind, title);
      else if (kind === "contract") add("notice-ends", nextNotice(agreement, day)?.deadline ?? null, key, kind, title);
    }
    const dpa = isNeeded("dpa", subcontractor, scope) ? currentDpa(subcontractor, day) : null;
    if (dpa !== null) add("dpa-review", dpaReviewDue(dpa, subcontractor), dpa.key, null, dpa.title);
    const accepted = acceptedEvidence(subcontractor, day);
    for (const item of requirements) {
      if (!isRequired(item, scope)) continue;
      const satisfying = accepted.filter(({ evidence }) => item.satisfiedBy.has(evidence.kind));
      if (satisfying.length === 0) continue;
      const { evidence, until } = lasting(satisfying);
      add("evidence-ends", until, evidence.key, evidence.kind, evidence.title);
    }
  }
  if (scope.handlesData) {
    for (const { key, country, city, region, confirmedOn, transferTool, transferAssessedOn } of liveLocations(
      subcontractor,
      day,
    )) {
      const title = city ?? region;
      if (confirmedOn !== null) add("location-confirmation", plusMonths(confirmedOn, 12), key, country, title);
      if (transferTool !== null && transferAssessedOn !== null) {
        add("transfer-assessment", plusMonths(transferAssessedOn, 12), key, country, title);
      }
      if (country !== null) add("adequacy-ends", adequacyOf(country)?.validTo ?? null, key, country, title);
    }
  }
  add("inspection-due", nextInspection(subcontractor, day)?.dueOn ?? null, null);
  for (const { key, title, dueOn, closedOn } of subcontractor.findings) {
    if (closedOn === null || !day.hasReached(closedOn)) add("finding-due", dueOn, key, null, title);
  }
  for (const { rule, subject, until } of subcontractor.waivers) add("waiver-ends", until, subject, rule);
  return deadlines.sort((a, b) => (a.on === b.on ? (a.kind < b.kind ? -1 : 1) : a.on < b.on ? -1 : 1));
}
