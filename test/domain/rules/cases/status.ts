import type { Service } from "../../../../app/domain/portfolio";
import { aService, aSubcontractor, aWaiver, today } from "../../../support/facts";
import { table } from "./case";

const services = (...overrides: Partial<Service>[]) => overrides.map((one, n) => aService({ key: `s${n + 1}`, ...one }));
const over = { subject: null, severity: "high" } as const;
const s1 = { subject: "s1", severity: "high" } as const;

export const statusTables = {
  "status-contradicted": table("status-contradicted", [
    {
      name: "a prospect with a live service, since the service began", covers: "held", on: today,
      facts: aSubcontractor({ status: "prospect" }),
      expect: { ...over, since: "2023-01-01", says: { status: "prospect", contradiction: "live" } },
    },
    {
      name: "ended with a live service", covers: "held", on: today,
      facts: aSubcontractor({ status: "ended" }),
      expect: { ...over, since: "2023-01-01", says: { status: "ended", contradiction: "live" } },
    },
    {
      name: "active although the last service has ended", covers: "held", on: today,
      facts: aSubcontractor({ services: services({ endsOn: "2025-03-31" }, { endsOn: "2025-12-31" }) }),
      expect: { ...over, since: "2026-01-01", says: { status: "active", contradiction: "over", on: "2025-12-31" } },
    },
    { name: "active with a live service", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    {
      name: "exiting with a live service", covers: "not-held", on: today,
      facts: aSubcontractor({ status: "exiting" }), expect: null,
    },
    {
      name: "the day before the only service ends", covers: "before", on: "2026-06-29",
      facts: aSubcontractor({ services: services({ endsOn: "2026-06-30" }) }), expect: null,
    },
    {
      name: "on the last day of the only service", covers: "at", on: "2026-06-30",
      facts: aSubcontractor({ services: services({ endsOn: "2026-06-30" }) }), expect: null,
    },
    {
      name: "the day after the only service ended", covers: "after", on: "2026-07-01",
      facts: aSubcontractor({ services: services({ endsOn: "2026-06-30" }) }), expect: { ...over, since: "2026-07-01" },
    },
    {
      name: "a prospect the day before its service begins", covers: "before", on: "2026-06-30",
      facts: aSubcontractor({ status: "prospect", services: services({ startsOn: "2026-07-01" }) }), expect: null,
    },
    {
      name: "a prospect on the day its service begins", covers: "at", on: "2026-07-01",
      facts: aSubcontractor({ status: "prospect", services: services({ startsOn: "2026-07-01" }) }),
      expect: { ...over, since: "2026-07-01" },
    },
    {
      name: "ended, on the last day of its service", covers: "at", on: "2026-06-30",
      facts: aSubcontractor({ status: "ended", services: services({ endsOn: "2026-06-30" }) }),
      expect: { ...over, since: "2023-01-01" },
    },
    {
      name: "ended, the day after its service ended", covers: "after", on: "2026-07-01",
      facts: aSubcontractor({ status: "ended", services: services({ endsOn: "2026-06-30" }) }), expect: null,
    },
    { name: "active without any service", covers: "exception", on: today, facts: aSubcontractor({ services: [] }), expect: null },
    {
      name: "active with one service ended and one to come", covers: "exception", on: today,
      facts: aSubcontractor({ services: services({ endsOn: "2026-06-30" }, { startsOn: "2027-01-01" }) }), expect: null,
    },
    {
      name: "exiting with every service ended", covers: "exception", on: today,
      facts: aSubcontractor({ status: "exiting", services: services({ endsOn: "2026-06-30" }) }), expect: null,
    },
    {
      name: "a prospect whose services all ended", covers: "exception", on: today,
      facts: aSubcontractor({ status: "prospect", services: services({ endsOn: "2026-06-30" }) }), expect: null,
    },
    {
      name: "a run goes on where one service takes over from another the next day", covers: "exception", on: today,
      facts: aSubcontractor({ status: "ended", services: services({ endsOn: "2026-06-30" }, { startsOn: "2026-07-01" }) }),
      expect: { ...over, since: "2023-01-01" },
    },
    {
      name: "a run begins anew after a day without a live service", covers: "exception", on: today,
      facts: aSubcontractor({ status: "ended", services: services({ endsOn: "2026-06-30" }, { startsOn: "2026-07-02" }) }),
      expect: { ...over, since: "2026-07-02" },
    },
    {
      name: "a run that reaches back before the first day", covers: "exception", on: today,
      facts: aSubcontractor({ status: "prospect", services: services({ startsOn: "1900-01-01" }) }),
      expect: { ...over, since: "1900-01-01" },
    },
    {
      name: "a chain node as well", covers: "exception", on: today,
      facts: aSubcontractor({ status: "ended", engagedBy: "hub" }), expect: { ...over, since: "2023-01-01" },
    },
    {
      name: "waived", covers: "exception", on: today,
      facts: aSubcontractor({ status: "prospect", waivers: [aWaiver({ rule: "status-contradicted" })] }),
      expect: { ...over, since: "2023-01-01", waived: true },
    },
  ]),
  "role-undetermined": table("role-undetermined", [
    {
      name: "a live service without a role", covers: "held", on: today,
      facts: aSubcontractor({ services: services({ role: null, name: "Drift" }) }),
      expect: { ...s1, since: "2023-01-01", says: { title: "Drift", kind: "cloud" } },
    },
    {
      name: "every live service has a role", covers: "not-held", on: today,
      facts: aSubcontractor({ services: services({ role: "joint-controller" }, { role: "non-processor" }) }), expect: null,
    },
    {
      name: "the day before the service begins", covers: "before", on: "2026-06-30",
      facts: aSubcontractor({ services: services({ role: null, startsOn: "2026-07-01" }, {}) }), expect: null,
    },
    {
      name: "on the day the service begins", covers: "at", on: "2026-07-01",
      facts: aSubcontractor({ services: services({ role: null, startsOn: "2026-07-01" }, {}) }),
      expect: { ...s1, since: "2026-07-01" },
    },
    {
      name: "the day after the service began", covers: "after", on: "2026-07-02",
      facts: aSubcontractor({ services: services({ role: null, startsOn: "2026-07-01" }, {}) }),
      expect: { ...s1, since: "2026-07-01" },
    },
    {
      name: "on the last day of the service", covers: "at", on: "2026-06-30",
      facts: aSubcontractor({ services: services({ role: null, endsOn: "2026-06-30" }, {}) }),
      expect: { ...s1, since: "2023-01-01" },
    },
    {
      name: "the day after the service ended", covers: "after", on: "2026-07-01",
      facts: aSubcontractor({ services: services({ role: null, endsOn: "2026-06-30" }, {}) }), expect: null,
    },
    {
      name: "each service is judged alone", covers: "exception", on: today,
      facts: aSubcontractor({ services: services({ role: null }, {}) }), expect: s1,
    },
    {
      name: "a chain node as well", covers: "exception", on: today,
      facts: aSubcontractor({ engagedBy: "hub", services: services({ role: null }) }), expect: s1,
    },
    {
      name: "a waiver for another service does not count", covers: "exception", on: today,
      facts: aSubcontractor({
        services: services({ role: null }), waivers: [aWaiver({ rule: "role-undetermined", subject: "s2" })],
      }),
      expect: { ...s1, waived: false },
    },
    {
      name: "a waiver for the service counts", covers: "exception", on: today,
      facts: aSubcontractor({
        services: services({ role: null }), waivers: [aWaiver({ rule: "role-undetermined", subject: "s1" })],
      }),
      expect: { ...s1, waived: true },
    },
  ]),
};
