import { currentDpa, dpaReviewDue, effectOf, isInForce, isNeeded, nextNotice } from "./agreement";
import { daysBetween, plusMonths } from "./calendar";
import type { Day } from "./day";
import { nextInspection } from "./inspection/due";
import type { Subcontractor } from "./portfolio";
import { acceptedEvidence, isRequired, lasting, requirements } from "./requirement";
import { adequacyOf } from "./residency";
import { liveLocations, scopeOf } from "./scope";

export const deadlineKinds = [
  "agreement-ends",
  "notice-ends",
  "decision-due",
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
  /** Days that it lasts, or until it comes again; null where nobody knows. */
  lastsDays: number | null;
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
    { about = null, title = null, since = null }: { about?: string | null; title?: string | null; since?: string | null } = {},
  ) => {
    if (on === null || day.isAfter(on)) return;
    deadlines.push({ kind, on, subject, about, title, lastsDays: since === null ? null : Math.max(0, daysBetween(since, on)) });
  };
  if (scope.direct) {
    for (const agreement of subcontractor.agreements) {
      if (!isInForce(agreement, day)) continue;
      const { key, kind: about, title, renewalMonths } = agreement;
      if (renewalMonths === null) add("agreement-ends", agreement.endsOn, key, { about, title, since: effectOf(agreement) });
      else if (about === "contract") {
        const by = nextNotice(agreement, day)?.deadline ?? null;
        add("notice-ends", by, key, { about, title, since: by === null ? null : plusMonths(by, -renewalMonths) });
      }
      add("decision-due", agreement.decision?.remindOn ?? null, key, {
        about,
        title,
        since: agreement.decision?.decidedOn ?? null,
      });
    }
    const dpa = isNeeded("dpa", subcontractor, scope) ? currentDpa(subcontractor, day) : null;
    if (dpa !== null) {
      const since = dpa.reviewedOn ?? effectOf(dpa);
      add("dpa-review", dpaReviewDue(dpa, subcontractor), dpa.key, { title: dpa.title, since });
    }
    const accepted = acceptedEvidence(subcontractor, day);
    for (const item of requirements) {
      if (!isRequired(item, scope)) continue;
      const satisfying = accepted.filter(({ evidence }) => item.satisfiedBy.has(evidence.kind));
      if (satisfying.length === 0) continue;
      const { evidence, until } = lasting(satisfying);
      const since = evidence.validFrom ?? evidence.issuedOn ?? evidence.periodEnd;
      add("evidence-ends", until, evidence.key, { about: evidence.kind, title: evidence.title, since });
    }
  }
  if (scope.handlesData) {
    for (const { key, country, city, region, confirmedOn, transferTool, transferAssessedOn } of liveLocations(
      subcontractor,
      day,
    )) {
      const place = { about: country, title: city ?? region };
      if (confirmedOn !== null) add("location-confirmation", plusMonths(confirmedOn, 12), key, { ...place, since: confirmedOn });
      if (transferTool !== null && transferAssessedOn !== null) {
        add("transfer-assessment", plusMonths(transferAssessedOn, 12), key, { ...place, since: transferAssessedOn });
      }
      if (country !== null) add("adequacy-ends", adequacyOf(country)?.validTo ?? null, key, place);
    }
  }
  const inspection = nextInspection(subcontractor, day);
  if (inspection !== null) add("inspection-due", inspection.dueOn, null, { since: inspection.lastOn });
  for (const { key, title, dueOn, closedOn } of subcontractor.findings) {
    if (closedOn === null || !day.hasReached(closedOn)) add("finding-due", dueOn, key, { title });
  }
  for (const { rule, subject, from, until } of subcontractor.waivers)
    add("waiver-ends", until, subject, { about: rule, since: from });
  return deadlines.sort((a, b) => (a.on === b.on ? (a.kind < b.kind ? -1 : 1) : a.on < b.on ? -1 : 1));
}
