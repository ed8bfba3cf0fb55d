import type {
  Agreement,
  Clauses,
  Contact,
  Evidence,
  Finding,
  Inspection,
  InspectionPlan,
  Location,
  Service,
  Subcontractor,
  Waiver,
} from "../../app/domain/portfolio";

/** The day on which the subcontractor that these factories make by default is in scope and raises no flag under any promise. */
export const today = "2026-11-23";

export const aContact = (overrides: Partial<Contact> = {}): Contact => ({
  name: "Kirsten Holm",
  email: "kirsten@nordhavn.example",
  phone: null,
  role: "security",
  ...overrides,
});

export const aService = (overrides: Partial<Service> = {}): Service => ({
  key: "hosting",
  name: "Hosting",
  kind: "cloud",
  role: "sub-processor",
  startsOn: "2023-01-01",
  endsOn: null,
  ...overrides,
});

export const aLocation = (overrides: Partial<Location> = {}): Location => ({
  key: "cph",
  path: "storage",
  country: "DK",
  region: null,
  city: "Ballerup",
  address: null,
  latitude: null,
  longitude: null,
  startsOn: null,
  endsOn: null,
  confirmedOn: "2026-03-01",
  transferTool: null,
  transferAssessedOn: null,
  ...overrides,
});

/** The clauses of level M in `domain.md` 1.1: DPA-01 to DPA-28 but DPA-03. */
export const mandatoryClauses = Array.from({ length: 28 }, (_, n) => `DPA-${String(n + 1).padStart(2, "0")}`).filter(
  (id) => id !== "DPA-03",
);

export const clausesWith = (overrides: Clauses): Clauses => ({
  ...Object.fromEntries(mandatoryClauses.map((id) => [id, "present" as const])),
  ...overrides,
});

export const anAgreement = (overrides: Partial<Agreement> = {}): Agreement => ({
  key: "contract",
  kind: "contract",
  title: null,
  signedOn: "2023-01-01",
  effectiveOn: null,
  endsOn: null,
  renewalMonths: null,
  noticeMonths: null,
  noticeDays: null,
  reviewedOn: null,
  includesConfidentiality: false,
  clauses: {},
  ...overrides,
});

export const aContract = (overrides: Partial<Agreement> = {}): Agreement => anAgreement(overrides);

export const aDpa = (overrides: Partial<Agreement> = {}): Agreement =>
  anAgreement({ key: "dpa", kind: "dpa", reviewedOn: "2026-03-01", clauses: clausesWith({}), ...overrides });

export const anNda = (overrides: Partial<Agreement> = {}): Agreement => anAgreement({ key: "nda", kind: "nda", ...overrides });

export const anEvidence = (overrides: Partial<Evidence> = {}): Evidence => ({
  key: overrides.kind ?? "other",
  kind: "other",
  title: null,
  issuedOn: "2026-06-01",
  validFrom: null,
  validTo: null,
  periodStart: null,
  periodEnd: null,
  receivedOn: "2026-06-02",
  review: "accepted",
  reviewedOn: "2026-06-03",
  opinion: null,
  sites: [],
  ...overrides,
});

/** One accepted evidence for each requirement; the report on security is a certificate that runs for years. */
export const keptEvidence = (): Evidence[] => [
  anEvidence({ kind: "iso27001", validTo: "2029-01-31" }),
  anEvidence({ kind: "insurance" }),
  anEvidence({ kind: "continuity-test" }),
  anEvidence({ kind: "breach-drill" }),
  anEvidence({ kind: "pentest" }),
  anEvidence({ kind: "location-statement" }),
  anEvidence({ kind: "subprocessor-list" }),
];

export const aPlan = (overrides: Partial<InspectionPlan> = {}): InspectionPlan => ({
  firstDueOn: "2024-01-31",
  everyMonths: 12,
  concept: 5,
  rationale: null,
  ...overrides,
});

export const anInspection = (overrides: Partial<Inspection> = {}): Inspection => ({
  key: "2026",
  completedOn: "2026-01-31",
  result: "passed",
  ...overrides,
});

export const aFinding = (overrides: Partial<Finding> = {}): Finding => ({
  key: "f1",
  title: null,
  severity: "medium",
  dueOn: "2027-06-30",
  closedOn: null,
  evidence: null,
  inspection: null,
  ...overrides,
});

export const aWaiver = (overrides: Partial<Waiver> = {}): Waiver => ({
  rule: "contract-missing",
  subject: null,
  from: "2026-01-01",
  until: "2026-12-31",
  reason: "The signed copy is on its way.",
  approvedBy: "Mette Dahl",
  ...overrides,
});

export const aSubcontractor = (overrides: Partial<Subcontractor> = {}): Subcontractor => ({
  key: "nordhavn",
  name: "Nordhavn",
  registrationNumber: null,
  country: "DK",
  address: "Havnegade 1, Aarhus",
  website: null,
  parentName: null,
  parentCountry: null,
  parentAssessedOn: null,
  status: "active",
  criticality: "medium",
  affectsSecurity: false,
  engagedBy: null,
  owner: null,
  contacts: [aContact()],
  services: [aService()],
  locations: [aLocation()],
  agreements: [aContract(), aDpa(), anNda()],
  evidence: keptEvidence(),
  inspectionPlan: aPlan(),
  inspections: [anInspection()],
  findings: [],
  waivers: [],
  ...overrides,
});
