import type { Subcontractor, Waiver } from "../../../../app/domain/portfolio";
import {
  aContract,
  aDpa,
  aFinding,
  anEvidence,
  anNda,
  aService,
  aSubcontractor,
  aWaiver,
  keptEvidence,
  today,
} from "../../../support/facts";
import { table } from "./case";

/** No contract since the service began on 2023-01-01. */
const accepted = (waivers: Partial<Waiver>[], rest: Partial<Subcontractor> = {}) =>
  aSubcontractor({ agreements: [aDpa(), anNda()], waivers: waivers.map((one) => aWaiver(one)), ...rest });
const ranOut = { until: "2026-06-30" };
const expired = { subject: "contract-missing", severity: "high", since: "2026-07-01", waived: false } as const;
const uninsured = keptEvidence().filter((evidence) => evidence.kind !== "insurance");
/** A contract that ended on 2026-06-30: the flag holds from 2026-07-01. */
const lapsed = (waiver: Partial<Waiver>) =>
  aSubcontractor({
    agreements: [aContract({ endsOn: "2026-06-30" }), aDpa(), anNda()],
    waivers: [aWaiver({ rule: "contract-ended", subject: "contract", ...waiver })],
  });

export const waiverTables = {
  "waiver-expired": table("waiver-expired", [
    {
      name: "the waiver ran out and the flag holds",
      covers: "held",
      on: today,
      facts: accepted([ranOut]),
      expect: { ...expired, says: { rule: "contract-missing", subject: null, until: "2026-06-30" } },
    },
    { name: "no waiver", covers: "not-held", on: today, facts: accepted([]), expect: null },
    {
      name: "the flag does not hold",
      covers: "not-held",
      on: today,
      facts: aSubcontractor({ waivers: [aWaiver(ranOut)] }),
      expect: null,
    },
    { name: "the day before its last", covers: "before", on: "2026-06-29", facts: accepted([ranOut]), expect: null },
    { name: "on its last day", covers: "at", on: "2026-06-30", facts: accepted([ranOut]), expect: null },
    { name: "the day after its last", covers: "after", on: "2026-07-01", facts: accepted([ranOut]), expect: expired },
    {
      name: "the flag began the day before the waiver's last",
      covers: "before",
      on: today,
      facts: lapsed({ until: "2026-07-02" }),
      expect: { subject: "contract-ended:contract", severity: "high", since: "2026-07-03" },
    },
    {
      name: "the flag began on the waiver's last day",
      covers: "at",
      on: today,
      facts: lapsed({ until: "2026-07-01" }),
      expect: {
        subject: "contract-ended:contract",
        severity: "high",
        since: "2026-07-02",
        says: { rule: "contract-ended", subject: "contract" },
      },
    },
    {
      name: "the flag began the day after the waiver's last",
      covers: "after",
      on: today,
      facts: lapsed({ until: "2026-06-30" }),
      expect: null,
    },
    {
      name: "accepted again without a gap",
      covers: "exception",
      on: today,
      facts: accepted([ranOut, { from: "2026-07-01", until: "2026-12-31" }]),
      expect: null,
    },
    {
      name: "on the first day of the next waiver",
      covers: "exception",
      on: today,
      facts: accepted([ranOut, { from: today }]),
      expect: null,
    },
    {
      name: "the day before the next waiver",
      covers: "exception",
      on: today,
      facts: accepted([ranOut, { from: "2026-11-24" }]),
      expect: expired,
    },
    {
      name: "two waivers in a row have run out",
      covers: "exception",
      on: today,
      facts: accepted([ranOut, { from: "2026-07-01", until: "2026-10-31" }]),
      expect: { ...expired, since: "2026-11-01", says: { until: "2026-10-31" } },
    },
    {
      name: "two waivers that overlap",
      covers: "exception",
      on: today,
      facts: accepted([{ until: "2026-10-31" }, { from: "2026-03-01", until: "2026-06-30" }]),
      expect: { ...expired, since: "2026-11-01", says: { until: "2026-10-31" } },
    },
    {
      name: "a waiver for a subject does not match a flag without",
      covers: "exception",
      on: today,
      facts: accepted([{ ...ranOut, subject: "contract" }]),
      expect: null,
    },
    {
      name: "a waiver without a subject does not match a flag with one",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ evidence: uninsured, waivers: [aWaiver({ rule: "evidence-missing", ...ranOut })] }),
      expect: null,
    },
    {
      name: "the subject names rule and subject",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        evidence: uninsured,
        waivers: [aWaiver({ rule: "evidence-missing", subject: "insurance", ...ranOut })],
      }),
      expect: {
        subject: "evidence-missing:insurance",
        severity: "high",
        since: "2026-07-01",
        says: { subject: "insurance", until: "2026-06-30" },
      },
    },
    {
      name: "a waiver for another subject",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        evidence: uninsured,
        waivers: [aWaiver({ rule: "evidence-missing", subject: "pentest", ...ranOut })],
      }),
      expect: null,
    },
    {
      name: "the severity is the flag's",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        findings: [aFinding({ dueOn: "2025-12-31", severity: "low" })],
        waivers: [aWaiver({ rule: "finding-overdue", subject: "f1", ...ranOut })],
      }),
      expect: { subject: "finding-overdue:f1", severity: "low", since: "2026-07-01" },
    },
    {
      name: "the severity is the flag's of the day",
      covers: "exception",
      on: "2026-12-01",
      facts: aSubcontractor({
        agreements: [aContract({ endsOn: "2026-12-31" }), aDpa(), anNda()],
        waivers: [aWaiver({ rule: "contract-ending", subject: "contract", until: "2026-11-23" })],
      }),
      expect: { subject: "contract-ending:contract", severity: "high", since: "2026-11-24" },
    },
    {
      name: "out of scope, about status",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        services: [aService({ endsOn: "2026-03-31", role: "non-processor" })],
        waivers: [aWaiver({ rule: "status-contradicted", ...ranOut })],
      }),
      expect: { subject: "status-contradicted", severity: "high", since: "2026-07-01" },
    },
    {
      name: "out of scope, about the exit",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        status: "ended",
        services: [aService({ endsOn: "2026-03-31" })],
        waivers: [aWaiver({ rule: "exit-unproven", subject: "hosting", ...ranOut })],
      }),
      expect: { subject: "exit-unproven:hosting", severity: "high", since: "2026-07-01" },
    },
    {
      name: "out of scope, about anything else",
      covers: "exception",
      on: today,
      facts: accepted([ranOut], { services: [aService({ startsOn: "2027-01-01" })] }),
      expect: null,
    },
    {
      name: "a waiver whose rule the product does not know",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ waivers: [aWaiver({ rule: "no-such-rule", ...ranOut })] }),
      expect: null,
    },
    {
      name: "a flag that broke off and came back after the waiver",
      covers: "exception",
      on: today,
      facts: accepted([ranOut], {
        services: [aService({ endsOn: "2026-03-31" }), aService({ key: "new", startsOn: "2026-07-01" })],
      }),
      expect: null,
    },
    {
      name: "a flag that broke off and came back on the waiver's last day",
      covers: "exception",
      on: today,
      facts: accepted([ranOut], {
        services: [aService({ endsOn: "2026-03-31" }), aService({ key: "new", startsOn: "2026-06-30" })],
      }),
      expect: expired,
    },
    {
      name: "a flag that began the day after the waiver",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        evidence: [...keptEvidence(), anEvidence({ key: "doc", review: "pending", receivedOn: "2026-07-01" })],
        waivers: [aWaiver({ rule: "evidence-unreviewed", subject: "doc", until: "2026-07-15" })],
      }),
      expect: null,
    },
    {
      name: "a chain node as well",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        engagedBy: "hub",
        findings: [aFinding({ dueOn: "2025-12-31" })],
        waivers: [aWaiver({ rule: "finding-overdue", subject: "f1", ...ranOut })],
      }),
      expect: { subject: "finding-overdue:f1", severity: "medium", since: "2026-07-01" },
    },
  ]),
};
