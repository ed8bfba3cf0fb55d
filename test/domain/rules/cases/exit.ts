import type { Evidence, Service, Subcontractor } from "../../../../app/domain/portfolio";
import { anEvidence, aService, aSubcontractor, aWaiver, keptEvidence, today } from "../../../support/facts";
import { table } from "./case";

/** Ended on 2026-06-30; 31 days later it is 2026-07-31. */
const left = (service: Partial<Service> = {}, proof: Partial<Evidence> | null = null, rest: Partial<Subcontractor> = {}) =>
  aSubcontractor({
    status: "ended",
    services: [aService({ key: "old", endsOn: "2026-06-30", ...service })],
    evidence: [
      ...keptEvidence(),
      ...(proof === null ? [] : [anEvidence({ kind: "deletion-proof", issuedOn: "2026-07-10", ...proof })]),
    ],
    ...rest,
  });
const unproven = { subject: "old", severity: "high", since: "2026-07-31" } as const;

export const exitTables = {
  "exit-unproven": table("exit-unproven", [
    {
      name: "no proof of deletion",
      covers: "held",
      on: today,
      facts: left({ name: "Drift" }),
      expect: { ...unproven, says: { title: "Drift", kind: "cloud", on: "2026-06-30", deadline: "2026-07-31" } },
    },
    { name: "a proof of deletion", covers: "not-held", on: today, facts: left({}, {}), expect: null },
    { name: "a live service", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    { name: "30 days after", covers: "before", on: "2026-07-30", facts: left(), expect: null },
    { name: "31 days after", covers: "at", on: "2026-07-31", facts: left(), expect: unproven },
    { name: "32 days after", covers: "after", on: "2026-08-01", facts: left(), expect: unproven },
    ...(["processor", "sub-processor", null] as const).map((role) => ({
      name: `role ${role}`,
      covers: "exception" as const,
      on: today,
      facts: left({ role }),
      expect: unproven,
    })),
    ...(["separate-controller", "joint-controller", "non-processor"] as const).map((role) => ({
      name: `role ${role}`,
      covers: "exception" as const,
      on: today,
      facts: left({ role }),
      expect: null,
    })),
    {
      name: "proof issued the day before it ended",
      covers: "exception",
      on: today,
      facts: left({}, { issuedOn: "2026-06-29" }),
      expect: unproven,
    },
    {
      name: "proof issued on the day it ended",
      covers: "exception",
      on: today,
      facts: left({}, { issuedOn: "2026-06-30" }),
      expect: null,
    },
    { name: "proof pending", covers: "exception", on: today, facts: left({}, { review: "pending" }), expect: unproven },
    {
      name: "proof without a day of issue",
      covers: "exception",
      on: today,
      facts: left({}, { issuedOn: null, validTo: "2028-01-01" }),
      expect: unproven,
    },
    {
      name: "proof that begins tomorrow",
      covers: "exception",
      on: today,
      facts: left({}, { validFrom: "2026-11-24" }),
      expect: unproven,
    },
    { name: "proof that ran out still proves", covers: "exception", on: "2030-01-01", facts: left({}, {}), expect: null },
    {
      name: "other evidence proves nothing",
      covers: "exception",
      on: today,
      facts: left({}, { kind: "written-confirmation" }),
      expect: unproven,
    },
    {
      name: "one proof for a service that ended later",
      covers: "exception",
      on: today,
      facts: left(
        {},
        { issuedOn: "2026-07-10" },
        {
          services: [aService({ key: "old", endsOn: "2026-08-31" }), aService({ key: "older", endsOn: "2026-07-10" })],
        },
      ),
      expect: { ...unproven, since: "2026-10-01" },
    },
    {
      name: "in scope by another service",
      covers: "exception",
      on: today,
      facts: left({}, null, { status: "active", services: [aService({ key: "old", endsOn: "2026-06-30" }), aService()] }),
      expect: unproven,
    },
    {
      name: "whatever the status",
      covers: "exception",
      on: today,
      facts: left({}, null, { status: "exiting" }),
      expect: unproven,
    },
    { name: "a chain node", covers: "exception", on: today, facts: left({}, null, { engagedBy: "hub" }), expect: null },
    {
      name: "waived for the service",
      covers: "exception",
      on: today,
      facts: left({}, null, { waivers: [aWaiver({ rule: "exit-unproven", subject: "old" })] }),
      expect: { ...unproven, waived: true },
    },
  ]),
};
