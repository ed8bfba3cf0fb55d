/**
 * The facts a register holds, in the shape of the interchange format `tilsyn-portfolio/1`.
 *
 * Every field is present: a known absence is `null`, an empty list is `[]`. Dates are calendar dates `YYYY-MM-DD`
 * between 1900-01-01 and 2199-12-31. Country codes are upper-case ISO 3166-1 alpha-2.
 *
 * The fields with a question mark came later than the format. They are absent where nothing is set, in the register, in
 * files and in the history alike, so that what was written before them still says the same. Only in what a file or a form
 * states are they also null: nothing is to be set. See `carry-over.ts`.
 */

export const promises = ["EU", "EEA", "none"] as const;
export type Promise_ = (typeof promises)[number];

export const statuses = ["prospect", "active", "exiting", "ended"] as const;
export type Status = (typeof statuses)[number];

/** Worst first; a flag, a finding and a subcontractor's criticality share the scale. */
export const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

export const serviceKinds = ["datacentre", "cloud", "software", "network", "consultant", "other"] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export const serviceRoles = ["processor", "sub-processor", "separate-controller", "joint-controller", "non-processor"] as const;
export type ServiceRole = (typeof serviceRoles)[number];

export const locationPaths = ["storage", "processing", "backup", "logs", "remote-access", "keys", "recovery"] as const;
export type LocationPath = (typeof locationPaths)[number];

export const transferTools = ["adequacy", "scc", "bcr", "adhoc", "code", "certification", "privacy-shield", "scc-2010"] as const;
export type TransferTool = (typeof transferTools)[number];

export const agreementKinds = ["contract", "dpa", "nda"] as const;
export type AgreementKind = (typeof agreementKinds)[number];

export const clauseStates = ["present", "partial", "missing", "n/a"] as const;
export type ClauseState = (typeof clauseStates)[number];

/** What a controller may do to see for itself, weakest first (GDPR Art. 28(3)(h)). */
export const auditRights = ["none", "report", "questionnaire", "remote", "onsite"] as const;
export type AuditRight = (typeof auditRights)[number];

/** The sections of a host's technical and organisational measures, as self-inspection asks about them (GDPR Art. 32). */
export const annexSections = ["FYS", "ADG", "NET", "LOG", "SRB", "OVV", "BCK", "KRY", "UND", "BRD", "KUN"] as const;
export type AnnexSection = (typeof annexSections)[number];

export const decisionKinds = ["renew", "cancel", "renegotiate"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export const evidenceKinds = [
  "iso27001",
  "soa",
  "isae3402-1",
  "isae3402-2",
  "isae3000-gdpr",
  "soc2-1",
  "soc2-2",
  "bridge-letter",
  "iso27701",
  "iso22301",
  "pci-dss",
  "en50600",
  "tia942",
  "uptime-tier",
  "d-seal",
  "csa-star",
  "pentest",
  "vulnerability-report",
  "insurance",
  "continuity-test",
  "breach-drill",
  "location-statement",
  "subprocessor-list",
  "written-confirmation",
  "status-report",
  "sla-report",
  "exit-plan",
  "deletion-proof",
  "other",
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const reviews = ["pending", "accepted", "rejected"] as const;
export type Review = (typeof reviews)[number];

export const opinions = ["unmodified", "qualified", "adverse", "disclaimer"] as const;
export type Opinion = (typeof opinions)[number];

export const inspectionResults = ["passed", "findings", "failed"] as const;
export type InspectionResult = (typeof inspectionResults)[number];

/** What a DPA binds to, or what customers were promised; null = not known, or not promised. Lists are sorted and never empty. */
export interface Terms {
  /** Notice of a breach after becoming aware of it (GDPR Art. 33(2)). */
  breachHours: number | null;
  /** Notice of another sub-processor before it is engaged (GDPR Art. 28(2)). */
  noticeDays: number | null;
  auditRight: AuditRight | null;
  /** From the end of the service until all data is gone, backups included (GDPR Art. 28(3)(g)). */
  deletionDays: number | null;
  /** Where data may be. */
  countries: string[] | null;
  /** Whether data may be transferred to third countries (GDPR Art. 28(3)(a)). */
  thirdCountries: boolean | null;
  /** Sections that the annex on security covers. */
  annexSections: AnnexSection[] | null;
}
export type Term = keyof Terms;
export const termNames = [
  "breachHours",
  "noticeDays",
  "auditRight",
  "deletionDays",
  "countries",
  "thirdCountries",
  "annexSections",
] as const satisfies readonly Term[];

export interface Organisation {
  name: string;
  /** Where customers were promised that data stays. */
  promise: Promise_;
  /** IANA zone; decides what "today" is. */
  timeZone: string;
  /** The strictest of what the data processing agreements with customers promise. */
  customerTerms?: Terms | null | undefined;
}

export interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
  role: string | null;
}

export interface Service {
  key: string;
  name: string | null;
  kind: ServiceKind;
  role: ServiceRole | null;
  startsOn: string;
  endsOn: string | null;
}

export interface Location {
  key: string;
  path: LocationPath;
  country: string | null;
  /** Only where there is no country; `EU` and `EEA` have a meaning. */
  region: string | null;
  city: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  startsOn: string | null;
  endsOn: string | null;
  confirmedOn: string | null;
  transferTool: TransferTool | null;
  transferAssessedOn: string | null;
}

export type Clauses = Record<string, ClauseState | null>;

export interface ClauseNote {
  /** Number of the clause in the subcontractor's own paper. */
  reference: string | null;
  note: string | null;
}

/** What was decided about a contract before its notice deadline, and when to be reminded of what is to come of it. */
export interface Decision {
  decision: DecisionKind;
  decidedOn: string;
  remindOn: string | null;
  note: string | null;
}

export interface Agreement {
  key: string;
  kind: AgreementKind;
  title: string | null;
  signedOn: string | null;
  effectiveOn: string | null;
  endsOn: string | null;
  /** 1 to 1200; null where the agreement does not renew by itself. */
  renewalMonths: number | null;
  noticeMonths: number | null;
  noticeDays: number | null;
  reviewedOn: string | null;
  includesConfidentiality: boolean;
  /** Clause id (`DPA-01`) to its state; only on a DPA. */
  clauses: Clauses;
  /** By clause id; only on a DPA, whether or not the clause has a state. In files it stands with the state. */
  clauseNotes?: Record<string, ClauseNote | null> | undefined;
  /** Only on a DPA. */
  terms?: Terms | null | undefined;
  /** Only on a contract; the last one. */
  decision?: Decision | null | undefined;
}

export interface Evidence {
  key: string;
  kind: EvidenceKind;
  title: string | null;
  issuedOn: string | null;
  validFrom: string | null;
  validTo: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  receivedOn: string | null;
  review: Review;
  reviewedOn: string | null;
  opinion: Opinion | null;
  /** Keys of the locations it covers; empty where it does not say. */
  sites: string[];
  /** Who issued it: the auditor or the certification body. */
  issuer?: string | null | undefined;
  /** What it covers, in its own words: the services, and what is left to others. */
  scopeText?: string | null | undefined;
}

export interface InspectionPlan {
  firstDueOn: string;
  everyMonths: number;
  /** Datatilsynet's supervision concept, 1 to 6. */
  concept: number | null;
  rationale: string | null;
}

export interface Inspection {
  key: string;
  completedOn: string;
  result: InspectionResult;
}

export interface Finding {
  key: string;
  title: string | null;
  severity: Severity;
  dueOn: string;
  closedOn: string | null;
  /** Key of an evidence of the same subcontractor. */
  evidence: string | null;
  /** Key of an inspection of the same subcontractor. */
  inspection: string | null;
  /** Key of a DPA of the same subcontractor that falls short of what customers were promised, and the term in which it does. */
  agreement?: string | undefined;
  term?: Term | undefined;
  /** Who is to see to it; whoever is responsible for the subcontractor where it is not said. */
  owner?: string | null | undefined;
  /** What is to be done about it, and what shows that it worked. */
  action?: string | null | undefined;
  effect?: string | null | undefined;
  /** The question of that inspection that it came of. */
  question?: string | null | undefined;
}

export interface Waiver {
  rule: string;
  subject: string | null;
  from: string;
  until: string;
  reason: string;
  approvedBy: string;
}

export interface Subcontractor {
  key: string;
  name: string;
  registrationNumber: string | null;
  country: string | null;
  address: string | null;
  website: string | null;
  parentName: string | null;
  parentCountry: string | null;
  parentAssessedOn: string | null;
  status: Status;
  criticality: Severity;
  affectsSecurity: boolean;
  /** Key of the subcontractor that engages this one; null = engaged by us. */
  engagedBy: string | null;
  owner: string | null;
  contacts: Contact[];
  services: Service[];
  locations: Location[];
  agreements: Agreement[];
  evidence: Evidence[];
  inspectionPlan: InspectionPlan | null;
  inspections: Inspection[];
  findings: Finding[];
  waivers: Waiver[];
}

export const portfolioFormat = "tilsyn-portfolio/1";

export interface Portfolio {
  format: typeof portfolioFormat;
  organisation: Organisation;
  subcontractors: Subcontractor[];
}

/** The lists of a subcontractor, each a noun of its own. `inspectionPlan` is the one that is not a list. */
export const factLists = [
  "contacts",
  "services",
  "locations",
  "agreements",
  "evidence",
  "inspections",
  "findings",
  "waivers",
] as const;
export type FactList = (typeof factLists)[number];
