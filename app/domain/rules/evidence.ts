import { plusDays } from "../calendar";
import type { Day } from "../day";
import type { Verdict } from "../flag";
import type { Evidence, Subcontractor } from "../portfolio";
import {
  acceptedEvidence,
  type DatedEvidence,
  isRequired,
  lasting,
  lateOf,
  type Requirement,
  requirements,
} from "../requirement";
import { liveLocations, scopeOf } from "../scope";
import type { Family } from "./family";

/** A bridge letter carries a report that has run out: from the day after its period, without a gap, to the day. */
const isBridged = (report: Evidence, accepted: readonly DatedEvidence[], day: Day) =>
  accepted.some(
    ({ evidence: letter }) =>
      letter.kind === "bridge-letter" &&
      letter.validFrom !== null &&
      letter.validTo !== null &&
      report.periodEnd !== null &&
      letter.validFrom <= plusDays(report.periodEnd, 1) &&
      !day.isAfter(letter.validTo),
  );

/** One requirement; the first line of the table that holds decides. */
function judgeRequirement(
  item: Requirement,
  subcontractor: Subcontractor,
  accepted: readonly DatedEvidence[],
  day: Day,
): Verdict[] {
  const satisfying = accepted.filter(({ evidence }) => item.satisfiedBy.has(evidence.kind));
  const urgent = subcontractor.criticality === "critical" ? "critical" : "high";
  if (satisfying.length === 0) {
    return [{ rule: "evidence-missing", severity: urgent, subject: item.id, facts: { requirement: item.id } }];
  }
  const best = lasting(satisfying);
  if (!day.hasReached(plusDays(best.until, -item.leadDays))) return [];
  const state = ({ evidence: { kind, title }, until }: DatedEvidence) => ({ requirement: item.id, kind, title, on: until });
  if (!day.isAfter(best.until)) {
    const severity = day.hasReached(plusDays(best.until, -30)) ? "medium" : "low";
    return [{ rule: "evidence-expiring", severity, subject: item.id, facts: { ...state(best), bridged: false } }];
  }
  const late = satisfying.filter(({ evidence }) => {
    const deadline = lateOf(evidence);
    return deadline !== null && !day.isAfter(deadline);
  });
  if (late.length > 0) {
    const bridged = late.filter(({ evidence }) => isBridged(evidence, accepted, day));
    if (bridged.length > 0) {
      return [
        { rule: "evidence-expiring", severity: "medium", subject: item.id, facts: { ...state(lasting(bridged)), bridged: true } },
      ];
    }
    const report = lasting(late);
    const deadline = lateOf(report.evidence) ?? report.until;
    return [{ rule: "evidence-gap", severity: "medium", subject: item.id, facts: { ...state(report), deadline } }];
  }
  return [{ rule: "evidence-expired", severity: urgent, subject: item.id, facts: state(best) }];
}

/** A certificate that covers other sites than the one data lies at proves nothing about that one. */
function judgeScope(
  subcontractor: Subcontractor,
  accepted: readonly DatedEvidence[],
  assurance: Requirement,
  day: Day,
): Verdict[] {
  const valid = accepted.filter(({ evidence, until }) => assurance.satisfiedBy.has(evidence.kind) && !day.isAfter(until));
  if (valid.length === 0) return [];
  return liveLocations(subcontractor, day)
    .filter(({ path }) => path === "storage" || path === "processing" || path === "backup")
    .filter(({ key }) => valid.every(({ evidence: { sites } }) => sites.length > 0 && !sites.includes(key)))
    .map(({ key, path, country, region, city }) => ({
      rule: "evidence-scope-gap",
      severity: "high",
      subject: key,
      facts: { path, country, region, city },
    }));
}

const dateOf = (evidence: Evidence) => evidence.periodEnd ?? evidence.issuedOn;

/** An auditor's opinion with a reservation that neither a finding nor a later clean report answers (GDPR Art. 28(1): guarantees). */
function judgeOpinions(subcontractor: Subcontractor, accepted: readonly DatedEvidence[]): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const { evidence } of accepted) {
    const { key, kind, title, opinion } = evidence;
    if (opinion === null || opinion === "unmodified") continue;
    const date = dateOf(evidence);
    const superseded = accepted.some(({ evidence: other }) => {
      const later = dateOf(other);
      return other.kind === kind && other.opinion === "unmodified" && date !== null && later !== null && later > date;
    });
    if (superseded || subcontractor.findings.some((finding) => finding.evidence === key)) continue;
    verdicts.push({ rule: "evidence-adverse", severity: "high", subject: key, facts: { kind, title, opinion } });
  }
  return verdicts;
}

/** Evidence against the requirement profile; opinions and unreviewed evidence of chain nodes as well. */
export const evidenceRules: Family = (subcontractor, day) => {
  const scope = scopeOf(subcontractor, day);
  if (!scope.inScope) return [];
  const accepted = acceptedEvidence(subcontractor, day);
  const verdicts: Verdict[] = [];
  for (const item of requirements) {
    if (!isRequired(item, scope)) continue;
    verdicts.push(...judgeRequirement(item, subcontractor, accepted, day));
    if (item.id === "assurance") verdicts.push(...judgeScope(subcontractor, accepted, item, day));
  }
  for (const { key, kind, title, review, receivedOn } of subcontractor.evidence) {
    if (review === "pending" && (receivedOn === null || day.isAfter(plusDays(receivedOn, 14)))) {
      verdicts.push({
        rule: "evidence-unreviewed",
        severity: "medium",
        subject: key,
        facts: { kind, title, lastOn: receivedOn },
      });
    }
  }
  verdicts.push(...judgeOpinions(subcontractor, accepted));
  return verdicts;
};
