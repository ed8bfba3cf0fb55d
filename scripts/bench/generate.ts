import { mandatoryClauses } from "../../app/domain/agreement";
import { plusDays, plusMonths } from "../../app/domain/calendar";
import type {
  Agreement,
  Evidence,
  EvidenceKind,
  Location,
  Service,
  ServiceKind,
  Subcontractor,
} from "../../app/domain/portfolio";
import { emptySubcontractor } from "../../app/domain/subcontractor";

/** Numbers that look random and are the same in every run. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const cities = [
  ["Ballerup", "DK", 55.7, 12.4],
  ["Skanderborg", "DK", 56, 9.9],
  ["Aarhus", "DK", 56.2, 10.2],
  ["Odense", "DK", 55.4, 10.4],
  ["Paris", "FR", 48.9, 2.3],
  ["Roubaix", "FR", 50.7, 3.2],
  ["Lyon", "FR", 45.8, 4.8],
  ["Strasbourg", "FR", 48.6, 7.7],
] as const;

const clauses = Object.fromEntries(mandatoryClauses.map((id) => [id, "present" as const]));

const service = (kind: ServiceKind, more: Partial<Service> = {}): Service => ({
  key: "main",
  name: `Service ${kind}`,
  kind,
  role: "sub-processor",
  startsOn: "2022-01-01",
  endsOn: null,
  ...more,
});

const agreement = (key: string, kind: Agreement["kind"], more: Partial<Agreement> = {}): Agreement => ({
  key,
  kind,
  title: `Agreement ${key}`,
  signedOn: "2022-01-01",
  effectiveOn: null,
  endsOn: null,
  renewalMonths: null,
  noticeMonths: null,
  noticeDays: null,
  reviewedOn: null,
  includesConfidentiality: false,
  clauses: {},
  ...more,
});

const evidence = (key: string, kind: EvidenceKind, issuedOn: string, more: Partial<Evidence> = {}): Evidence => ({
  key,
  kind,
  title: `Evidence ${key}`,
  issuedOn,
  validFrom: null,
  validTo: null,
  periodStart: null,
  periodEnd: null,
  receivedOn: issuedOn,
  review: "accepted",
  reviewedOn: issuedOn,
  opinion: null,
  sites: [],
  ...more,
});

/** A well-kept subcontractor with about ten facts, whose dates lie around `day`. */
function wellKept(index: number, day: string, random: () => number): Subcontractor {
  const ago = (days: number) => plusDays(day, -Math.floor(random() * days) - 20);
  const [city, country, latitude, longitude] = cities[index % cities.length] ?? cities[0];
  const location: Location = {
    key: "site",
    path: "storage",
    country,
    region: null,
    city,
    address: `Street ${index}`,
    latitude,
    longitude,
    startsOn: null,
    endsOn: null,
    confirmedOn: ago(250),
    transferTool: null,
    transferAssessedOn: null,
  };
  const kind: ServiceKind = index % 10 === 0 ? "cloud" : index % 3 === 0 ? "network" : "other";
  const needed: EvidenceKind[] =
    kind === "cloud"
      ? ["iso27001", "insurance", "continuity-test", "breach-drill", "pentest", "location-statement", "subprocessor-list"]
      : kind === "network"
        ? ["continuity-test", "location-statement", "subprocessor-list"]
        : ["subprocessor-list"];
  return emptySubcontractor({
    key: `sub-${String(index).padStart(6, "0")}`,
    name: `${["Nord", "Vest", "Øst", "Syd"][index % 4]} Leverandør ${index}`,
    registrationNumber: `DK${10_000_000 + index}`,
    country,
    address: `Street ${index}`,
    owner: "compliance@example.org",
    contacts: [{ name: `Person ${index}`, email: `p${index}@example.org`, phone: null, role: "security" }],
    services: [service(kind)],
    locations: [location],
    agreements: [
      agreement("contract", "contract", {
        endsOn: plusMonths("2023-01-01", index % 12),
        renewalMonths: 12,
        noticeMonths: 3,
        reviewedOn: ago(30),
      }),
      agreement("dpa", "dpa", { clauses, reviewedOn: ago(300) }),
      agreement("nda", "nda"),
    ],
    evidence: needed.map((item) => evidence(item, item, ago(200))),
    inspectionPlan: { firstDueOn: "2023-01-01", everyMonths: 12, concept: 3, rationale: "Plan" },
    inspections: [{ key: "last", completedOn: ago(250), result: "passed" }],
  });
}

type Defect = (facts: Subcontractor, day: string) => void;

const firstOf = <T>(list: readonly T[]): T => list[0] as T;
const dpaOf = (facts: Subcontractor) => facts.agreements.find((a) => a.kind === "dpa") as Agreement;
const contractOf = (facts: Subcontractor) => facts.agreements.find((a) => a.kind === "contract") as Agreement;
const ndaOf = (facts: Subcontractor) => facts.agreements.find((a) => a.kind === "nda") as Agreement;
const needNda: Defect = (facts) => {
  facts.affectsSecurity = true;
};
const assurance = (facts: Subcontractor, more: Partial<Evidence>, day: string) => {
  facts.services = [service("cloud")];
  facts.evidence = facts.evidence.filter((e) => e.kind !== "iso27001");
  facts.evidence.push(
    evidence("report", "isae3402-2", plusMonths(day, -13), {
      periodStart: plusMonths(day, -26),
      periodEnd: plusMonths(day, -14),
      opinion: "unmodified",
      ...more,
    }),
  );
};

/** One for every rule: makes the rule hold on `day` for a well-kept subcontractor. */
export const defects: Record<string, Defect> = {
  "status-contradicted": (f) => {
    f.status = "ended";
  },
  "role-undetermined": (f) => {
    firstOf(f.services).role = null;
  },
  "contract-missing": (f) => {
    f.agreements = f.agreements.filter((a) => a.kind !== "contract");
  },
  "contract-ended": (f, day) => {
    Object.assign(contractOf(f), { endsOn: plusDays(day, -10), renewalMonths: null });
  },
  "contract-ending": (f, day) => {
    Object.assign(contractOf(f), { endsOn: plusDays(day, 50), renewalMonths: null });
  },
  "dpa-missing": (f) => {
    f.agreements = f.agreements.filter((a) => a.kind !== "dpa");
  },
  "dpa-unsigned": (f) => {
    dpaOf(f).signedOn = null;
  },
  "dpa-ended": (f, day) => {
    dpaOf(f).endsOn = plusDays(day, -5);
  },
  "dpa-ending": (f, day) => {
    dpaOf(f).endsOn = plusDays(day, 20);
  },
  "nda-missing": (f, day) => {
    needNda(f, day);
    f.agreements = f.agreements.filter((a) => a.kind !== "nda");
  },
  "nda-unsigned": (f, day) => {
    needNda(f, day);
    ndaOf(f).signedOn = null;
  },
  "nda-ended": (f, day) => {
    needNda(f, day);
    ndaOf(f).endsOn = plusDays(day, -40);
  },
  "nda-ending": (f, day) => {
    needNda(f, day);
    ndaOf(f).endsOn = plusDays(day, 70);
  },
  "contract-notice-closing": (f, day) => {
    Object.assign(contractOf(f), { endsOn: plusDays(day, 40), renewalMonths: 12, noticeMonths: 1, reviewedOn: null });
  },
  "contract-auto-renewed": (f, day) => {
    Object.assign(contractOf(f), { endsOn: plusMonths(day, -18), renewalMonths: 12, reviewedOn: null });
  },
  "dpa-incomplete": (f) => {
    dpaOf(f).clauses = { ...clauses, "DPA-02": "missing" };
  },
  "dpa-unchecked": (f) => {
    dpaOf(f).clauses = { ...clauses, "DPA-02": "partial" };
  },
  "dpa-review-overdue": (f, day) => {
    dpaOf(f).reviewedOn = plusMonths(day, -30);
  },
  "location-none": (f) => {
    f.locations = [];
  },
  "location-unknown": (f) => {
    firstOf(f.locations).country = null;
  },
  "location-imprecise": (f) => {
    Object.assign(firstOf(f.locations), { country: null, region: "EU" });
  },
  "residency-broken": (f) => {
    firstOf(f.locations).country = "NO";
  },
  "territory-undecided": (f) => {
    firstOf(f.locations).country = "SJ";
  },
  "transfer-no-basis": (f) => {
    firstOf(f.locations).country = "IN";
  },
  "transfer-unconfirmed": (f) => {
    firstOf(f.locations).country = "US";
  },
  "transfer-assessment-overdue": (f) => {
    Object.assign(firstOf(f.locations), { country: "US", transferTool: "scc" });
  },
  "adequacy-ending": (f) => {
    firstOf(f.locations).country = "GB";
  },
  "location-stale": (f, day) => {
    firstOf(f.locations).confirmedOn = plusMonths(day, -14);
  },
  "parent-outside-eea": (f) => {
    f.parentName = "Parent Inc.";
    f.parentCountry = "US";
  },
  "chain-identity-incomplete": (f) => {
    f.contacts = [];
  },
  "evidence-expiring": (f, day) => {
    firstOf(f.evidence).issuedOn = plusMonths(day, -11);
  },
  "evidence-gap": (f, day) => assurance(f, {}, day),
  "evidence-expired": (f, day) => {
    firstOf(f.evidence).issuedOn = plusMonths(day, -20);
  },
  "evidence-missing": (f) => {
    f.evidence = f.evidence.slice(1);
  },
  "evidence-unreviewed": (f, day) => {
    f.evidence.push(evidence("new", "other", plusDays(day, -30), { review: "pending" }));
  },
  "evidence-scope-gap": (f, day) => {
    assurance(f, { validTo: plusMonths(day, 12), sites: ["other"] }, day);
    f.locations.push({ ...firstOf(f.locations), key: "other" });
  },
  "evidence-adverse": (f, day) => {
    f.evidence.push(evidence("report-2", "soc2-1", plusDays(day, -90), { opinion: "qualified" }));
  },
  "inspection-unplanned": (f) => {
    f.inspectionPlan = null;
  },
  "inspection-due": (f, day) => {
    f.inspections = [{ key: "last", completedOn: plusDays(plusMonths(day, -12), 10), result: "passed" }];
  },
  "inspection-overdue": (f, day) => {
    f.inspections = [{ key: "last", completedOn: plusMonths(day, -14), result: "passed" }];
  },
  "inspection-unfollowed": (f, day) => {
    f.inspections.push({ key: "latest", completedOn: plusDays(day, -5), result: "findings" });
  },
  "finding-overdue": (f, day) => {
    f.findings.push({
      key: "late",
      title: "Late",
      severity: "medium",
      dueOn: plusDays(day, -9),
      closedOn: null,
      evidence: null,
      inspection: null,
    });
  },
  "exit-unproven": (f, day) => {
    f.services.push(service("other", { key: "old", endsOn: plusDays(day, -60) }));
  },
  "waiver-expired": (f, day) => {
    f.inspectionPlan = null;
    f.waivers.push({
      rule: "inspection-unplanned",
      subject: null,
      from: plusMonths(day, -10),
      until: plusDays(day, -30),
      reason: "New",
      approvedBy: "Board",
    });
  },
};

/**
 * A register of any size: about ten facts and three flags a subcontractor, every rule among them, one in twenty a chain node.
 * @param day the day on which the flags hold (`adequacy-ending` only in the last half year of a decision)
 */
export function* generate(count: number, day: string): Generator<Subcontractor> {
  const random = numbers(20_261_123);
  const names = Object.keys(defects);
  for (let index = 0; index < count; index += 1) {
    const facts = wellKept(index, day, random);
    for (let nth = 0; nth < 3; nth += 1) {
      // One in eight is well kept; the others have up to three things wrong, each rule in its turn.
      if (index % 8 === 7) break;
      const defect = defects[names[(index * 3 + nth * 17) % names.length] ?? ""];
      if (
        facts.evidence.length > 0 &&
        facts.locations.length > 0 &&
        dpaOf(facts) !== undefined &&
        contractOf(facts) !== undefined &&
        ndaOf(facts) !== undefined
      )
        defect?.(facts, day);
    }
    if (index % 20 === 19) facts.engagedBy = `sub-${String(index - 1 - (index % 3)).padStart(6, "0")}`;
    yield facts;
  }
}

export function* portfolioText(count: number, day: string): Generator<string> {
  yield '{"format":"tilsyn-portfolio/1","organisation":{"name":"Bench","promise":"EU"},"subcontractors":[';
  let first = true;
  for (const facts of generate(count, day)) {
    const agreements = facts.agreements.map((a) => (Object.keys(a.clauses).length === 0 ? { ...a, clauses: null } : a));
    yield (first ? "" : ",") + JSON.stringify({ ...facts, agreements });
    first = false;
  }
  yield "]}\n";
}
