import type { Inspection, InspectionPlan, Service, Subcontractor } from "../../../../app/domain/portfolio";
import { aFinding, anInspection, aPlan, aService, aSubcontractor, aWaiver, today } from "../../../support/facts";
import { table } from "./case";

const served = (...services: Partial<Service>[]) => services.map((one, n) => aService({ key: `s${n + 1}`, ...one }));
const node = { engagedBy: "hub" };
const toCome = { services: served({ startsOn: "2027-01-01" }) };
const outsider = { services: served({ kind: "other", role: "non-processor" }) };

const planned = (plan: Partial<InspectionPlan>, inspections: Partial<Inspection>[], rest: Partial<Subcontractor> = {}) =>
  aSubcontractor({
    inspectionPlan: aPlan(plan),
    inspections: inspections.map((one, n) => anInspection({ key: `i${n + 1}`, ...one })),
    ...rest,
  });
const unplanned = { subject: null, severity: "high" } as const;

/** First due on 2026-06-30: 30 days before it is 2026-05-31, six months after it 2026-12-30. */
const first = planned({ firstDueOn: "2026-06-30" }, []);
const due = { subject: null, severity: "low", since: "2026-05-31" } as const;
const overdue = { subject: null, severity: "high", since: "2026-07-01" } as const;
/** Carried out on 2025-08-31, next due half a year later on 2026-02-28. */
const clamped = planned({ everyMonths: 6 }, [{ completedOn: "2025-08-31" }]);

const unfollowed = { subject: "i1", severity: "high" } as const;
const inspected = (inspections: Partial<Inspection>[], rest: Partial<Subcontractor> = {}) => planned({}, inspections, rest);
const found = { completedOn: "2026-07-01", result: "findings" } as const;

const finding = { subject: "f1", severity: "medium", since: "2026-07-01" } as const;
const owed = (overrides: Parameters<typeof aFinding>[0] = {}, rest: Partial<Subcontractor> = {}) =>
  aSubcontractor({ findings: [aFinding({ dueOn: "2026-06-30", ...overrides })], ...rest });

export const inspectionTables = {
  "inspection-unplanned": table("inspection-unplanned", [
    {
      name: "processing without a plan",
      covers: "held",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null }),
      expect: { ...unplanned, since: "2023-01-01" },
    },
    { name: "a plan", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    {
      name: "the day before processing begins",
      covers: "before",
      on: "2026-06-30",
      facts: aSubcontractor({ inspectionPlan: null, services: served({ role: "non-processor" }, { startsOn: "2026-07-01" }) }),
      expect: null,
    },
    {
      name: "on the day processing begins",
      covers: "at",
      on: "2026-07-01",
      facts: aSubcontractor({ inspectionPlan: null, services: served({ role: "non-processor" }, { startsOn: "2026-07-01" }) }),
      expect: { ...unplanned, since: "2026-07-01" },
    },
    {
      name: "the day after processing began",
      covers: "after",
      on: "2026-07-02",
      facts: aSubcontractor({ inspectionPlan: null, services: served({ role: "non-processor" }, { startsOn: "2026-07-01" }) }),
      expect: { ...unplanned, since: "2026-07-01" },
    },
    {
      name: "no role known counts as processing",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null, services: served({ kind: "other", role: null }) }),
      expect: unplanned,
    },
    {
      name: "neither processing nor security",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null, ...outsider }),
      expect: null,
    },
    {
      name: "security without processing",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null, affectsSecurity: true, ...outsider }),
      expect: unplanned,
    },
    {
      name: "a chain node that processes",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null, ...node }),
      expect: null,
    },
    {
      name: "a chain node that affects security",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null, affectsSecurity: true, ...node }),
      expect: unplanned,
    },
    {
      name: "not in scope",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null, affectsSecurity: true, ...toCome }),
      expect: null,
    },
    {
      name: "inspections without a plan",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ inspectionPlan: null, inspections: [anInspection({ completedOn: today })] }),
      expect: unplanned,
    },
  ]),
  "inspection-due": table("inspection-due", [
    {
      name: "within 30 days of the first",
      covers: "held",
      on: "2026-06-15",
      facts: first,
      expect: { ...due, says: { on: "2026-06-30", lastOn: null } },
    },
    { name: "months away", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    { name: "31 days before", covers: "before", on: "2026-05-30", facts: first, expect: null },
    { name: "30 days before", covers: "at", on: "2026-05-31", facts: first, expect: due },
    { name: "29 days before", covers: "after", on: "2026-06-01", facts: first, expect: due },
    { name: "the day before it is due", covers: "before", on: "2026-06-29", facts: first, expect: due },
    { name: "on the day it is due", covers: "at", on: "2026-06-30", facts: first, expect: due },
    { name: "the day after it was due", covers: "after", on: "2026-07-01", facts: first, expect: null },
    {
      name: "the month's end is clamped: 31 August + 6",
      covers: "exception",
      on: "2026-02-28",
      facts: clamped,
      expect: { ...due, since: "2026-01-29", says: { on: "2026-02-28", lastOn: "2025-08-31" } },
    },
    {
      name: "the latest one carried out counts, with findings too",
      covers: "exception",
      on: "2026-06-15",
      facts: planned({ firstDueOn: "2023-06-30" }, [
        { completedOn: "2025-06-30", result: "findings" },
        { completedOn: "2024-09-30" },
      ]),
      expect: { ...due, says: { lastOn: "2025-06-30" } },
    },
    {
      name: "one that failed does not count",
      covers: "exception",
      on: "2026-06-15",
      facts: planned({}, [{ completedOn: "2025-06-30" }, { completedOn: "2026-06-10", result: "failed" }]),
      expect: due,
    },
    {
      name: "the day before one is carried out",
      covers: "exception",
      on: "2026-06-14",
      facts: planned({}, [{ completedOn: "2025-06-30" }, { completedOn: "2026-06-15" }]),
      expect: due,
    },
    {
      name: "on the day one is carried out",
      covers: "exception",
      on: "2026-06-15",
      facts: planned({}, [{ completedOn: "2025-06-30" }, { completedOn: "2026-06-15" }]),
      expect: null,
    },
    {
      name: "every month: due again on the day it is carried out",
      covers: "exception",
      on: "2026-09-30",
      facts: planned({ everyMonths: 1 }, [{ completedOn: "2026-09-30" }]),
      expect: { subject: null, severity: "low", since: "2026-09-30", says: { on: "2026-10-30" } },
    },
    {
      name: "carried out before the first was due: the plan counts from then",
      covers: "exception",
      on: "2026-06-15",
      facts: planned({ firstDueOn: "2030-01-01" }, [{ completedOn: "2025-06-30" }]),
      expect: due,
    },
    {
      name: "applies to a plan that nobody needs",
      covers: "exception",
      on: "2026-06-15",
      facts: planned({ firstDueOn: "2026-06-30" }, [], outsider),
      expect: due,
    },
    {
      name: "applies to a chain node's plan",
      covers: "exception",
      on: "2026-06-15",
      facts: planned({ firstDueOn: "2026-06-30" }, [], node),
      expect: due,
    },
    { name: "no plan", covers: "exception", on: "2026-06-15", facts: aSubcontractor({ inspectionPlan: null }), expect: null },
    {
      name: "not in scope",
      covers: "exception",
      on: "2026-06-15",
      facts: planned({ firstDueOn: "2026-06-30" }, [], toCome),
      expect: null,
    },
  ]),
  "inspection-overdue": table("inspection-overdue", [
    {
      name: "months after the first was due",
      covers: "held",
      on: today,
      facts: first,
      expect: { ...overdue, says: { on: "2026-06-30", lastOn: null } },
    },
    { name: "months away", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    { name: "the day before it is due", covers: "before", on: "2026-06-29", facts: first, expect: null },
    { name: "on the day it is due", covers: "at", on: "2026-06-30", facts: first, expect: null },
    { name: "the day after it was due", covers: "after", on: "2026-07-01", facts: first, expect: overdue },
    { name: "the day before six months are over", covers: "before", on: "2026-12-29", facts: first, expect: overdue },
    { name: "on the day six months are over", covers: "at", on: "2026-12-30", facts: first, expect: overdue },
    {
      name: "the day after six months are over",
      covers: "after",
      on: "2026-12-31",
      facts: first,
      expect: { ...overdue, severity: "critical" },
    },
    {
      name: "the month's end is clamped: 31 August + 6",
      covers: "exception",
      on: "2026-03-01",
      facts: clamped,
      expect: { ...overdue, since: "2026-03-01", says: { on: "2026-02-28", lastOn: "2025-08-31" } },
    },
    {
      name: "six months run from the clamped day",
      covers: "exception",
      on: "2026-08-29",
      facts: clamped,
      expect: { ...overdue, severity: "critical", since: "2026-03-01" },
    },
    {
      name: "one that failed does not count",
      covers: "exception",
      on: "2026-07-15",
      facts: planned({ firstDueOn: "2026-06-30" }, [{ completedOn: "2026-07-01", result: "failed" }]),
      expect: overdue,
    },
    {
      name: "one with findings counts",
      covers: "exception",
      on: "2026-07-15",
      facts: planned({ firstDueOn: "2026-06-30" }, [{ completedOn: "2026-07-01", result: "findings" }]),
      expect: null,
    },
    {
      name: "the day before a late one is carried out",
      covers: "exception",
      on: "2026-08-31",
      facts: planned({ firstDueOn: "2026-06-30" }, [{ completedOn: "2026-09-01" }]),
      expect: overdue,
    },
    {
      name: "on the day a late one is carried out",
      covers: "exception",
      on: "2026-09-01",
      facts: planned({ firstDueOn: "2026-06-30" }, [{ completedOn: "2026-09-01" }]),
      expect: null,
    },
    {
      name: "a run of its own after a late one",
      covers: "exception",
      on: "2027-10-01",
      facts: planned({ firstDueOn: "2026-06-30" }, [{ completedOn: "2026-09-01" }]),
      expect: { ...overdue, since: "2027-09-02" },
    },
    {
      name: "applies to a plan that nobody needs",
      covers: "exception",
      on: today,
      facts: planned({ firstDueOn: "2026-06-30" }, [], outsider),
      expect: overdue,
    },
    {
      name: "applies to a chain node's plan",
      covers: "exception",
      on: today,
      facts: planned({ firstDueOn: "2026-06-30" }, [], node),
      expect: overdue,
    },
    { name: "no plan", covers: "exception", on: today, facts: aSubcontractor({ inspectionPlan: null }), expect: null },
    {
      name: "not in scope",
      covers: "exception",
      on: today,
      facts: planned({ firstDueOn: "2026-06-30" }, [], toCome),
      expect: null,
    },
    {
      name: "waived",
      covers: "exception",
      on: today,
      facts: planned({ firstDueOn: "2026-06-30" }, [], { waivers: [aWaiver({ rule: "inspection-overdue" })] }),
      expect: { ...overdue, waived: true },
    },
  ]),
  "inspection-unfollowed": table("inspection-unfollowed", [
    {
      name: "findings that nobody wrote down",
      covers: "held",
      on: today,
      facts: inspected([found]),
      expect: { ...unfollowed, since: "2026-07-01", says: { on: "2026-07-01", result: "findings" } },
    },
    {
      name: "failed",
      covers: "held",
      on: today,
      facts: inspected([{ ...found, result: "failed" }]),
      expect: { ...unfollowed, says: { result: "failed" } },
    },
    { name: "passed", covers: "not-held", on: today, facts: inspected([{ ...found, result: "passed" }]), expect: null },
    { name: "no inspection", covers: "not-held", on: today, facts: inspected([]), expect: null },
    { name: "the day before", covers: "before", on: "2026-06-30", facts: inspected([found]), expect: null },
    {
      name: "on the day",
      covers: "at",
      on: "2026-07-01",
      facts: inspected([found]),
      expect: { ...unfollowed, since: "2026-07-01" },
    },
    {
      name: "the day after",
      covers: "after",
      on: "2026-07-02",
      facts: inspected([found]),
      expect: { ...unfollowed, since: "2026-07-01" },
    },
    {
      name: "a finding of it, closed or not",
      covers: "exception",
      on: today,
      facts: inspected([found], { findings: [aFinding({ inspection: "i1", closedOn: "2026-08-01" })] }),
      expect: null,
    },
    {
      name: "a finding of another",
      covers: "exception",
      on: today,
      facts: inspected([found, { completedOn: "2026-01-01" }], { findings: [aFinding({ inspection: "i2" })] }),
      expect: unfollowed,
    },
    {
      name: "the day before a later one passes",
      covers: "exception",
      on: "2026-08-31",
      facts: inspected([found, { completedOn: "2026-09-01" }]),
      expect: unfollowed,
    },
    {
      name: "on the day a later one passes",
      covers: "exception",
      on: "2026-09-01",
      facts: inspected([found, { completedOn: "2026-09-01" }]),
      expect: null,
    },
    {
      name: "a later one has findings too",
      covers: "exception",
      on: today,
      facts: inspected([found, { ...found, completedOn: "2026-09-01" }]),
      expect: { ...unfollowed, subject: "i2", since: "2026-09-01" },
    },
    {
      name: "two on one day: the largest key",
      covers: "exception",
      on: today,
      facts: inspected([
        { ...found, key: "b" },
        { ...found, key: "a", result: "passed" },
      ]),
      expect: { ...unfollowed, subject: "b" },
    },
    {
      name: "two on one day: the largest key passed",
      covers: "exception",
      on: today,
      facts: inspected([
        { ...found, key: "B" },
        { ...found, key: "a", result: "passed" },
      ]),
      expect: null,
    },
    {
      name: "without a plan as well",
      covers: "exception",
      on: today,
      facts: { ...inspected([found]), inspectionPlan: null },
      expect: unfollowed,
    },
    { name: "a chain node as well", covers: "exception", on: today, facts: inspected([found], node), expect: unfollowed },
    { name: "not in scope", covers: "exception", on: today, facts: inspected([found], toCome), expect: null },
  ]),
  "finding-overdue": table("finding-overdue", [
    {
      name: "due months ago",
      covers: "held",
      on: today,
      facts: owed({ title: "Logs" }),
      expect: { ...finding, says: { title: "Logs", on: "2026-06-30" } },
    },
    { name: "closed", covers: "not-held", on: today, facts: owed({ closedOn: "2026-08-01" }), expect: null },
    { name: "the day before it is due", covers: "before", on: "2026-06-29", facts: owed(), expect: null },
    { name: "on the day it is due", covers: "at", on: "2026-06-30", facts: owed(), expect: null },
    { name: "the day after it was due", covers: "after", on: "2026-07-01", facts: owed(), expect: finding },
    {
      name: "the day before it is closed",
      covers: "before",
      on: "2026-07-31",
      facts: owed({ closedOn: "2026-08-01" }),
      expect: finding,
    },
    { name: "on the day it is closed", covers: "at", on: "2026-08-01", facts: owed({ closedOn: "2026-08-01" }), expect: null },
    {
      name: "the day after it was closed",
      covers: "after",
      on: "2026-08-02",
      facts: owed({ closedOn: "2026-08-01" }),
      expect: null,
    },
    { name: "it will be closed", covers: "exception", on: today, facts: owed({ closedOn: "2027-01-01" }), expect: finding },
    { name: "closed before it was due", covers: "exception", on: today, facts: owed({ closedOn: "2026-01-01" }), expect: null },
    ...(["critical", "high", "medium", "low"] as const).map((severity) => ({
      name: `severity ${severity}`,
      covers: "exception" as const,
      on: today,
      facts: owed({ severity }),
      expect: { ...finding, severity },
    })),
    { name: "a chain node as well", covers: "exception", on: today, facts: owed({}, node), expect: finding },
    { name: "not in scope", covers: "exception", on: today, facts: owed({}, toCome), expect: null },
  ]),
};
