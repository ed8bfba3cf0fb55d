import type { RequirementId } from "../../../../app/domain/flag";
import type { Evidence, EvidenceKind, Location, Service, ServiceKind, Subcontractor } from "../../../../app/domain/portfolio";
import { aFinding, aLocation, anEvidence, aService, aSubcontractor, aWaiver, keptEvidence, today } from "../../../support/facts";
import { table } from "./case";

const served = (...services: Partial<Service>[]) => services.map((one, n) => aService({ key: `s${n + 1}`, ...one }));

const satisfying: Record<RequirementId, readonly EvidenceKind[]> = {
  assurance: ["iso27001", "isae3402-2", "isae3000-gdpr", "soc2-2"],
  insurance: ["insurance"],
  "continuity-test": ["continuity-test"],
  "breach-drill": ["breach-drill"],
  pentest: ["pentest"],
  "location-statement": ["location-statement"],
  "subprocessor-list": ["subprocessor-list"],
};
const requirements = Object.keys(satisfying) as RequirementId[];
const neededBy: Record<RequirementId, readonly ServiceKind[]> = {
  assurance: ["datacentre", "cloud"],
  insurance: ["datacentre", "cloud", "consultant"],
  "continuity-test": ["datacentre", "cloud", "network"],
  "breach-drill": ["datacentre", "cloud", "software"],
  pentest: ["cloud", "software"],
  "location-statement": ["datacentre", "cloud", "software", "network", "consultant"],
  "subprocessor-list": [],
};
const roles = ["processor", "sub-processor", null, "separate-controller", "joint-controller", "non-processor"] as const;
const serviceKinds = ["datacentre", "cloud", "software", "network", "consultant", "other"] as const;

/** The kept subcontractor with this evidence in place of what satisfies the requirement. */
const proving = (requirement: RequirementId, evidence: Partial<Evidence>[], overrides: Partial<Subcontractor> = {}) =>
  aSubcontractor({
    evidence: [
      ...keptEvidence().filter((kept) => !satisfying[requirement].includes(kept.kind)),
      ...evidence.map((one, n) => anEvidence({ kind: satisfying[requirement][0] ?? "other", key: `e${n + 1}`, ...one })),
    ],
    ...overrides,
  });
const node = { engagedBy: "hub" };
const toCome = { services: served({ startsOn: "2027-01-01" }) };
const outsider = { services: served({ kind: "other", role: "non-processor" }) };

/** A certificate to 2026-12-31: 90 days before it is 2026-10-02, 30 days 2026-12-01. */
const validTo = "2026-12-31";
const certificate = proving("assurance", [{ validTo }]);
const low = { subject: "assurance", severity: "low", since: "2026-10-02" } as const;
const lowMedium = { ...low, severity: "medium" } as const;
const insured = proving("insurance", [{ validTo }]);
const insurance = { subject: "insurance", severity: "medium", since: "2026-12-01" } as const;

/** A report for the year to 2025-06-30 counts to 2026-06-30; the next one is late after 2026-09-30. */
const report = { kind: "isae3402-2", periodStart: "2024-07-01", periodEnd: "2025-06-30", issuedOn: "2025-08-15" } as const;
const bridge = {
  kind: "bridge-letter", key: "bridge", issuedOn: "2026-06-15", validFrom: "2025-07-01", validTo: "2026-09-30",
} as const;
const reported = (...more: Partial<Evidence>[]) => proving("assurance", [report, ...more]);
const reportWith = (overrides: Partial<Evidence>) => proving("assurance", [{ ...report, ...overrides }]);
const bridged = { subject: "assurance", severity: "medium", since: "2026-04-01", says: { bridged: true } } as const;
const gap = { subject: "assurance", severity: "medium" } as const;
const expired = { subject: "assurance", severity: "high" } as const;
const missing = { subject: "assurance", severity: "high" } as const;

const received = "2026-06-01";
const pending = { kind: "other", key: "doc", review: "pending" } as const;
const unreviewed = { subject: "doc", severity: "medium" } as const;
const withDocument = (overrides: Partial<Evidence>, rest: Partial<Subcontractor> = {}) =>
  aSubcontractor({ evidence: [...keptEvidence(), anEvidence({ ...pending, ...overrides })], ...rest });

const sited = (sites: string[], location: Partial<Location> = {}, ...more: Partial<Evidence>[]) =>
  proving(
    "assurance", [{ validTo: "2029-01-31", sites }, ...more],
    { locations: [aLocation(location), aLocation({ key: "ber", path: "logs" })] },
  );
const scopeGap = { subject: "cph", severity: "high" } as const;

/** A report with reservations, and what may come after it. */
const reserved = { kind: "isae3000-gdpr", key: "bad", periodEnd: "2025-12-31", opinion: "qualified" } as const;
const clean = { kind: "isae3000-gdpr", key: "good", opinion: "unmodified" } as const;
const judged = (bad: Partial<Evidence>, good: Partial<Evidence> | null = null, rest: Partial<Subcontractor> = {}) =>
  aSubcontractor({
    evidence: [
      ...keptEvidence(), anEvidence({ ...reserved, ...bad }), ...(good === null ? [] : [anEvidence({ ...clean, ...good })]),
    ],
    ...rest,
  });
const adverse = { subject: "bad", severity: "high" } as const;

export const evidenceTables = {
  "evidence-expiring": table("evidence-expiring", [
    {
      name: "38 days left", covers: "held", on: today, facts: certificate,
      expect: { ...low, says: { requirement: "assurance", kind: "iso27001", on: validTo, bridged: false } },
    },
    { name: "years left", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    { name: "91 days left", covers: "before", on: "2026-10-01", facts: certificate, expect: null },
    { name: "90 days left", covers: "at", on: "2026-10-02", facts: certificate, expect: low },
    { name: "89 days left", covers: "after", on: "2026-10-03", facts: certificate, expect: low },
    { name: "31 days left", covers: "before", on: "2026-11-30", facts: certificate, expect: low },
    { name: "30 days left", covers: "at", on: "2026-12-01", facts: certificate, expect: lowMedium },
    { name: "29 days left", covers: "after", on: "2026-12-02", facts: certificate, expect: lowMedium },
    { name: "the day before the last", covers: "before", on: "2026-12-30", facts: certificate, expect: lowMedium },
    { name: "on the last day", covers: "at", on: validTo, facts: certificate, expect: lowMedium },
    { name: "the day after the last", covers: "after", on: "2027-01-01", facts: certificate, expect: null },
    { name: "insurance, 31 days left", covers: "before", on: "2026-11-30", facts: insured, expect: null },
    { name: "insurance, 30 days left", covers: "at", on: "2026-12-01", facts: insured, expect: insurance },
    { name: "insurance, 29 days left", covers: "after", on: "2026-12-02", facts: insured, expect: insurance },
    { name: "insurance, on the last day", covers: "at", on: validTo, facts: insured, expect: insurance },
    ...requirements
      .filter((requirement) => requirement !== "insurance")
      .flatMap((requirement) => [
        {
          name: `${requirement}, 91 days left`, covers: "before" as const, on: "2026-10-01",
          facts: proving(requirement, [{ validTo }]), expect: null,
        },
        {
          name: `${requirement}, 90 days left`, covers: "at" as const, on: "2026-10-02",
          facts: proving(requirement, [{ validTo }]),
          expect: { ...low, subject: requirement },
        },
      ]),
    {
      name: "the longest evidence decides", covers: "exception", on: "2026-12-10",
      facts: proving("assurance", [{ validTo }, { kind: "soc2-2", validTo: "2027-01-31" }]),
      expect: { subject: "assurance", severity: "low", since: "2026-11-02", says: { kind: "soc2-2", on: "2027-01-31" } },
    },
    {
      name: "another that lasts", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo }, { kind: "soc2-2", validTo: "2028-01-31" }]),
      expect: null,
    },
    {
      name: "another that lasts but is not accepted", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo }, { kind: "soc2-2", validTo: "2028-01-31", review: "pending" }]), expect: low,
    },
    {
      name: "another that lasts but begins tomorrow", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo }, { kind: "soc2-2", validFrom: "2026-11-24", validTo: "2028-01-31" }]), expect: low,
    },
    {
      name: "a year from the day of issue", covers: "exception", on: today,
      facts: proving("pentest", [{ issuedOn: "2025-12-31" }]),
      expect: { ...low, subject: "pentest" },
    },
    {
      name: "a year from a leap day ends on 28 February", covers: "exception", on: "2025-02-28",
      facts: proving("pentest", [{ issuedOn: "2024-02-29" }]),
      expect: { subject: "pentest", severity: "medium", since: "2024-11-30", says: { on: "2025-02-28" } },
    },
    {
      name: "a year from the period's end, not from the day of issue", covers: "exception", on: today,
      facts: proving("assurance", [{ kind: "soc2-2", periodEnd: "2025-12-31", issuedOn: "2026-03-01" }]),
      expect: { ...low, says: { on: validTo } },
    },
    {
      name: "an end date goes before the period's end", covers: "exception", on: today,
      facts: proving("assurance", [{ kind: "soc2-2", periodEnd: "2025-12-31", validTo: "2028-12-31" }]), expect: null,
    },
    {
      name: "a bridge letter carries a report that ran out", covers: "exception", on: "2026-08-01", facts: reported(bridge),
      expect: { ...bridged, says: { bridged: true, kind: "isae3402-2" } },
    },
    {
      name: "on the last day of the report itself", covers: "at", on: "2026-06-30",
      facts: reported(bridge), expect: { ...bridged, says: { bridged: false } },
    },
    { name: "on the first day that is bridged", covers: "after", on: "2026-07-01", facts: reported(bridge), expect: bridged },
    {
      name: "on the last day of the bridge letter", covers: "at", on: "2026-09-20",
      facts: reported({ ...bridge, validTo: "2026-09-20" }), expect: bridged,
    },
    {
      name: "the day after the bridge letter", covers: "after", on: "2026-09-21",
      facts: reported({ ...bridge, validTo: "2026-09-20" }), expect: null,
    },
    {
      name: "on the last day that a bridge letter may carry", covers: "at", on: "2026-09-30",
      facts: reported({ ...bridge, validTo: "2027-12-31" }),
      expect: bridged,
    },
    {
      name: "the day after the last that a bridge letter may carry", covers: "after", on: "2026-10-01",
      facts: reported({ ...bridge, validTo: "2027-12-31" }), expect: null,
    },
    {
      name: "a bridge letter from the period's end itself", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, validFrom: "2025-06-30" }),
      expect: bridged,
    },
    {
      name: "a bridge letter that leaves a day's gap", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, validFrom: "2025-07-02" }),
      expect: null,
    },
    {
      name: "a bridge letter that is pending", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, review: "pending" }), expect: null,
    },
    {
      name: "a bridge letter without a beginning", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, validFrom: null }), expect: null,
    },
    {
      name: "a bridge letter without an end", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, validTo: null }), expect: null,
    },
    {
      name: "a bridge letter for the one report that is not late", covers: "exception", on: "2026-08-01",
      facts: reported({ ...report, key: "old", periodStart: null, periodEnd: "2024-06-30" }, bridge), expect: bridged,
    },
    {
      name: "a bridge letter carries no certificate", covers: "exception", on: "2026-08-01",
      facts: proving("assurance", [{ validTo: "2026-06-30", periodEnd: "2025-06-30" }, bridge]), expect: null,
    },
    {
      name: "a bridge letter carries no report with an end date", covers: "exception", on: "2026-08-01",
      facts: proving("assurance", [{ ...report, validTo: "2026-06-30" }, bridge]), expect: null,
    },
    {
      name: "a bridge letter carries no ISO 27001 with a period", covers: "exception", on: "2026-08-01",
      facts: proving("assurance", [{ ...report, kind: "iso27001" }, bridge]), expect: null,
    },
    {
      name: "a chain node needs none", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo }], node), expect: null,
    },
    { name: "not needed", covers: "exception", on: today, facts: proving("assurance", [{ validTo }], outsider), expect: null },
    {
      name: "waived", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo }], { waivers: [aWaiver({ rule: "evidence-expiring", subject: "assurance" })] }),
      expect: { ...low, waived: true },
    },
    {
      name: "waived for another requirement", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo }], { waivers: [aWaiver({ rule: "evidence-expiring", subject: "insurance" })] }),
      expect: { ...low, waived: false },
    },
  ]),
  "evidence-gap": table("evidence-gap", [
    {
      name: "a report has run out, the next is not late yet", covers: "held", on: "2026-08-01", facts: reported(),
      expect: { ...gap, since: "2026-07-01", says: { requirement: "assurance", kind: "isae3402-2", deadline: "2026-09-30" } },
    },
    { name: "a report that counts", covers: "not-held", on: "2026-01-01", facts: reported(), expect: null },
    { name: "the day before the report runs out", covers: "before", on: "2026-06-29", facts: reported(), expect: null },
    { name: "on the report's last day", covers: "at", on: "2026-06-30", facts: reported(), expect: null },
    {
      name: "the day after the report's last", covers: "after", on: "2026-07-01",
      facts: reported(), expect: { ...gap, since: "2026-07-01" },
    },
    {
      name: "the day before the next is late", covers: "before", on: "2026-09-29",
      facts: reported(), expect: { ...gap, since: "2026-07-01" },
    },
    {
      name: "on the last day before the next is late", covers: "at", on: "2026-09-30",
      facts: reported(), expect: { ...gap, since: "2026-07-01" },
    },
    { name: "the day the next is late", covers: "after", on: "2026-10-01", facts: reported(), expect: null },
    {
      name: "months are counted from the anchor: 30 November + 15", covers: "at", on: "2026-02-28",
      facts: proving("assurance", [{ kind: "soc2-2", periodEnd: "2024-11-30" }]), expect: { ...gap, since: "2025-12-01" },
    },
    {
      name: "the day after 30 November + 15 months", covers: "after", on: "2026-03-01",
      facts: proving("assurance", [{ kind: "soc2-2", periodEnd: "2024-11-30" }]), expect: null,
    },
    ...(["isae3402-2", "isae3000-gdpr", "soc2-2"] as const).map((kind) => ({
      name: `${kind} is a period report`, covers: "exception" as const, on: "2026-08-01",
      facts: proving("assurance", [{ ...report, kind }]), expect: gap,
    })),
    {
      name: "ISO 27001 is none", covers: "exception", on: "2026-08-01",
      facts: proving("assurance", [{ ...report, kind: "iso27001" }]), expect: null,
    },
    {
      name: "a report with an end date is none", covers: "exception", on: "2026-08-01",
      facts: reportWith({ validTo: "2026-06-30" }), expect: null,
    },
    {
      name: "a report without a period is none", covers: "exception", on: "2026-09-01",
      facts: reportWith({ periodEnd: null, periodStart: null }), expect: null,
    },
    {
      name: "a report that is pending is none", covers: "exception", on: "2026-08-01",
      facts: reportWith({ review: "pending" }), expect: null,
    },
    { name: "a bridge letter that carries it", covers: "exception", on: "2026-08-01", facts: reported(bridge), expect: null },
    {
      name: "the day after the bridge letter", covers: "exception", on: "2026-09-21",
      facts: reported({ ...bridge, validTo: "2026-09-20" }),
      expect: { ...gap, since: "2026-09-21" },
    },
    {
      name: "a bridge letter that leaves a day's gap", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, validFrom: "2025-07-02" }),
      expect: { ...gap, since: "2026-07-01" },
    },
    {
      name: "a bridge letter that is pending", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, review: "pending" }), expect: gap,
    },
    {
      name: "a bridge letter without a beginning", covers: "exception", on: "2026-08-01",
      facts: reported({ ...bridge, validFrom: null }), expect: gap,
    },
    {
      name: "another certificate that still counts", covers: "exception", on: "2026-08-01",
      facts: reported({ kind: "iso27001", validTo: "2026-08-01" }),
      expect: null,
    },
    {
      name: "another report that is late changes nothing", covers: "exception", on: "2026-08-01",
      facts: reported({ kind: "soc2-2", periodEnd: "2024-06-30" }), expect: gap,
    },
    {
      name: "never critical", covers: "exception", on: "2026-08-01",
      facts: proving("assurance", [report], { criticality: "critical" }), expect: gap,
    },
    {
      name: "a chain node needs none", covers: "exception", on: "2026-08-01",
      facts: proving("assurance", [report], node), expect: null,
    },
    { name: "not needed", covers: "exception", on: "2026-08-01", facts: proving("assurance", [report], outsider), expect: null },
  ]),
  "evidence-expired": table("evidence-expired", [
    {
      name: "a certificate ran out", covers: "held", on: today, facts: proving("assurance", [{ validTo: "2026-06-30" }]),
      expect: { ...expired, since: "2026-07-01", says: { requirement: "assurance", kind: "iso27001", on: "2026-06-30" } },
    },
    { name: "a certificate that counts", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    { name: "the day before its last", covers: "before", on: "2026-12-30", facts: certificate, expect: null },
    { name: "on its last day", covers: "at", on: validTo, facts: certificate, expect: null },
    {
      name: "the day after its last", covers: "after", on: "2027-01-01",
      facts: certificate, expect: { ...expired, since: "2027-01-01" },
    },
    {
      name: "a report, on the last day before the next is late", covers: "at", on: "2026-09-30",
      facts: reported(), expect: null,
    },
    {
      name: "a report, the day the next is late", covers: "after", on: "2026-10-01",
      facts: reported(), expect: { ...expired, since: "2026-10-01" },
    },
    {
      name: "a report, the day the next is late, whatever the bridge letter says", covers: "exception", on: "2026-10-01",
      facts: reported({ ...bridge, validTo: "2027-12-31" }), expect: { ...expired, since: "2026-10-01" },
    },
    {
      name: "critical where the subcontractor is", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo: "2026-06-30" }], { criticality: "critical" }),
      expect: { ...expired, severity: "critical" },
    },
    {
      name: "high where the subcontractor is of high criticality", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo: "2026-06-30" }], { criticality: "high" }), expect: expired,
    },
    ...requirements.flatMap((requirement) =>
      satisfying[requirement].map((kind) => ({
        name: `${requirement} by ${kind}`, covers: "exception" as const, on: today,
        facts: proving(requirement, [{ kind, validTo: "2026-06-30" }]),
        expect: { ...expired, subject: requirement, since: "2026-07-01" },
      })),
    ),
    {
      name: "a year from the day of issue", covers: "exception", on: today,
      facts: proving("pentest", [{ issuedOn: "2025-06-30" }]),
      expect: { ...expired, subject: "pentest", since: "2026-07-01" },
    },
    {
      name: "a new one, the day before it begins", covers: "before", on: "2026-07-31",
      facts: proving("assurance", [{ validTo: "2026-06-30" }, { validFrom: "2026-08-01", validTo: "2029-07-31" }]),
      expect: { ...expired, since: "2026-07-01" },
    },
    {
      name: "a new one, on the day it begins", covers: "at", on: "2026-08-01",
      facts: proving("assurance", [{ validTo: "2026-06-30" }, { validFrom: "2026-08-01", validTo: "2029-07-31" }]), expect: null,
    },
    {
      name: "one that ran out but was never accepted is missing", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo: "2026-06-30", review: "rejected" }]), expect: null,
    },
    {
      name: "a chain node needs none", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo: "2026-06-30" }], node), expect: null,
    },
    {
      name: "not needed", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo: "2026-06-30" }], outsider), expect: null,
    },
    {
      name: "not in scope", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo: "2026-06-30" }], toCome), expect: null,
    },
  ]),
  "evidence-missing": table("evidence-missing", [
    {
      name: "none at all", covers: "held", on: today, facts: proving("assurance", []),
      expect: { ...missing, since: "2023-01-01", says: { requirement: "assurance" } },
    },
    { name: "one accepted", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    {
      name: "the day before the first one begins", covers: "before", on: "2026-06-30",
      facts: proving("assurance", [{ validFrom: "2026-07-01", validTo: "2029-06-30" }]),
      expect: { ...missing, since: "2023-01-01" },
    },
    {
      name: "on the day the first one begins", covers: "at", on: "2026-07-01",
      facts: proving("assurance", [{ validFrom: "2026-07-01", validTo: "2029-06-30" }]), expect: null,
    },
    {
      name: "the day after the first one began", covers: "after", on: "2026-07-02",
      facts: proving("assurance", [{ validFrom: "2026-07-01", validTo: "2029-06-30" }]), expect: null,
    },
    {
      name: "one that ran out is not missing", covers: "exception", on: today,
      facts: proving("assurance", [{ validTo: "2024-06-30" }]), expect: null,
    },
    {
      name: "without a beginning it counts on every day up to its end", covers: "exception", on: "2023-02-01",
      facts: proving("assurance", [{ issuedOn: "2026-01-01", validTo: "2029-06-30" }]), expect: null,
    },
    {
      name: "one pending", covers: "exception", on: today,
      facts: proving("assurance", [{ review: "pending", validTo: "2029-01-31" }]), expect: missing,
    },
    {
      name: "one rejected", covers: "exception", on: today,
      facts: proving("assurance", [{ review: "rejected", validTo: "2029-01-31" }]), expect: missing,
    },
    {
      name: "one without any date", covers: "exception", on: today,
      facts: proving("assurance", [{ issuedOn: null }]), expect: missing,
    },
    {
      name: "one with a beginning alone", covers: "exception", on: today,
      facts: proving("assurance", [{ issuedOn: null, validFrom: "2026-01-01", periodStart: "2026-01-01" }]), expect: missing,
    },
    {
      name: "critical where the subcontractor is", covers: "exception", on: today,
      facts: proving("assurance", [], { criticality: "critical" }),
      expect: { ...missing, severity: "critical" },
    },
    {
      name: "high where the subcontractor is of low criticality", covers: "exception", on: today,
      facts: proving("assurance", [], { criticality: "low" }),
      expect: missing,
    },
    ...requirements.flatMap((requirement) =>
      satisfying[requirement].map((kind) => ({
        name: `${requirement} satisfied by ${kind}`, covers: "exception" as const, on: today,
        facts: proving(requirement, [{ kind, validTo: "2029-01-31" }]), expect: null,
      })),
    ),
    ...(["soa", "isae3402-1", "soc2-1", "iso27701", "pci-dss", "csa-star", "bridge-letter"] as const).map((kind) => ({
      name: `assurance not satisfied by ${kind}`, covers: "exception" as const, on: today,
      facts: proving("assurance", [{ kind, validFrom: "2025-01-01", validTo: "2029-01-31" }]), expect: missing,
    })),
    {
      name: "a vulnerability report is no penetration test", covers: "exception", on: today,
      facts: proving("pentest", [{ kind: "vulnerability-report" }]), expect: { ...missing, subject: "pentest" },
    },
    {
      name: "a written confirmation is no location statement", covers: "exception", on: today,
      facts: proving("location-statement", [{ kind: "written-confirmation" }]),
      expect: { ...missing, subject: "location-statement" },
    },
    ...requirements.flatMap((requirement) =>
      serviceKinds.map((kind) => ({
        name: `${requirement} for ${kind}`, covers: "exception" as const, on: today,
        facts: proving(requirement, [], { services: served({ kind, role: "non-processor" }) }),
        expect: neededBy[requirement].includes(kind) ? { ...missing, subject: requirement } : null,
      })),
    ),
    ...roles.map((role, n) => ({
      name: `subprocessor-list for the role ${role}`, covers: "exception" as const, on: today,
      facts: proving("subprocessor-list", [], { services: served({ kind: "other", role }) }),
      expect: n < 3 ? { ...missing, subject: "subprocessor-list" } : null,
    })),
    {
      name: "needed from the day such a service begins", covers: "exception", on: "2026-07-01",
      facts: proving("pentest", [], { services: served({ kind: "network" }, { kind: "software", startsOn: "2026-07-01" }) }),
      expect: { ...missing, subject: "pentest", since: "2026-07-01" },
    },
    {
      name: "not needed when such a service has ended", covers: "exception", on: "2026-07-01",
      facts: proving("pentest", [], { services: served({ kind: "network" }, { kind: "software", endsOn: "2026-06-30" }) }),
      expect: null,
    },
    { name: "a chain node needs none", covers: "exception", on: today, facts: proving("assurance", [], node), expect: null },
    { name: "not in scope", covers: "exception", on: today, facts: proving("assurance", [], toCome), expect: null },
    {
      name: "waived", covers: "exception", on: today,
      facts: proving("insurance", [], { waivers: [aWaiver({ rule: "evidence-missing", subject: "insurance" })] }),
      expect: { ...missing, subject: "insurance", waived: true },
    },
    {
      name: "a waiver without a subject does not match", covers: "exception", on: today,
      facts: proving("insurance", [], { waivers: [aWaiver({ rule: "evidence-missing" })] }),
      expect: { ...missing, subject: "insurance", waived: false },
    },
  ]),
  "evidence-unreviewed": table("evidence-unreviewed", [
    {
      name: "received months ago", covers: "held", on: today, facts: withDocument({ receivedOn: received }),
      expect: { ...unreviewed, since: "2026-06-16", says: { kind: "other", lastOn: received } },
    },
    { name: "accepted", covers: "not-held", on: today, facts: withDocument({ review: "accepted" }), expect: null },
    {
      name: "rejected", covers: "not-held", on: today,
      facts: withDocument({ review: "rejected", receivedOn: null }), expect: null,
    },
    {
      name: "13 days after it was received", covers: "before", on: "2026-06-14",
      facts: withDocument({ receivedOn: received }), expect: null,
    },
    {
      name: "14 days after it was received", covers: "at", on: "2026-06-15",
      facts: withDocument({ receivedOn: received }), expect: null,
    },
    {
      name: "15 days after it was received", covers: "after", on: "2026-06-16", facts: withDocument({ receivedOn: received }),
      expect: { ...unreviewed, since: "2026-06-16" },
    },
    {
      name: "nobody knows when it was received", covers: "exception", on: today, facts: withDocument({ receivedOn: null }),
      expect: { ...unreviewed, since: "2023-01-01", says: { lastOn: null } },
    },
    {
      name: "without any date", covers: "exception", on: today, facts: withDocument({ issuedOn: null, receivedOn: received }),
      expect: { ...unreviewed, since: "2026-06-16" },
    },
    {
      name: "it begins later", covers: "exception", on: today,
      facts: withDocument({ receivedOn: received, validFrom: "2027-01-01" }), expect: unreviewed,
    },
    { name: "received later", covers: "exception", on: today, facts: withDocument({ receivedOn: "2027-01-01" }), expect: null },
    {
      name: "a chain node as well", covers: "exception", on: today,
      facts: withDocument({ receivedOn: received }, node), expect: unreviewed,
    },
    { name: "not in scope", covers: "exception", on: today, facts: withDocument({ receivedOn: received }, toCome), expect: null },
  ]),
  "evidence-scope-gap": table("evidence-scope-gap", [
    {
      name: "the certificate names another site", covers: "held", on: today, facts: sited(["ber"]),
      expect: { ...scopeGap, since: "2023-01-01", says: { path: "storage", country: "DK", city: "Ballerup" } },
    },
    { name: "the certificate names the site", covers: "not-held", on: today, facts: sited(["ber", "cph"]), expect: null },
    { name: "the certificate names no site", covers: "not-held", on: today, facts: sited([]), expect: null },
    {
      name: "another without sites, the day before its last", covers: "before", on: "2026-06-29",
      facts: sited(["ber"], {}, { kind: "soc2-2", validTo: "2026-06-30" }), expect: null,
    },
    {
      name: "another without sites, on its last day", covers: "at", on: "2026-06-30",
      facts: sited(["ber"], {}, { kind: "soc2-2", validTo: "2026-06-30" }), expect: null,
    },
    {
      name: "another without sites, the day after its last", covers: "after", on: "2026-07-01",
      facts: sited(["ber"], {}, { kind: "soc2-2", validTo: "2026-06-30" }), expect: { ...scopeGap, since: "2026-07-01" },
    },
    {
      name: "on the last day of the only certificate", covers: "at", on: "2029-01-31",
      facts: sited(["ber"]), expect: { ...scopeGap, since: "2023-01-01" },
    },
    {
      name: "the day after the last of the only certificate", covers: "after", on: "2029-02-01",
      facts: sited(["ber"]), expect: null,
    },
    ...(["storage", "processing", "backup"] as const).map((path) => ({
      name: `path ${path}`, covers: "exception" as const, on: today,
      facts: sited(["ber"], { path }), expect: { ...scopeGap, says: { path } },
    })),
    ...(["logs", "remote-access", "keys", "recovery"] as const).map((path) => ({
      name: `path ${path}`, covers: "exception" as const, on: today, facts: sited(["ber"], { path }), expect: null,
    })),
    {
      name: "both certificates name other sites", covers: "exception", on: today,
      facts: sited(["ber"], {}, { kind: "soc2-2", validTo: "2029-01-31", sites: ["ber"] }),
      expect: scopeGap,
    },
    {
      name: "one of the certificates names the site", covers: "exception", on: today,
      facts: sited(["ber"], {}, { kind: "soc2-2", validTo: "2029-01-31", sites: ["cph"] }), expect: null,
    },
    {
      name: "one that names the site is pending", covers: "exception", on: today,
      facts: sited(["ber"], {}, { kind: "soc2-2", validTo: "2029-01-31", sites: ["cph"], review: "pending" }), expect: scopeGap,
    },
    {
      name: "one that names the site begins tomorrow", covers: "exception", on: today,
      facts: sited(["ber"], {}, { kind: "soc2-2", validFrom: "2026-11-24", validTo: "2029-01-31", sites: ["cph"] }),
      expect: scopeGap,
    },
    {
      name: "one of another kind that names the site", covers: "exception", on: today,
      facts: sited(["ber"], {}, { kind: "en50600", validTo: "2029-01-31", sites: ["cph"] }), expect: scopeGap,
    },
    {
      name: "a report that is only bridged satisfies nothing", covers: "exception", on: "2026-08-01",
      facts: proving(
        "assurance", [{ ...report, sites: ["ber"] }, bridge],
        { locations: [aLocation(), aLocation({ key: "ber", path: "logs" })] },
      ),
      expect: null,
    },
    {
      name: "the location has ended", covers: "exception", on: today,
      facts: sited(["ber"], { endsOn: "2026-11-22" }), expect: null,
    },
    {
      name: "the location began in July", covers: "exception", on: today, facts: sited(["ber"], { startsOn: "2026-07-01" }),
      expect: { ...scopeGap, since: "2026-07-01" },
    },
    {
      name: "assurance is not needed", covers: "exception", on: today,
      facts: { ...sited(["ber"]), services: served({ kind: "software" }) }, expect: null,
    },
    { name: "a chain node needs none", covers: "exception", on: today, facts: { ...sited(["ber"]), ...node }, expect: null },
    { name: "not in scope", covers: "exception", on: today, facts: { ...sited(["ber"]), ...toCome }, expect: null },
  ]),
  "evidence-adverse": table("evidence-adverse", [
    {
      name: "a report with reservations", covers: "held", on: today, facts: judged({}),
      expect: { ...adverse, since: "2023-01-01", says: { kind: "isae3000-gdpr", opinion: "qualified" } },
    },
    { name: "an unmodified opinion", covers: "not-held", on: today, facts: judged({ opinion: "unmodified" }), expect: null },
    { name: "no opinion", covers: "not-held", on: today, facts: judged({ opinion: null }), expect: null },
    ...(["adverse", "disclaimer"] as const).map((opinion) => ({
      name: opinion, covers: "held" as const, on: today, facts: judged({ opinion }), expect: { ...adverse, says: { opinion } },
    })),
    {
      name: "the day before it begins", covers: "before", on: "2026-06-30",
      facts: judged({ validFrom: "2026-07-01" }), expect: null,
    },
    {
      name: "on the day it begins", covers: "at", on: "2026-07-01", facts: judged({ validFrom: "2026-07-01" }),
      expect: { ...adverse, since: "2026-07-01" },
    },
    {
      name: "the day after it began", covers: "after", on: "2026-07-02", facts: judged({ validFrom: "2026-07-01" }),
      expect: { ...adverse, since: "2026-07-01" },
    },
    {
      name: "the day before a clean one begins", covers: "before", on: "2026-06-30",
      facts: judged({}, { periodEnd: "2026-05-31", validFrom: "2026-07-01" }), expect: adverse,
    },
    {
      name: "on the day a clean one begins", covers: "at", on: "2026-07-01",
      facts: judged({}, { periodEnd: "2026-05-31", validFrom: "2026-07-01" }),
      expect: null,
    },
    {
      name: "a clean one for a later period", covers: "exception", on: today,
      facts: judged({}, { periodEnd: "2026-01-01" }), expect: null,
    },
    {
      name: "a clean one for the same period", covers: "exception", on: today,
      facts: judged({}, { periodEnd: "2025-12-31" }), expect: adverse,
    },
    {
      name: "a clean one for an earlier period", covers: "exception", on: today,
      facts: judged({}, { periodEnd: "2025-12-30" }), expect: adverse,
    },
    {
      name: "the period goes before the day of issue", covers: "exception", on: today,
      facts: judged({ issuedOn: "2026-03-01" }, { periodEnd: "2026-01-31", issuedOn: "2026-02-15" }), expect: null,
    },
    {
      name: "a clean one without a period, by the day of issue", covers: "exception", on: today,
      facts: judged({}, { issuedOn: "2026-01-01" }), expect: null,
    },
    {
      name: "a clean one issued on the period's end", covers: "exception", on: today,
      facts: judged({}, { issuedOn: "2025-12-31" }), expect: adverse,
    },
    {
      name: "neither has a period", covers: "exception", on: today,
      facts: judged({ periodEnd: null, issuedOn: "2026-03-01" }, { issuedOn: "2026-03-02" }), expect: null,
    },
    {
      name: "with neither period nor issue nothing is later", covers: "exception", on: today,
      facts: judged({ periodEnd: null, issuedOn: null, validTo: "2027-01-01" }, { periodEnd: "2026-05-31" }), expect: adverse,
    },
    {
      name: "a clean one with neither is not later", covers: "exception", on: today,
      facts: judged({}, { issuedOn: null, validTo: "2029-01-01" }), expect: adverse,
    },
    {
      name: "one without any date does not exist", covers: "exception", on: today,
      facts: judged({ periodEnd: null, issuedOn: null }), expect: null,
    },
    {
      name: "a clean one of another kind", covers: "exception", on: today,
      facts: judged({}, { kind: "isae3402-2", periodEnd: "2026-05-31" }), expect: adverse,
    },
    {
      name: "a clean one that is pending", covers: "exception", on: today,
      facts: judged({}, { periodEnd: "2026-05-31", review: "pending" }), expect: adverse,
    },
    {
      name: "a later one without an opinion", covers: "exception", on: today,
      facts: judged({}, { periodEnd: "2026-05-31", opinion: null }), expect: adverse,
    },
    {
      name: "it ran out long ago", covers: "exception", on: "2030-01-01",
      facts: judged({}), expect: { ...adverse, since: "2023-01-01" },
    },
    { name: "it is pending", covers: "exception", on: today, facts: judged({ review: "pending" }), expect: null },
    { name: "any kind of evidence", covers: "exception", on: today, facts: judged({ kind: "status-report" }), expect: adverse },
    {
      name: "a finding about it, closed or not", covers: "exception", on: today,
      facts: judged({}, null, { findings: [aFinding({ evidence: "bad", closedOn: "2026-02-01" })] }), expect: null,
    },
    {
      name: "a finding about another", covers: "exception", on: today,
      facts: judged({}, null, { findings: [aFinding({ evidence: "pentest" })] }),
      expect: adverse,
    },
    { name: "a chain node as well", covers: "exception", on: today, facts: judged({}, null, node), expect: adverse },
    { name: "not in scope", covers: "exception", on: today, facts: judged({}, null, toCome), expect: null },
  ]),
};
