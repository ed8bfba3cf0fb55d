import { plusMonths } from "./calendar";
import type { Day } from "./day";
import type { RequirementId } from "./flag";
import type { Evidence, EvidenceKind, ServiceKind, Subcontractor } from "./portfolio";
import type { Scope } from "./scope";

/** One line of the requirement profile: which evidence a service of a kind must be backed by. */
export interface Requirement {
  id: RequirementId;
  satisfiedBy: ReadonlySet<EvidenceKind>;
  /** Needed where a live service is of one of these; "processing" = any, where personal data is processed. */
  neededFor: ReadonlySet<ServiceKind> | "processing";
  /** Days before the end at which the flag begins. */
  leadDays: number;
}

const requirement = (
  id: RequirementId,
  by: EvidenceKind[],
  neededFor: ServiceKind[] | "processing",
  leadDays = 90,
): Requirement => ({
  id,
  satisfiedBy: new Set(by),
  neededFor: neededFor === "processing" ? neededFor : new Set(neededFor),
  leadDays,
});

export const assuranceKinds: EvidenceKind[] = ["iso27001", "isae3402-2", "isae3000-gdpr", "soc2-2"];

/** The requirement profile, fixed in this version of the rules. GDPR Art. 32(1)(d), ISO/IEC 27001 A.5.22, Reg. (EU) 2024/2690 5.1. */
export const requirements: readonly Requirement[] = [
  requirement("assurance", assuranceKinds, ["datacentre", "cloud"]),
  requirement("insurance", ["insurance"], ["datacentre", "cloud", "consultant"], 30),
  requirement("continuity-test", ["continuity-test"], ["datacentre", "cloud", "network"]),
  requirement("breach-drill", ["breach-drill"], ["datacentre", "cloud", "software"]),
  requirement("pentest", ["pentest"], ["cloud", "software"]),
  requirement("location-statement", ["location-statement"], ["datacentre", "cloud", "software", "network", "consultant"]),
  requirement("subprocessor-list", ["subprocessor-list"], "processing"),
];

export function isRequired(item: Requirement, scope: Scope): boolean {
  if (!scope.direct || !scope.inScope) return false;
  const { neededFor } = item;
  if (neededFor === "processing") return scope.processing;
  return scope.services.some((service) => neededFor.has(service.kind));
}

/** Last valid day of a piece of evidence; null where it carries no date, and then it proves nothing. */
export function untilOf(evidence: Evidence): string | null {
  if (evidence.validTo !== null) return evidence.validTo;
  const from = evidence.periodEnd ?? evidence.issuedOn;
  return from === null ? null : plusMonths(from, 12);
}

export interface DatedEvidence {
  evidence: Evidence;
  until: string;
}

/** Accepted evidence that has begun and carries a date, with its last valid day. */
export function acceptedEvidence(subcontractor: Subcontractor, day: Day): DatedEvidence[] {
  const accepted: DatedEvidence[] = [];
  for (const evidence of subcontractor.evidence) {
    if (evidence.review !== "accepted" || (evidence.validFrom !== null && !day.hasReached(evidence.validFrom))) continue;
    const until = untilOf(evidence);
    if (until !== null) accepted.push({ evidence, until });
  }
  return accepted;
}

/** The piece that lasts longest (tie: the smallest key); there is at least one. */
export const lasting = (dated: readonly DatedEvidence[]) =>
  dated.reduce((best, item) =>
    item.until > best.until || (item.until === best.until && item.evidence.key < best.evidence.key) ? item : best,
  );

const periodKinds: ReadonlySet<EvidenceKind> = new Set(["isae3402-2", "isae3000-gdpr", "soc2-2"]);

/** Last day on which the next report of a period report may still be under way: 15 months after its period; null for other evidence. */
export function lateOf(evidence: Evidence): string | null {
  if (!periodKinds.has(evidence.kind) || evidence.periodEnd === null || evidence.validTo !== null) return null;
  return plusMonths(evidence.periodEnd, 15);
}
