import type {
  AgreementKind,
  EvidenceKind,
  InspectionResult,
  LocationPath,
  Opinion,
  Promise_,
  ServiceKind,
  Severity,
  Status,
  TransferTool,
} from "./portfolio";

/** The version of the flag rules; stored flags of another version are computed anew at start. */
export const rulesVersion = "1";

interface Place {
  path: LocationPath;
  country: string | null;
  region: string | null;
  city: string | null;
}
interface Transfer extends Place {
  tool: TransferTool | null;
}
interface Document {
  title: string | null;
  kind: AgreementKind;
}
/** `kind` and `title` of the evidence the verdict rests on, both null where there is none; `on` = its last valid day. */
interface RequirementState {
  requirement: RequirementId;
  kind: EvidenceKind | null;
  title: string | null;
  on: string | null;
}
type Nothing = Record<never, never>;

export const requirementIds = [
  "assurance",
  "insurance",
  "continuity-test",
  "breach-drill",
  "pentest",
  "location-statement",
  "subprocessor-list",
] as const;
export type RequirementId = (typeof requirementIds)[number];

/** A country's standing on a day; the source of each is `data/geography.json`. */
export const countryClasses = ["EU", "EEA", "ADEQUATE", "ADEQUATE-PARTIAL", "REVIEW", "THIRD"] as const;
export type CountryClass = (typeof countryClasses)[number];

/**
 * For every rule the facts it was decided on: codes, keys and absolute dates, never days left (those are computed when
 * shown, so that a stored flag stays true for its whole span). In all of them `on` is the day the flag turns on (an end,
 * a due date), `lastOn` the day something was last done, null where never.
 */
export interface FactsByRule {
  /** `contradiction`: "live" = prospect or ended, yet a service is live; "over" = active, yet the last service ended `on`. */
  "status-contradicted": { status: Status; contradiction: "live" | "over"; on: string | null };
  "role-undetermined": { title: string | null; kind: ServiceKind };
  "contract-missing": Nothing;
  "contract-ended": Document & { on: string };
  "contract-ending": Document & { on: string };
  "dpa-missing": Nothing;
  "dpa-unsigned": Document;
  "dpa-ended": Document & { on: string };
  "dpa-ending": Document & { on: string };
  "nda-missing": Nothing;
  "nda-unsigned": Document;
  "nda-ended": Document & { on: string };
  "nda-ending": Document & { on: string };
  /** `deadline` = last day to give notice; `on` = the end that notice prevents from renewing. */
  "contract-notice-closing": Document & { deadline: string; on: string; renewalMonths: number };
  /** `on` = the end after which it renewed; `until` = the end it now runs to. */
  "contract-auto-renewed": Document & { on: string; until: string; renewalMonths: number };
  /** `clauses` = ids of the mandatory clauses that are missing or not applicable. */
  "dpa-incomplete": Document & { clauses: string[] };
  /** `clauses` = ids of the mandatory clauses with no state or `partial`. */
  "dpa-unchecked": Document & { clauses: string[] };
  "dpa-review-overdue": Document & { on: string; lastOn: string };
  "location-none": Nothing;
  "location-unknown": Place;
  "location-imprecise": Place;
  "residency-broken": Place & { promise: Promise_; class: CountryClass };
  "territory-undecided": Transfer;
  "transfer-no-basis": Transfer;
  "transfer-unconfirmed": Transfer;
  "transfer-assessment-overdue": Transfer & { on: string | null; lastOn: string | null };
  /** `on` = the last day of the Commission's decision. */
  "adequacy-ending": Place & { on: string };
  "location-stale": Place & { on: string | null; lastOn: string | null };
  "parent-outside-eea": { title: string | null; country: string; on: string | null; lastOn: string | null };
  "chain-identity-incomplete": { missing: ("address" | "contact")[] };
  /** `bridged` = the report has run out and a bridge letter carries it. */
  "evidence-expiring": RequirementState & { bridged: boolean };
  /** `deadline` = the day by which the next report is usually out: the period's end and 15 months. */
  "evidence-gap": RequirementState & { deadline: string };
  "evidence-expired": RequirementState;
  "evidence-missing": { requirement: RequirementId };
  "evidence-unreviewed": { kind: EvidenceKind; title: string | null; lastOn: string | null };
  "evidence-scope-gap": Place;
  "evidence-adverse": { kind: EvidenceKind; title: string | null; opinion: Opinion };
  "inspection-unplanned": Nothing;
  "inspection-due": { on: string; lastOn: string | null };
  "inspection-overdue": { on: string; lastOn: string | null };
  "inspection-unfollowed": { on: string; result: InspectionResult };
  "finding-overdue": { title: string | null; on: string };
  /** `on` = the service's end; `deadline` = 31 days after it. */
  "exit-unproven": { title: string | null; kind: ServiceKind; on: string; deadline: string };
  /** The flag that was accepted, and the last day of the waiver that last covered it. */
  "waiver-expired": { rule: Rule; subject: string | null; until: string };
}

export type Rule = keyof FactsByRule;

export type RuleFamily = "status" | "agreements" | "locations" | "evidence" | "inspections" | "exit" | "waivers";

/** Every rule with the family (the file under `rules/`) that judges it, in the order of the specification. */
export const familyOfRule: Record<Rule, RuleFamily> = {
  "status-contradicted": "status",
  "role-undetermined": "status",
  "contract-missing": "agreements",
  "contract-ended": "agreements",
  "contract-ending": "agreements",
  "dpa-missing": "agreements",
  "dpa-unsigned": "agreements",
  "dpa-ended": "agreements",
  "dpa-ending": "agreements",
  "nda-missing": "agreements",
  "nda-unsigned": "agreements",
  "nda-ended": "agreements",
  "nda-ending": "agreements",
  "contract-notice-closing": "agreements",
  "contract-auto-renewed": "agreements",
  "dpa-incomplete": "agreements",
  "dpa-unchecked": "agreements",
  "dpa-review-overdue": "agreements",
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
  "parent-outside-eea": "locations",
  "chain-identity-incomplete": "locations",
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
  "finding-overdue": "inspections",
  "exit-unproven": "exit",
  "waiver-expired": "waivers",
};

export const rules = Object.keys(familyOfRule) as Rule[];

/** What a family says of one subcontractor on one day, before its run of days and its waivers are known. */
export type Verdict = { [R in Rule]: { rule: R; severity: Severity; subject: string | null; facts: FactsByRule[R] } }[Rule];

export type Flag = Verdict & {
  /** Key of the subcontractor. */
  subcontractor: string;
  /** First day of the unbroken run of days on which this flag (rule, subcontractor, subject) held. */
  since: string;
  waived: boolean;
};

export const lights = ["red", "amber", "green", "grey"] as const;
export type Light = (typeof lights)[number];
