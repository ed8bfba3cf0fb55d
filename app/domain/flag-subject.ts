import type { Rule } from "./flag";
import type { FactList } from "./portfolio";

/** What a rule's flags are about: a thing of one of these lists, a requirement, or null, the subcontractor as a whole. */
export type SubjectKind = Exclude<FactList, "contacts" | "waivers"> | "requirements";

export const subjectKindOf: Record<Exclude<Rule, "waiver-expired">, SubjectKind | null> = {
  "status-contradicted": null,
  "role-undetermined": "services",
  "contract-missing": null,
  "contract-ended": "agreements",
  "contract-ending": "agreements",
  "dpa-missing": null,
  "dpa-unsigned": "agreements",
  "dpa-ended": "agreements",
  "dpa-ending": "agreements",
  "nda-missing": null,
  "nda-unsigned": "agreements",
  "nda-ended": "agreements",
  "nda-ending": "agreements",
  "contract-notice-closing": "agreements",
  "contract-auto-renewed": "agreements",
  "dpa-incomplete": "agreements",
  "dpa-unchecked": "agreements",
  "dpa-review-overdue": "agreements",
  "location-none": null,
  "location-unknown": "locations",
  "location-imprecise": "locations",
  "residency-broken": "locations",
  "territory-undecided": "locations",
  "transfer-no-basis": "locations",
  "transfer-unconfirmed": "locations",
  "transfer-assessment-overdue": "locations",
  "adequacy-ending": "locations",
  "location-stale": "locations",
  "parent-outside-eea": null,
  "chain-identity-incomplete": null,
  "evidence-expiring": "requirements",
  "evidence-gap": "requirements",
  "evidence-expired": "requirements",
  "evidence-missing": "requirements",
  "evidence-unreviewed": "evidence",
  "evidence-scope-gap": "locations",
  "evidence-adverse": "evidence",
  "inspection-unplanned": null,
  "inspection-due": null,
  "inspection-overdue": null,
  "inspection-unfollowed": "inspections",
  "finding-overdue": "findings",
  "exit-unproven": "services",
};

/** The kind of subject that a rule of this name has; undefined where there is no such rule that can be waived. */
export const subjectKindNamed = (rule: string): SubjectKind | null | undefined =>
  Object.hasOwn(subjectKindOf, rule) ? subjectKindOf[rule as keyof typeof subjectKindOf] : undefined;
