import type { Rule } from "../../../app/domain/flag";

/** A small mistake planted in the sources, in a file below `app/domain`, that the rule's own table has to notice. */
export interface Mutation {
  rule: Rule;
  file: string;
  /** Occurs exactly once in the file. */
  find: string;
  replace: string;
}

export const mutations: readonly Mutation[] = [
  { rule: "status-contradicted", file: "rules/status.ts", find: `status === "prospect" || `, replace: "" },
  { rule: "role-undetermined", file: "rules/status.ts", find: "of scope.services", replace: "of subcontractor.services" },
  { rule: "contract-missing", file: "rules/agreements.ts", find: `kind === "contract" || `, replace: "" },
  {
    rule: "contract-ended",
    file: "rules/agreements.ts",
    find: "agreement.endsOn === latest",
    replace: "agreement.endsOn <= latest",
  },
  {
    rule: "contract-ending",
    file: "rules/agreements.ts",
    find: "plusDays(last.endsOn, -90)",
    replace: "plusDays(last.endsOn, -89)",
  },
  { rule: "dpa-missing", file: "agreement.ts", find: `"dpa") return scope.processing`, replace: `"dpa") return true` },
  { rule: "dpa-unsigned", file: "rules/agreements.ts", find: "smallestKey(unsigned)", replace: "unsigned[0]" },
  { rule: "dpa-ended", file: "rules/agreements.ts", find: `kind === "dpa" ? "critical" : "high"`, replace: `"high"` },
  { rule: "dpa-ending", file: "rules/agreements.ts", find: "plusDays(last.endsOn, -30)", replace: "plusDays(last.endsOn, -31)" },
  { rule: "nda-missing", file: "agreement.ts", find: "subcontractor.affectsSecurity || ", replace: "" },
  {
    rule: "nda-unsigned",
    file: "agreement.ts",
    find: "&& agreement.includesConfidentiality",
    replace: "&& agreement.includesConfidentiality && agreement.signedOn !== null",
  },
  { rule: "nda-ended", file: "agreement.ts", find: "agreement.renewalMonths !== null || !day", replace: "!day" },
  { rule: "nda-ending", file: "rules/agreements.ts", find: "effect > plusDays(end, 1)", replace: "effect > end" },
  {
    rule: "contract-notice-closing",
    file: "rules/agreements.ts",
    find: "reviewedOn >= plusDays(deadline, -90)",
    replace: "reviewedOn > plusDays(deadline, -90)",
  },
  {
    rule: "contract-auto-renewed",
    file: "rules/agreements.ts",
    find: "(term.renewals - 1) * renewalMonths",
    replace: "term.renewals * renewalMonths",
  },
  { rule: "dpa-incomplete", file: "rules/agreements.ts", find: ` || state === "n/a"`, replace: "" },
  { rule: "dpa-unchecked", file: "rules/agreements.ts", find: `?? "partial"`, replace: `?? "present"` },
  { rule: "dpa-review-overdue", file: "agreement.ts", find: `subcontractor.criticality === "critical" || `, replace: "" },
  {
    rule: "location-none",
    file: "rules/locations.ts",
    find: `"location-none", severity: processing ? "critical" : "high"`,
    replace: `"location-none", severity: "high"`,
  },
  {
    rule: "location-unknown",
    file: "rules/locations.ts",
    find: `"location-unknown", severity: processing ? "critical" : "high"`,
    replace: `"location-unknown", severity: "critical"`,
  },
  { rule: "location-imprecise", file: "residency.ts", find: `promise !== "EU"`, replace: `promise === "EEA"` },
  { rule: "residency-broken", file: "residency.ts", find: `promise === "EEA" && `, replace: "" },
  {
    rule: "territory-undecided",
    file: "rules/locations.ts",
    find: "return carried ? []",
    replace: "return location.transferTool !== null ? []",
  },
  { rule: "transfer-no-basis", file: "residency.ts", find: `"certification"]`, replace: `"certification", "adequacy"]` },
  { rule: "transfer-unconfirmed", file: "rules/locations.ts", find: ` && location.transferTool !== "adequacy"`, replace: "" },
  {
    rule: "transfer-assessment-overdue",
    file: "rules/locations.ts",
    find: "isOverdue(location.transferAssessedOn, 12, day)",
    replace: "isOverdue(location.transferAssessedOn, 13, day)",
  },
  { rule: "adequacy-ending", file: "rules/locations.ts", find: "plusDays(validTo, -180)", replace: "plusDays(validTo, -181)" },
  { rule: "location-stale", file: "rules/locations.ts", find: " || location.region !== null", replace: "" },
  {
    rule: "parent-outside-eea",
    file: "rules/locations.ts",
    find: "isOverdue(parentAssessedOn, 24, day)",
    replace: "isOverdue(parentAssessedOn, 12, day)",
  },
  {
    rule: "chain-identity-incomplete",
    file: "rules/locations.ts",
    find: "isBlank(contact.email) && ",
    replace: "isBlank(contact.email) || ",
  },
  { rule: "evidence-expiring", file: "requirement.ts", find: "leadDays = 90", replace: "leadDays = 91" },
  {
    rule: "evidence-gap",
    file: "requirement.ts",
    find: "plusMonths(evidence.periodEnd, 15)",
    replace: "plusMonths(evidence.periodEnd, 14)",
  },
  {
    rule: "evidence-expired",
    file: "rules/evidence.ts",
    find: `subcontractor.criticality === "critical" ? "critical" : "high"`,
    replace: `"high"`,
  },
  {
    rule: "evidence-missing",
    file: "requirement.ts",
    find: `["insurance"], ["datacentre", "cloud", "consultant"]`,
    replace: `["insurance"], ["datacentre", "cloud"]`,
  },
  {
    rule: "evidence-unreviewed",
    file: "rules/evidence.ts",
    find: "plusDays(receivedOn, 14)",
    replace: "plusDays(receivedOn, 13)",
  },
  { rule: "evidence-scope-gap", file: "rules/evidence.ts", find: "sites.length > 0 && ", replace: "" },
  { rule: "evidence-adverse", file: "rules/evidence.ts", find: "later > date", replace: "later >= date" },
  { rule: "inspection-unplanned", file: "inspection/due.ts", find: "scope.direct && ", replace: "" },
  {
    rule: "inspection-due",
    file: "rules/inspections.ts",
    find: "plusDays(next.dueOn, -30)",
    replace: "plusDays(next.dueOn, -29)",
  },
  {
    rule: "inspection-overdue",
    file: "inspection/due.ts",
    find: `inspection.result !== "failed"`,
    replace: "inspection !== null",
  },
  {
    rule: "inspection-unfollowed",
    file: "inspection/due.ts",
    find: "inspection.key > latest.key",
    replace: "inspection.key < latest.key",
  },
  {
    rule: "finding-overdue",
    file: "rules/inspections.ts",
    find: "!day.hasReached(finding.closedOn)",
    replace: "!day.isAfter(finding.closedOn)",
  },
  { rule: "exit-unproven", file: "rules/exit.ts", find: "plusDays(endsOn, 31)", replace: "plusDays(endsOn, 32)" },
  { rule: "waiver-expired", file: "rules/waivers.ts", find: "flag.since <= waiver.until", replace: "flag.since < waiver.until" },
];
