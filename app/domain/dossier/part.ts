import type { Flag, RequirementId, Rule } from "../flag";
import type { AgreementKind, EvidenceKind } from "../portfolio";

/**
 * The parts of a pack in their order, after the cover. Datatilsynet's three questions come first (supervision of
 * supervision, 17 January 2023); the rest follows what Reg. (EU) 2024/2690, annex 5, and EDPB Opinion 22/2024 ask for.
 */
export const partIds = [
  "answers",
  "company",
  "services",
  "risk",
  "contract",
  "dpa",
  "nda",
  "locations",
  "subProcessors",
  "evidence",
  "inspections",
  "findings",
  "incidents",
  "tests",
  "changes",
  "trail",
] as const;
export type PartId = (typeof partIds)[number];

const partOfRule: Readonly<Record<Rule, PartId>> = {
  "status-contradicted": "services",
  "role-undetermined": "services",
  "contract-missing": "contract",
  "contract-ended": "contract",
  "contract-ending": "contract",
  "contract-notice-closing": "contract",
  "contract-auto-renewed": "contract",
  "dpa-missing": "dpa",
  "dpa-unsigned": "dpa",
  "dpa-ended": "dpa",
  "dpa-ending": "dpa",
  "dpa-incomplete": "dpa",
  "dpa-unchecked": "dpa",
  "dpa-review-overdue": "dpa",
  "nda-missing": "nda",
  "nda-unsigned": "nda",
  "nda-ended": "nda",
  "nda-ending": "nda",
  "location-none": "locations",
  "location-unknown": "locations",
  "location-imprecise": "locations",
  "residency-broken": "locations",
  "territory-undecided": "locations",
  "transfer-no-basis": "locations",
  "transfer-unconfirmed": "locations",
  "transfer-assessment-overdue": "locations",
  "adequacy-ending": "locations",
  "location-stale": "locations",
  "parent-outside-eea": "company",
  "chain-identity-incomplete": "company",
  "evidence-expiring": "evidence",
  "evidence-gap": "evidence",
  "evidence-expired": "evidence",
  "evidence-missing": "evidence",
  "evidence-unreviewed": "evidence",
  "evidence-scope-gap": "evidence",
  "evidence-adverse": "evidence",
  "inspection-unplanned": "inspections",
  "inspection-due": "inspections",
  "inspection-overdue": "inspections",
  "inspection-unfollowed": "inspections",
  "finding-overdue": "findings",
  "exit-unproven": "changes",
  "waiver-expired": "findings",
};

const partsOfEvidence: Partial<Record<EvidenceKind, PartId>> = {
  "location-statement": "locations",
  "subprocessor-list": "subProcessors",
  "continuity-test": "tests",
  "breach-drill": "tests",
  pentest: "tests",
  "vulnerability-report": "tests",
  "sla-report": "incidents",
  "exit-plan": "changes",
  "deletion-proof": "changes",
};

/** Where a kind of evidence is looked for. */
export const partOfEvidence = (kind: EvidenceKind): PartId => partsOfEvidence[kind] ?? "evidence";

/** Where it is looked for what has to be there. */
export function partOfRequirement(needed: AgreementKind | RequirementId): PartId {
  if (needed === "contract" || needed === "dpa" || needed === "nda") return needed;
  return needed === "assurance" || needed === "insurance" ? "evidence" : partOfEvidence(needed);
}

/** Where a flag is told: in the place in which what it misses should have been. */
export function partOfFlag(flag: Flag): PartId {
  if ("requirement" in flag.facts) return partOfRequirement(flag.facts.requirement);
  if (flag.rule === "evidence-unreviewed" || flag.rule === "evidence-adverse") return partOfEvidence(flag.facts.kind);
  return partOfRule[flag.rule];
}

/** One thing for each part. */
export const byPart = <T>(of: (id: PartId) => T) => Object.fromEntries(partIds.map((id) => [id, of(id)])) as Record<PartId, T>;
