import type { Agreement, Service, Subcontractor } from "../../../../app/domain/portfolio";
import {
  aContract, aDpa, aLocation, anNda, aService, aSubcontractor, aWaiver, clausesWith, today,
} from "../../../support/facts";
import { table } from "./case";

type AgreementKind = Agreement["kind"];
const make = { contract: aContract, dpa: aDpa, nda: anNda };
const kinds = ["contract", "dpa", "nda"] as const;

/** The kept subcontractor with these agreements of one kind in place of its own. */
const having = (kind: AgreementKind, agreements: Partial<Agreement>[], overrides: Partial<Subcontractor> = {}) =>
  aSubcontractor({
    agreements: [
      ...kinds.filter((other) => other !== kind).map((other) => make[other]()),
      ...agreements.map((agreement) => make[kind](agreement)),
    ],
    ...overrides,
  });
const contracts = (...agreements: Partial<Agreement>[]) => having("contract", agreements);
const dpas = (...agreements: Partial<Agreement>[]) => having("dpa", agreements);
const served = (...services: Partial<Service>[]) => services.map((one, n) => aService({ key: `s${n + 1}`, ...one }));

const severityOf = { contract: "high", dpa: "critical", nda: "high" } as const;
const outsider = { services: served({ kind: "other", role: "non-processor" }) };
const toCome = { services: served({ startsOn: "2027-01-01" }) };

/** What `K-missing` and `K-ended` have in common for the three kinds. */
const missing = (kind: AgreementKind) => {
  const expect = { subject: null, severity: severityOf[kind] };
  return [
    { name: "none at all", covers: "held", on: today, facts: having(kind, []), expect: { ...expect, since: "2023-01-01" } },
    { name: "one in force", covers: "not-held", on: today, facts: having(kind, [{}]), expect: null },
    {
      name: "the day before it is signed", covers: "before", on: "2026-06-30", facts: having(kind, [{ signedOn: "2026-07-01" }]),
      expect: { ...expect, since: "2023-01-01" },
    },
    {
      name: "on the day it is signed", covers: "at", on: "2026-07-01",
      facts: having(kind, [{ signedOn: "2026-07-01" }]), expect: null,
    },
    {
      name: "the day after it was signed", covers: "after", on: "2026-07-02",
      facts: having(kind, [{ signedOn: "2026-07-01" }]), expect: null,
    },
    {
      name: "signed, the day before it takes effect", covers: "before", on: "2026-06-30",
      facts: having(kind, [{ signedOn: "2026-01-01", effectiveOn: "2026-07-01" }]), expect: { ...expect, since: "2023-01-01" },
    },
    {
      name: "signed, on the day it takes effect", covers: "at", on: "2026-07-01",
      facts: having(kind, [{ signedOn: "2026-01-01", effectiveOn: "2026-07-01" }]), expect: null,
    },
    {
      name: "in effect by its text, but signed only tomorrow", covers: "before", on: "2026-06-30",
      facts: having(kind, [{ signedOn: "2026-07-01", effectiveOn: "2026-01-01" }]), expect,
    },
    {
      name: "in effect by its text and signed today", covers: "at", on: "2026-07-01",
      facts: having(kind, [{ signedOn: "2026-07-01", effectiveOn: "2026-01-01" }]), expect: null,
    },
    {
      name: "one that has ended is not missing", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: "2024-12-31" }]), expect: null,
    },
    {
      name: "a chain node needs none", covers: "exception", on: today,
      facts: having(kind, [], { engagedBy: "hub" }), expect: null,
    },
    { name: "not in scope", covers: "exception", on: today, facts: having(kind, [], toCome), expect: null },
    {
      name: "since the first day in scope after a gap", covers: "exception", on: today,
      facts: having(kind, [], { services: served({ endsOn: "2026-03-31" }, { startsOn: "2026-04-02" }) }),
      expect: { ...expect, since: "2026-04-02" },
    },
    {
      name: "waived", covers: "exception", on: today,
      facts: having(kind, [], { waivers: [aWaiver({ rule: `${kind}-missing` })] }), expect: { ...expect, waived: true },
    },
    {
      name: "a waiver on its last day", covers: "exception", on: today,
      facts: having(kind, [], { waivers: [aWaiver({ rule: `${kind}-missing`, until: today })] }),
      expect: { ...expect, waived: true },
    },
    {
      name: "a waiver on its first day", covers: "exception", on: today,
      facts: having(kind, [], { waivers: [aWaiver({ rule: `${kind}-missing`, from: today })] }),
      expect: { ...expect, waived: true },
    },
    {
      name: "a waiver from tomorrow", covers: "exception", on: today,
      facts: having(kind, [], { waivers: [aWaiver({ rule: `${kind}-missing`, from: "2026-11-24" })] }),
      expect: { ...expect, waived: false },
    },
    {
      name: "a waiver that ran out yesterday", covers: "exception", on: today,
      facts: having(kind, [], { waivers: [aWaiver({ rule: `${kind}-missing`, until: "2026-11-22" })] }),
      expect: { ...expect, waived: false },
    },
    {
      name: "a waiver with a subject does not match a flag without", covers: "exception", on: today,
      facts: having(kind, [], { waivers: [aWaiver({ rule: `${kind}-missing`, subject: kind })] }),
      expect: { ...expect, waived: false },
    },
  ] as const;
};

const unsigned = (kind: "dpa" | "nda") => {
  const expect = { subject: kind, severity: severityOf[kind] };
  return [
    {
      name: "one without a signature", covers: "held", on: today, facts: having(kind, [{ signedOn: null, title: "Draft" }]),
      expect: { ...expect, since: "2023-01-01", says: { title: "Draft", kind } },
    },
    { name: "one signed", covers: "not-held", on: today, facts: having(kind, [{}]), expect: null },
    { name: "none at all is missing", covers: "exception", on: today, facts: having(kind, []), expect: null },
    {
      name: "one signed and one without a signature", covers: "exception", on: today,
      facts: having(kind, [{}, { key: "draft", signedOn: null }]), expect: null,
    },
    {
      name: "one ended and one without a signature", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: "2025-12-31" }, { key: "draft", signedOn: null }]), expect: null,
    },
    {
      name: "the smallest key of several, by code unit", covers: "exception", on: today,
      facts: having(kind, [{ key: "b", signedOn: null }, { key: "B", signedOn: null }, { key: "a", signedOn: null }]),
      expect: { ...expect, subject: "B" },
    },
    {
      name: "the day before another is signed", covers: "before", on: "2026-06-30",
      facts: having(kind, [{ signedOn: null }, { key: "next", signedOn: "2026-07-01" }]), expect,
    },
    {
      name: "on the day another is signed", covers: "at", on: "2026-07-01",
      facts: having(kind, [{ signedOn: null }, { key: "next", signedOn: "2026-07-01" }]), expect: null,
    },
    {
      name: "the day after another was signed", covers: "after", on: "2026-07-02",
      facts: having(kind, [{ signedOn: null }, { key: "next", signedOn: "2026-07-01" }]), expect: null,
    },
    {
      name: "one whose signature lies ahead is signed, not unsigned", covers: "exception", on: "2026-06-30",
      facts: having(kind, [{ signedOn: "2026-07-01" }]), expect: null,
    },
    {
      name: "its effect and end without a signature say nothing", covers: "exception", on: today,
      facts: having(kind, [{ signedOn: null, effectiveOn: "2023-01-01", endsOn: "2024-01-01" }]), expect,
    },
    {
      name: "a chain node needs none", covers: "exception", on: today,
      facts: having(kind, [{ signedOn: null }], { engagedBy: "hub" }), expect: null,
    },
    { name: "not in scope", covers: "exception", on: today, facts: having(kind, [{ signedOn: null }], toCome), expect: null },
  ] as const;
};

const ended = (kind: AgreementKind) => {
  const expect = { subject: kind, severity: severityOf[kind] };
  return [
    {
      name: "the only one has ended", covers: "held", on: today, facts: having(kind, [{ endsOn: "2026-06-30" }]),
      expect: { ...expect, since: "2026-07-01", says: { kind, on: "2026-06-30" } },
    },
    { name: "one without an end date has not expired", covers: "not-held", on: today, facts: having(kind, [{}]), expect: null },
    {
      name: "the day before its end", covers: "before", on: "2026-06-29",
      facts: having(kind, [{ endsOn: "2026-06-30" }]), expect: null,
    },
    { name: "on its last day", covers: "at", on: "2026-06-30", facts: having(kind, [{ endsOn: "2026-06-30" }]), expect: null },
    {
      name: "the day after its end", covers: "after", on: "2026-07-01", facts: having(kind, [{ endsOn: "2026-06-30" }]),
      expect: { ...expect, since: "2026-07-01" },
    },
    {
      name: "one ended and one in force", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: "2026-06-30" }, { key: "old" }]), expect: null,
    },
    {
      name: "one that renews does not end by itself", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: "2023-12-31", renewalMonths: 1 }]), expect: null,
    },
    {
      name: "one that ended and one signed tomorrow", covers: "before", on: "2026-07-31",
      facts: having(kind, [{ endsOn: "2026-06-30" }, { key: "next", signedOn: "2026-08-01" }]),
      expect: { ...expect, since: "2026-07-01" },
    },
    {
      name: "one that ended and one signed today", covers: "at", on: "2026-08-01",
      facts: having(kind, [{ endsOn: "2026-06-30" }, { key: "next", signedOn: "2026-08-01" }]), expect: null,
    },
    {
      name: "one that ended and one signed that takes effect later", covers: "exception", on: "2026-07-31",
      facts: having(kind, [{ endsOn: "2026-06-30" }, { key: "next", signedOn: "2026-05-01", effectiveOn: "2026-08-01" }]),
      expect: { ...expect, since: "2026-07-01" },
    },
    {
      name: "the one that ended last", covers: "exception", on: today,
      facts: having(
        kind, [{ key: "a", endsOn: "2026-06-29" }, { key: "b", endsOn: "2026-06-30" }, { key: "c", endsOn: "2025-06-30" }],
      ),
      expect: { ...expect, subject: "b", since: "2026-07-01" },
    },
    {
      name: "the smallest key of two that ended on one day", covers: "exception", on: today,
      facts: having(kind, [{ key: "b", endsOn: "2026-06-30" }, { key: "a", endsOn: "2026-06-30" }]),
      expect: { ...expect, subject: "a", since: "2026-07-01" },
    },
    {
      name: "a run of its own for each that ended last", covers: "exception", on: today,
      facts: having(kind, [{ key: "a", endsOn: "2026-03-31" }, { key: "b", signedOn: "2026-05-01", endsOn: "2026-06-30" }]),
      expect: { ...expect, subject: "b", since: "2026-07-01" },
    },
    {
      name: "the first one is the subject until the second is signed", covers: "exception", on: "2026-04-30",
      facts: having(kind, [{ key: "a", endsOn: "2026-03-31" }, { key: "b", signedOn: "2026-05-01", endsOn: "2026-06-30" }]),
      expect: { ...expect, subject: "a", since: "2026-04-01" },
    },
    {
      name: "a chain node needs none", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: "2026-06-30" }], { engagedBy: "hub" }), expect: null,
    },
    {
      name: "not in scope", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: "2026-06-30" }], toCome), expect: null,
    },
  ] as const;
};

/** The end lies on 2026-12-31; 90 days before it is 2026-10-02, 30 days 2026-12-01. */
const ending = (kind: AgreementKind) => {
  const end = "2026-12-31";
  const medium = { subject: kind, severity: "medium", since: "2026-10-02" } as const;
  const high = { ...medium, severity: "high" } as const;
  const alone = having(kind, [{ endsOn: end }]);
  const followed = (next: Partial<Agreement>) => having(
    kind, [{ endsOn: end }, { key: "next", signedOn: "2026-09-01", ...next }],
  );
  return [
    { name: "38 days left", covers: "held", on: today, facts: alone, expect: { ...medium, says: { kind, on: end } } },
    { name: "no end date", covers: "not-held", on: today, facts: having(kind, [{}]), expect: null },
    { name: "91 days left", covers: "before", on: "2026-10-01", facts: alone, expect: null },
    { name: "90 days left", covers: "at", on: "2026-10-02", facts: alone, expect: medium },
    { name: "89 days left", covers: "after", on: "2026-10-03", facts: alone, expect: medium },
    { name: "31 days left", covers: "before", on: "2026-11-30", facts: alone, expect: medium },
    { name: "30 days left", covers: "at", on: "2026-12-01", facts: alone, expect: high },
    { name: "29 days left", covers: "after", on: "2026-12-02", facts: alone, expect: high },
    { name: "the day before the last", covers: "before", on: "2026-12-30", facts: alone, expect: high },
    { name: "the last day", covers: "at", on: end, facts: alone, expect: high },
    { name: "the day after the last", covers: "after", on: "2027-01-01", facts: alone, expect: null },
    {
      name: "it renews by itself", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: end, renewalMonths: 12 }]), expect: null,
    },
    {
      name: "another in force has no end", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: end }, { key: "old" }]), expect: null,
    },
    {
      name: "another in force renews", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: end }, { key: "old", endsOn: "2024-12-31", renewalMonths: 12 }]), expect: null,
    },
    {
      name: "the latest of the ends decides, and is the subject", covers: "exception", on: today,
      facts: having(kind, [{ key: "a", endsOn: "2026-12-01" }, { key: "b", endsOn: end }]), expect: { ...medium, subject: "b" },
    },
    {
      name: "the latest of the ends is more than 90 days off", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: "2026-12-01" }, { key: "b", endsOn: "2027-02-22" }]), expect: null,
    },
    {
      name: "the smallest key of two that end on one day", covers: "exception", on: today,
      facts: having(kind, [{ key: "b", endsOn: end }, { key: "a", endsOn: end }]), expect: { ...medium, subject: "a" },
    },
    {
      name: "a signed successor from the day after", covers: "exception", on: today,
      facts: followed({ effectiveOn: "2027-01-01" }), expect: null,
    },
    {
      name: "a signed successor that leaves a day's gap", covers: "exception", on: today,
      facts: followed({ effectiveOn: "2027-01-02" }),
      expect: medium,
    },
    {
      name: "a successor that is signed tomorrow", covers: "exception", on: today,
      facts: followed({ signedOn: "2026-11-24", effectiveOn: "2027-01-01" }), expect: medium,
    },
    {
      name: "a successor that is signed today", covers: "exception", on: today,
      facts: followed({ signedOn: today, effectiveOn: "2027-01-01" }),
      expect: null,
    },
    {
      name: "a successor without a signature", covers: "exception", on: today,
      facts: followed({ signedOn: null, effectiveOn: "2027-01-01" }),
      expect: medium,
    },
    {
      name: "a successor that ends no later", covers: "exception", on: today,
      facts: followed({ effectiveOn: "2026-12-01", endsOn: end }),
      expect: medium,
    },
    {
      name: "a successor that ends a day later", covers: "exception", on: today,
      facts: followed({ effectiveOn: "2026-12-01", endsOn: "2027-01-01" }), expect: null,
    },
    {
      name: "a successor that renews does not end by itself", covers: "exception", on: today,
      facts: followed({ effectiveOn: "2026-12-01", endsOn: "2026-12-15", renewalMonths: 12 }), expect: null,
    },
    {
      name: "signed when its successor took effect: the successor is what ends", covers: "exception", on: "2026-12-15",
      facts: followed({ effectiveOn: "2026-12-01", endsOn: "2027-01-31" }),
      expect: { subject: "next", severity: "medium", since: "2026-12-01" },
    },
    {
      name: "a chain node needs none", covers: "exception", on: today,
      facts: having(kind, [{ endsOn: end }], { engagedBy: "hub" }), expect: null,
    },
    { name: "not in scope", covers: "exception", on: today, facts: having(kind, [{ endsOn: end }], toCome), expect: null },
  ] as const;
};

const dpaNeeds = (agreements: Partial<Agreement>[], subject: string | null) =>
  (["processor", "sub-processor", null, "separate-controller", "joint-controller", "non-processor"] as const).map((role, n) => ({
    name: `role ${role}`,
    covers: "exception" as const,
    on: today,
    facts: having("dpa", agreements, { services: served({ role: "non-processor" }, { role, kind: "other" }) }),
    expect: n < 3 ? { subject, severity: "critical" as const } : null,
  }));

const ndaNeeds = (["datacentre", "cloud", "software", "network", "consultant", "other"] as const).flatMap((kind) =>
  [true, false].map((affectsSecurity) => ({
    name: `${kind}, ${affectsSecurity ? "affects security" : "does not affect security"}`,
    covers: "exception" as const,
    on: today,
    facts: having("nda", [], { affectsSecurity, services: served({ kind, role: "non-processor" }) }),
    expect: kind === "other" && !affectsSecurity ? null : { subject: null, severity: "high" as const },
  })),
);

const confidential = (overrides: Partial<Agreement>, ...ndas: Partial<Agreement>[]) =>
  aSubcontractor(
    { agreements: [aContract({ includesConfidentiality: true, ...overrides }), aDpa(), ...ndas.map((one) => anNda(one))] },
  );
const confidentialDpa = (overrides: Partial<Agreement>) =>
  aSubcontractor({ agreements: [aContract(), aDpa({ includesConfidentiality: true, ...overrides })] });

/** Ends 2026-12-31 with three months' notice: the deadline is 2026-09-30, 90 days before it 2026-07-02. */
const renewing = (overrides: Partial<Agreement> = {}) =>
  contracts({ endsOn: "2026-12-31", renewalMonths: 12, noticeMonths: 3, ...overrides });
const closing = { subject: "contract", severity: "medium" } as const;
const renewed = { subject: "contract", severity: "medium" } as const;
const dpaHigh = { subject: "dpa", severity: "high" } as const;
const dpaMedium = { subject: "dpa", severity: "medium" } as const;

export const agreementTables = {
  "contract-missing": table("contract-missing", [
    ...missing("contract"),
    {
      name: "one without a signature is missing too", covers: "exception", on: today, facts: contracts({ signedOn: null }),
      expect: { subject: null, severity: "high", since: "2023-01-01" },
    },
    {
      name: "always needed", covers: "exception", on: today, facts: having("contract", [], outsider),
      expect: { subject: null, severity: "high" },
    },
    {
      name: "an NDA or DPA is no contract", covers: "exception", on: today,
      facts: aSubcontractor({ agreements: [aDpa({ includesConfidentiality: true }), anNda()] }),
      expect: { subject: null, severity: "high" },
    },
  ]),
  "contract-ended": table("contract-ended", [
    ...ended("contract"),
    {
      name: "always needed", covers: "exception", on: today, facts: having("contract", [{ endsOn: "2026-06-30" }], outsider),
      expect: { subject: "contract", severity: "high" },
    },
  ]),
  "contract-ending": table("contract-ending", ending("contract")),
  "dpa-missing": table("dpa-missing", [
    ...missing("dpa"),
    ...dpaNeeds([], null),
    {
      name: "one without a signature is unsigned", covers: "exception", on: today,
      facts: dpas({ signedOn: null }), expect: null,
    },
    {
      name: "a processing service that has ended needs none", covers: "exception", on: today,
      facts: having("dpa", [], { services: served({ endsOn: "2026-11-22" }, { role: "non-processor" }) }), expect: null,
    },
  ]),
  "dpa-unsigned": table("dpa-unsigned", [...unsigned("dpa"), ...dpaNeeds([{ signedOn: null }], "dpa")]),
  "dpa-ended": table("dpa-ended", [
    ...ended("dpa"),
    {
      name: "not needed where nothing is processed", covers: "exception", on: today,
      facts: having("dpa", [{ endsOn: "2026-06-30" }], outsider), expect: null,
    },
  ]),
  "dpa-ending": table("dpa-ending", [
    ...ending("dpa"),
    {
      name: "not needed where nothing is processed", covers: "exception", on: today,
      facts: having("dpa", [{ endsOn: "2026-12-31" }], outsider), expect: null,
    },
  ]),
  "nda-missing": table("nda-missing", [
    ...missing("nda"),
    ...ndaNeeds,
    { name: "a contract with confidentiality counts", covers: "exception", on: today, facts: confidential({}), expect: null },
    { name: "a DPA with confidentiality counts", covers: "exception", on: today, facts: confidentialDpa({}), expect: null },
    {
      name: "an unsigned contract with confidentiality is an unsigned NDA", covers: "exception", on: today,
      facts: confidential({ signedOn: null }), expect: null,
    },
    {
      name: "a contract with confidentiality that takes effect tomorrow", covers: "exception", on: today,
      facts: confidential({ effectiveOn: "2026-11-24" }), expect: { subject: null, severity: "high" },
    },
    {
      name: "one of two services needs one", covers: "exception", on: today,
      facts: having("nda", [], { services: served({ kind: "other" }, { kind: "network" }) }),
      expect: { subject: null, severity: "high" },
    },
    {
      name: "a service that needs one and has ended", covers: "exception", on: today,
      facts: having("nda", [], { services: served({ endsOn: "2026-11-22" }, { kind: "other" }) }), expect: null,
    },
  ]),
  "nda-unsigned": table("nda-unsigned", [
    ...unsigned("nda"),
    {
      name: "a contract with confidentiality without a signature", covers: "exception", on: today,
      facts: confidential({ signedOn: null }),
      expect: { subject: "contract", severity: "high", says: { kind: "contract" } },
    },
    {
      name: "a DPA with confidentiality without a signature", covers: "exception", on: today,
      facts: confidentialDpa({ signedOn: null }),
      expect: { subject: "dpa", severity: "high", says: { kind: "dpa" } },
    },
    {
      name: "the smallest key over all that count", covers: "exception", on: today,
      facts: confidential({ signedOn: null }, { signedOn: null, key: "aa" }),
      expect: { subject: "aa", severity: "high" },
    },
    {
      name: "an unsigned contract without confidentiality is none", covers: "exception", on: today,
      facts: confidential({ signedOn: null, includesConfidentiality: false }), expect: null,
    },
    {
      name: "not needed for other services", covers: "exception", on: today,
      facts: having("nda", [{ signedOn: null }], outsider), expect: null,
    },
    {
      name: "needed for other services where security is affected", covers: "exception", on: today,
      facts: having("nda", [{ signedOn: null }], { ...outsider, affectsSecurity: true }),
      expect: { subject: "nda", severity: "high" },
    },
  ]),
  "nda-ended": table("nda-ended", [
    ...ended("nda"),
    {
      name: "a contract with confidentiality that ended last is the subject", covers: "exception", on: today,
      facts: confidential({ endsOn: "2026-06-30" }, { endsOn: "2026-03-31" }),
      expect: { subject: "contract", severity: "high", since: "2026-07-01", says: { kind: "contract", on: "2026-06-30" } },
    },
    {
      name: "a contract with confidentiality in force stands in", covers: "exception", on: today,
      facts: confidential({}, { endsOn: "2026-03-31" }),
      expect: null,
    },
    {
      name: "not needed for other services", covers: "exception", on: today,
      facts: having("nda", [{ endsOn: "2026-06-30" }], outsider), expect: null,
    },
  ]),
  "nda-ending": table("nda-ending", [
    ...ending("nda"),
    {
      name: "a contract with confidentiality is an NDA that ends", covers: "exception", on: today,
      facts: confidential({ endsOn: "2026-12-31" }),
      expect: { subject: "contract", severity: "medium", since: "2026-10-02" },
    },
    {
      name: "a contract with confidentiality in force without an end", covers: "exception", on: today,
      facts: confidential({}, { endsOn: "2026-12-31" }), expect: null,
    },
    {
      name: "a contract with confidentiality succeeds", covers: "exception", on: today,
      facts: confidential({ signedOn: "2026-09-01", effectiveOn: "2027-01-01" }, { endsOn: "2026-12-31" }), expect: null,
    },
    {
      name: "not needed for other services", covers: "exception", on: today,
      facts: having("nda", [{ endsOn: "2026-12-31" }], outsider), expect: null,
    },
  ]),
  "contract-notice-closing": table("contract-notice-closing", [
    {
      name: "within 90 days of the deadline", covers: "held", on: "2026-08-01", facts: renewing(),
      expect: { ...closing, since: "2026-07-02", says: { deadline: "2026-09-30", on: "2026-12-31", renewalMonths: 12 } },
    },
    { name: "no end date", covers: "not-held", on: today, facts: contracts({ noticeMonths: 3 }), expect: null },
    { name: "91 days before the deadline", covers: "before", on: "2026-07-01", facts: renewing(), expect: null },
    {
      name: "90 days before the deadline", covers: "at", on: "2026-07-02",
      facts: renewing(), expect: { ...closing, since: "2026-07-02" },
    },
    {
      name: "89 days before the deadline", covers: "after", on: "2026-07-03",
      facts: renewing(), expect: { ...closing, since: "2026-07-02" },
    },
    { name: "31 days left", covers: "before", on: "2026-08-30", facts: renewing(), expect: { ...closing, since: "2026-07-02" } },
    {
      name: "30 days left", covers: "at", on: "2026-08-31",
      facts: renewing(), expect: { ...closing, severity: "high", since: "2026-07-02" },
    },
    {
      name: "29 days left", covers: "after", on: "2026-09-01",
      facts: renewing(), expect: { ...closing, severity: "high", since: "2026-07-02" },
    },
    {
      name: "the day before the deadline", covers: "before", on: "2026-09-29",
      facts: renewing(), expect: { ...closing, severity: "high" },
    },
    {
      name: "on the deadline", covers: "at", on: "2026-09-30",
      facts: renewing(), expect: { ...closing, severity: "high", since: "2026-07-02" },
    },
    {
      name: "the day after the deadline: the next one is a year off", covers: "after", on: "2026-10-01",
      facts: renewing(), expect: null,
    },
    {
      name: "the window of a later renewal", covers: "exception", on: "2029-07-02", facts: renewing(),
      expect: { ...closing, since: "2029-07-02", says: { deadline: "2029-09-30", on: "2029-12-31" } },
    },
    { name: "without any notice", covers: "exception", on: "2026-12-31", facts: renewing({ noticeMonths: null }), expect: null },
    {
      name: "a notice of 0 days is a notice to the end itself", covers: "exception", on: "2026-10-02",
      facts: renewing({ noticeMonths: null, noticeDays: 0 }),
      expect: { ...closing, since: "2026-10-02", says: { deadline: "2026-12-31", on: "2026-12-31" } },
    },
    {
      name: "a notice of 0 months is a notice", covers: "exception", on: "2026-12-31", facts: renewing({ noticeMonths: 0 }),
      expect: { ...closing, severity: "high", since: "2026-10-02" },
    },
    {
      name: "the day after a deadline with a notice of 0", covers: "exception", on: "2027-01-01",
      facts: renewing({ noticeMonths: 0 }), expect: null,
    },
    { name: "renewal of 5 months", covers: "exception", on: "2026-08-01", facts: renewing({ renewalMonths: 5 }), expect: null },
    {
      name: "renewal of 6 months", covers: "exception", on: "2026-08-01",
      facts: renewing({ renewalMonths: 6 }), expect: { ...closing, since: "2026-07-02" },
    },
    { name: "no renewal", covers: "exception", on: "2026-08-01", facts: renewing({ renewalMonths: null }), expect: null },
    {
      name: "months are taken away first, clamped, then days", covers: "exception", on: "2026-02-18",
      facts: renewing({ endsOn: "2026-05-31", noticeMonths: 3, noticeDays: 10 }),
      expect: { ...closing, severity: "high", since: "2025-11-20", says: { deadline: "2026-02-18" } },
    },
    {
      name: "the day after that deadline", covers: "exception", on: "2026-02-19",
      facts: renewing({ endsOn: "2026-05-31", noticeMonths: 3, noticeDays: 10 }), expect: null,
    },
    {
      name: "a renewed end is counted from the anchor: 31 August + 6 months", covers: "exception", on: "2027-01-28",
      facts: renewing({ endsOn: "2026-08-31", renewalMonths: 6, noticeMonths: 1 }),
      expect: { ...closing, severity: "high", since: "2026-10-30", says: { deadline: "2027-01-28", on: "2027-02-28" } },
    },
    {
      name: "a renewed end is counted from the anchor: 31 August + 12 months", covers: "exception", on: "2027-07-31",
      facts: renewing({ endsOn: "2026-08-31", renewalMonths: 6, noticeMonths: 1 }),
      expect: { ...closing, severity: "high", since: "2027-05-02", says: { deadline: "2027-07-31", on: "2027-08-31" } },
    },
    {
      name: "31 January and 13 months is 28 February, and 26 months 31 March again", covers: "exception", on: "2026-03-31",
      facts: contracts({ endsOn: "2024-01-31", renewalMonths: 13, noticeDays: 0 }),
      expect: { ...closing, severity: "high", since: "2025-12-31", says: { deadline: "2026-03-31", on: "2026-03-31" } },
    },
    {
      name: "31 January and 13 months is 28 February", covers: "exception", on: "2025-02-28",
      facts: contracts({ endsOn: "2024-01-31", renewalMonths: 13, noticeDays: 0 }),
      expect: { ...closing, severity: "high", since: "2024-11-30", says: { deadline: "2025-02-28", on: "2025-02-28" } },
    },
    {
      name: "a deadline of the next end that comes before this end", covers: "exception", on: "2026-10-15",
      facts: renewing({ renewalMonths: 6, noticeMonths: 6 }),
      expect: { ...closing, since: "2026-10-01", says: { deadline: "2026-12-30", on: "2027-06-30" } },
    },
    {
      name: "a notice longer than the renewal", covers: "exception", on: today,
      facts: renewing({ renewalMonths: 6, noticeMonths: 12 }),
      expect: { ...closing, since: "2026-10-02", says: { deadline: "2026-12-31", on: "2027-12-31" } },
    },
    {
      name: "decided on the first day of the window", covers: "exception", on: "2026-09-30",
      facts: renewing({ reviewedOn: "2026-07-02" }), expect: null,
    },
    {
      name: "looked at the day before the window", covers: "exception", on: "2026-09-30",
      facts: renewing({ reviewedOn: "2026-07-01" }),
      expect: { ...closing, severity: "high", since: "2026-07-02" },
    },
    {
      name: "a review stands as written, also when it lies ahead", covers: "exception", on: "2026-08-01",
      facts: renewing({ reviewedOn: "2026-09-01" }), expect: null,
    },
    {
      name: "a review in last year's window does not decide this year's", covers: "exception", on: "2027-08-01",
      facts: renewing({ reviewedOn: "2026-08-01" }), expect: { ...closing, since: "2027-07-02" },
    },
    { name: "not signed", covers: "exception", on: "2026-08-01", facts: renewing({ signedOn: null }), expect: null },
    { name: "signed tomorrow", covers: "exception", on: "2026-08-01", facts: renewing({ signedOn: "2026-08-02" }), expect: null },
    {
      name: "signed within the window", covers: "exception", on: "2026-08-03", facts: renewing({ signedOn: "2026-08-02" }),
      expect: { ...closing, since: "2026-08-02" },
    },
    {
      name: "takes effect tomorrow", covers: "exception", on: "2026-08-01",
      facts: renewing({ effectiveOn: "2026-08-02" }), expect: null,
    },
    {
      name: "another contract in force changes nothing", covers: "exception", on: "2026-08-01",
      facts: contracts({ endsOn: "2026-12-31", renewalMonths: 12, noticeMonths: 3 }, { key: "other" }), expect: closing,
    },
    {
      name: "a DPA that renews is not a contract", covers: "exception", on: "2026-08-01",
      facts: dpas({ endsOn: "2026-12-31", renewalMonths: 12, noticeMonths: 3 }), expect: null,
    },
    {
      name: "a chain node", covers: "exception", on: "2026-08-01",
      facts: having("contract", [{ endsOn: "2026-12-31", renewalMonths: 12, noticeMonths: 3 }], { engagedBy: "hub" }),
      expect: null,
    },
    {
      name: "not in scope", covers: "exception", on: "2026-08-01",
      facts: having("contract", [{ endsOn: "2026-12-31", renewalMonths: 12, noticeMonths: 3 }], toCome), expect: null,
    },
  ]),
  "contract-auto-renewed": table("contract-auto-renewed", [
    {
      name: "renewed without a word", covers: "held", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12 }),
      expect: { ...renewed, since: "2026-01-01", says: { on: "2025-12-31", until: "2026-12-31", renewalMonths: 12 } },
    },
    {
      name: "in its first term", covers: "not-held", on: today,
      facts: contracts({ endsOn: "2026-12-31", renewalMonths: 12 }), expect: null,
    },
    {
      name: "the day before the first end", covers: "before", on: "2025-12-30",
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12 }), expect: null,
    },
    {
      name: "on the first end", covers: "at", on: "2025-12-31",
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12 }), expect: null,
    },
    {
      name: "the day after the first end", covers: "after", on: "2026-01-01",
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12 }),
      expect: { ...renewed, since: "2026-01-01" },
    },
    {
      name: "reviewed 90 days before the end it renewed from", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, reviewedOn: "2025-10-02" }), expect: null,
    },
    {
      name: "reviewed 91 days before the end it renewed from", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, reviewedOn: "2025-10-01" }),
      expect: { ...renewed, since: "2026-01-01" },
    },
    {
      name: "reviewed 90 days before the deadline of notice", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, noticeMonths: 3, reviewedOn: "2025-07-02" }), expect: null,
    },
    {
      name: "reviewed 91 days before the deadline of notice", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, noticeMonths: 3, reviewedOn: "2025-07-01" }), expect: renewed,
    },
    {
      name: "months of notice are clamped before days are taken away", covers: "exception", on: today,
      facts: contracts({ endsOn: "2026-05-31", renewalMonths: 12, noticeMonths: 3, noticeDays: 10, reviewedOn: "2025-11-20" }),
      expect: null,
    },
    {
      name: "a day earlier than that", covers: "exception", on: today,
      facts: contracts({ endsOn: "2026-05-31", renewalMonths: 12, noticeMonths: 3, noticeDays: 10, reviewedOn: "2025-11-19" }),
      expect: { ...renewed, since: "2026-06-01" },
    },
    {
      name: "a notice of 0 is the end itself", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, noticeDays: 0, reviewedOn: "2025-10-02" }), expect: null,
    },
    {
      name: "reviewed after it renewed", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, reviewedOn: "2026-02-01" }), expect: null,
    },
    {
      name: "a review stands as written, also when it lies ahead", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, reviewedOn: "2027-01-01" }), expect: null,
    },
    {
      name: "one run over several renewals", covers: "exception", on: today,
      facts: contracts({ endsOn: "2023-12-31", renewalMonths: 12 }),
      expect: { ...renewed, since: "2024-01-01", says: { on: "2025-12-31", until: "2026-12-31" } },
    },
    {
      name: "a review excuses the renewals it came in time for, not later ones", covers: "exception", on: "2027-02-01",
      facts: contracts({ endsOn: "2024-12-31", renewalMonths: 12, reviewedOn: "2025-11-01" }),
      expect: { ...renewed, since: "2027-01-01" },
    },
    {
      name: "renewal of 5 months", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 5 }), expect: null,
    },
    {
      name: "renewal of 6 months", covers: "exception", on: today, facts: contracts({ endsOn: "2025-12-31", renewalMonths: 6 }),
      expect: { ...renewed, since: "2026-01-01", says: { on: "2026-06-30", until: "2026-12-31" } },
    },
    { name: "no renewal", covers: "exception", on: today, facts: contracts({ endsOn: "2025-12-31" }), expect: null },
    { name: "no end date", covers: "exception", on: today, facts: contracts({ renewalMonths: 12 }), expect: null },
    {
      name: "the previous end is clamped: 31 August + 6 months", covers: "exception", on: "2026-03-01",
      facts: contracts({ endsOn: "2025-08-31", renewalMonths: 6, reviewedOn: "2025-11-30" }), expect: null,
    },
    {
      name: "a day earlier than 90 days before it", covers: "exception", on: "2026-03-01",
      facts: contracts({ endsOn: "2025-08-31", renewalMonths: 6, reviewedOn: "2025-11-29" }),
      expect: { ...renewed, since: "2026-03-01", says: { on: "2026-02-28", until: "2026-08-31" } },
    },
    {
      name: "the previous end is counted from the anchor: 31 August + 12 months", covers: "exception", on: "2026-09-01",
      facts: contracts({ endsOn: "2025-08-31", renewalMonths: 6, reviewedOn: "2026-06-01" }),
      expect: { ...renewed, since: "2026-09-01", says: { on: "2026-08-31", until: "2027-02-28" } },
    },
    {
      name: "not signed", covers: "exception", on: today,
      facts: contracts({ endsOn: "2025-12-31", renewalMonths: 12, signedOn: null }), expect: null,
    },
    {
      name: "a DPA that renewed is not a contract", covers: "exception", on: today,
      facts: dpas({ endsOn: "2025-12-31", renewalMonths: 12 }),
      expect: null,
    },
    {
      name: "a chain node", covers: "exception", on: today,
      facts: having("contract", [{ endsOn: "2025-12-31", renewalMonths: 12 }], { engagedBy: "hub" }), expect: null,
    },
    {
      name: "not in scope", covers: "exception", on: today,
      facts: having("contract", [{ endsOn: "2025-12-31", renewalMonths: 12 }], toCome),
      expect: null,
    },
  ]),
  "dpa-incomplete": table("dpa-incomplete", [
    {
      name: "a mandatory clause is missing", covers: "held", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-05": "missing" }) }),
      expect: { ...dpaHigh, since: "2023-01-01", says: { clauses: ["DPA-05"] } },
    },
    {
      name: "a mandatory clause is not applicable", covers: "held", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-28": "n/a" }) }),
      expect: { ...dpaHigh, says: { clauses: ["DPA-28"] } },
    },
    { name: "every mandatory clause present", covers: "not-held", on: today, facts: dpas({}), expect: null },
    {
      name: "the day before a new DPA takes effect", covers: "before", on: "2026-06-30",
      facts: dpas(
        {}, { key: "next", signedOn: "2026-06-01", effectiveOn: "2026-07-01", clauses: clausesWith({ "DPA-05": "missing" }) },
      ),
      expect: null,
    },
    {
      name: "on the day a new DPA takes effect", covers: "at", on: "2026-07-01",
      facts: dpas(
        {}, { key: "next", signedOn: "2026-06-01", effectiveOn: "2026-07-01", clauses: clausesWith({ "DPA-05": "missing" }) },
      ),
      expect: { ...dpaHigh, subject: "next", since: "2026-07-01" },
    },
    {
      name: "the day after a new DPA took effect", covers: "after", on: "2026-07-02",
      facts: dpas(
        {}, { key: "next", signedOn: "2026-06-01", effectiveOn: "2026-07-01", clauses: clausesWith({ "DPA-05": "missing" }) },
      ),
      expect: { ...dpaHigh, subject: "next", since: "2026-07-01" },
    },
    {
      name: "the last day of a newer complete one", covers: "at", on: "2026-06-30",
      facts: dpas(
        { clauses: clausesWith({ "DPA-05": "missing" }) }, { key: "next", signedOn: "2024-01-01", endsOn: "2026-06-30" },
      ),
      expect: null,
    },
    {
      name: "the day after a newer complete one ended, the old one is current again", covers: "after", on: "2026-07-01",
      facts: dpas(
        { clauses: clausesWith({ "DPA-05": "missing" }) }, { key: "next", signedOn: "2024-01-01", endsOn: "2026-06-30" },
      ),
      expect: { ...dpaHigh, since: "2026-07-01" },
    },
    {
      name: "the latest in effect decides, not the latest signed", covers: "exception", on: today,
      facts: dpas(
        { signedOn: "2025-01-01", effectiveOn: "2023-01-01", clauses: clausesWith({ "DPA-05": "missing" }) },
        { key: "next", signedOn: "2024-01-01" },
      ),
      expect: null,
    },
    {
      name: "the largest key of two from one day", covers: "exception", on: today,
      facts: dpas({ key: "b", clauses: clausesWith({ "DPA-05": "missing" }) }, { key: "a" }),
      expect: { ...dpaHigh, subject: "b" },
    },
    {
      name: "the smaller key of two from one day is not current", covers: "exception", on: today,
      facts: dpas({ key: "a", clauses: clausesWith({ "DPA-05": "missing" }) }, { key: "b" }), expect: null,
    },
    {
      name: "conditional and best-practice clauses are not mandatory", covers: "exception", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-03": "missing", "DPA-30": "missing", "DPA-31": "n/a", "DPA-B1": "missing" }) }),
      expect: null,
    },
    {
      name: "DPA-29 is not mandatory in the EU", covers: "exception", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-29": "missing" }) }), expect: null,
    },
    ...(["FR", "GP", "NO", "IS"] as const).map((country) => ({
      name: `DPA-29 is not mandatory in ${country}`, covers: "exception" as const, on: today,
      facts: having("dpa", [{ clauses: clausesWith({ "DPA-29": "missing" }) }], { locations: [aLocation({ country })] }),
      expect: null,
    })),
    ...(["CH", "US", "FO", "SJ", "IN", "GB"] as const).map((country) => ({
      name: `DPA-29 is mandatory in ${country}`, covers: "exception" as const, on: today,
      facts: having(
        "dpa", [{ clauses: clausesWith({ "DPA-29": "n/a" }) }], { locations: [aLocation(), aLocation({ key: "l2", country })] },
      ),
      expect: { ...dpaHigh, since: "2023-01-01", says: { clauses: ["DPA-29"] } },
    })),
    {
      name: "DPA-29, the day before the location outside begins", covers: "before", on: "2026-06-30",
      facts: having(
        "dpa", [{ clauses: clausesWith({ "DPA-29": "missing" }) }],
        { locations: [aLocation({ country: "US", startsOn: "2026-07-01" })] },
      ),
      expect: null,
    },
    {
      name: "DPA-29, on the day the location outside begins", covers: "at", on: "2026-07-01",
      facts: having(
        "dpa", [{ clauses: clausesWith({ "DPA-29": "missing" }) }],
        { locations: [aLocation({ country: "US", startsOn: "2026-07-01" })] },
      ),
      expect: { ...dpaHigh, since: "2026-07-01" },
    },
    {
      name: "DPA-29, the day after the location outside ended", covers: "after", on: "2026-07-01",
      facts: having(
        "dpa", [{ clauses: clausesWith({ "DPA-29": "missing" }) }],
        { locations: [aLocation({ country: "US", endsOn: "2026-06-30" })] },
      ),
      expect: null,
    },
    {
      name: "DPA-29 and a location whose country nobody knows", covers: "exception", on: today,
      facts: having(
        "dpa", [{ clauses: clausesWith({ "DPA-29": "missing" }) }],
        { locations: [aLocation({ country: null, region: "Worldwide" })] },
      ),
      expect: null,
    },
    {
      name: "partial is not incomplete", covers: "exception", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-05": "partial" }) }), expect: null,
    },
    { name: "no state is not incomplete", covers: "exception", on: today, facts: dpas({ clauses: {} }), expect: null },
    {
      name: "every clause that is missing is said", covers: "exception", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-20": "n/a", "DPA-01": "missing", "DPA-07": "partial" }) }),
      expect: { ...dpaHigh, says: { clauses: ["DPA-01", "DPA-20"] } },
    },
    {
      name: "a DPA that is not signed is not current", covers: "exception", on: today,
      facts: dpas({ signedOn: null, clauses: clausesWith({ "DPA-05": "missing" }) }), expect: null,
    },
    {
      name: "a DPA that has ended is not current", covers: "exception", on: today,
      facts: dpas({ endsOn: "2026-11-22", clauses: clausesWith({ "DPA-05": "missing" }) }), expect: null,
    },
    {
      name: "nothing is processed", covers: "exception", on: today,
      facts: having("dpa", [{ clauses: clausesWith({ "DPA-05": "missing" }) }], outsider), expect: null,
    },
    {
      name: "a chain node", covers: "exception", on: today,
      facts: having("dpa", [{ clauses: clausesWith({ "DPA-05": "missing" }) }], { engagedBy: "hub" }), expect: null,
    },
  ]),
  "dpa-unchecked": table("dpa-unchecked", [
    {
      name: "a mandatory clause is partial", covers: "held", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-12": "partial" }) }),
      expect: { ...dpaMedium, since: "2023-01-01", says: { clauses: ["DPA-12"] } },
    },
    {
      name: "a mandatory clause has no state", covers: "held", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-12": null }) }),
      expect: { ...dpaMedium, says: { clauses: ["DPA-12"] } },
    },
    {
      name: "no clause is looked at", covers: "held", on: today, facts: dpas({ clauses: {} }), expect: dpaMedium,
    },
    { name: "every mandatory clause present", covers: "not-held", on: today, facts: dpas({}), expect: null },
    {
      name: "the day before a new DPA takes effect", covers: "before", on: "2026-06-30",
      facts: dpas({}, { key: "next", signedOn: "2026-06-01", effectiveOn: "2026-07-01", clauses: {} }), expect: null,
    },
    {
      name: "on the day a new DPA takes effect", covers: "at", on: "2026-07-01",
      facts: dpas({}, { key: "next", signedOn: "2026-06-01", effectiveOn: "2026-07-01", clauses: {} }),
      expect: { ...dpaMedium, subject: "next", since: "2026-07-01" },
    },
    {
      name: "the day after a new DPA took effect", covers: "after", on: "2026-07-02",
      facts: dpas({}, { key: "next", signedOn: "2026-06-01", effectiveOn: "2026-07-01", clauses: {} }),
      expect: { ...dpaMedium, subject: "next", since: "2026-07-01" },
    },
    {
      name: "an incomplete one is not also unchecked", covers: "exception", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-12": "partial", "DPA-13": "missing" }) }), expect: null,
    },
    {
      name: "conditional clauses without a state", covers: "exception", on: today,
      facts: dpas({ clauses: clausesWith({ "DPA-03": null, "DPA-29": null, "DPA-B2": "partial" }) }), expect: null,
    },
    {
      name: "DPA-29 without a state where data is outside", covers: "exception", on: today,
      facts: having("dpa", [{}], { locations: [aLocation({ country: "CH" })] }),
      expect: { ...dpaMedium, says: { clauses: ["DPA-29"] } },
    },
    {
      name: "DPA-29 present where data is outside", covers: "exception", on: today,
      facts: having("dpa", [{ clauses: clausesWith({ "DPA-29": "present" }) }], { locations: [aLocation({ country: "CH" })] }),
      expect: null,
    },
    {
      name: "the one that is current decides", covers: "exception", on: today,
      facts: dpas({ clauses: {} }, { key: "e" }), expect: null,
    },
    {
      name: "nothing is processed", covers: "exception", on: today,
      facts: having("dpa", [{ clauses: {} }], outsider), expect: null,
    },
    {
      name: "a chain node", covers: "exception", on: today,
      facts: having("dpa", [{ clauses: {} }], { engagedBy: "hub" }), expect: null,
    },
  ]),
  "dpa-review-overdue": table("dpa-review-overdue", [
    {
      name: "reviewed more than two years ago", covers: "held", on: today, facts: dpas({ reviewedOn: "2024-10-31" }),
      expect: { ...dpaMedium, since: "2026-11-01", says: { on: "2026-10-31", lastOn: "2024-10-31" } },
    },
    { name: "reviewed this year", covers: "not-held", on: today, facts: dpas({}), expect: null },
    {
      name: "the day before two years are over", covers: "before", on: "2026-05-30",
      facts: dpas({ reviewedOn: "2024-05-31" }), expect: null,
    },
    {
      name: "on the day two years are over", covers: "at", on: "2026-05-31",
      facts: dpas({ reviewedOn: "2024-05-31" }), expect: null,
    },
    {
      name: "the day after two years are over", covers: "after", on: "2026-06-01", facts: dpas({ reviewedOn: "2024-05-31" }),
      expect: { ...dpaMedium, since: "2026-06-01" },
    },
    ...(["critical", "high"] as const).flatMap((criticality) => [
      {
        name: `${criticality}: on the day a year is over`, covers: "at" as const, on: "2026-05-31",
        facts: having("dpa", [{ reviewedOn: "2025-05-31" }], { criticality }), expect: null,
      },
      {
        name: `${criticality}: the day after a year is over`, covers: "after" as const, on: "2026-06-01",
        facts: having("dpa", [{ reviewedOn: "2025-05-31" }], { criticality }), expect: { ...dpaMedium, since: "2026-06-01" },
      },
    ]),
    ...(["medium", "low"] as const).map((criticality) => ({
      name: `${criticality}: the day after a year is over`, covers: "exception" as const, on: "2026-06-01",
      facts: having("dpa", [{ reviewedOn: "2025-05-31" }], { criticality }), expect: null,
    })),
    {
      name: "two years from a leap day", covers: "exception", on: "2026-03-01", facts: dpas({ reviewedOn: "2024-02-29" }),
      expect: { ...dpaMedium, since: "2026-03-01", says: { on: "2026-02-28" } },
    },
    {
      name: "never reviewed: from the day of effect", covers: "exception", on: today,
      facts: dpas({ reviewedOn: null, signedOn: "2023-01-01", effectiveOn: "2024-06-01" }),
      expect: { ...dpaMedium, since: "2026-06-02" },
    },
    {
      name: "never reviewed, no day of effect: from the signature", covers: "exception", on: today,
      facts: dpas({ reviewedOn: null, signedOn: "2023-02-01" }), expect: { ...dpaMedium, since: "2025-02-02" },
    },
    {
      name: "a review goes before the day of effect, also when it is earlier", covers: "exception", on: today,
      facts: dpas({ reviewedOn: "2024-01-15", signedOn: "2024-01-01", effectiveOn: "2025-06-01" }),
      expect: { ...dpaMedium, since: "2026-01-16" },
    },
    {
      name: "a review stands as written, also when it lies ahead", covers: "exception", on: today,
      facts: dpas({ reviewedOn: "2027-01-01" }),
      expect: null,
    },
    {
      name: "only the current DPA", covers: "exception", on: today,
      facts: dpas({ reviewedOn: "2023-01-01" }, { key: "e", reviewedOn: "2026-01-01" }), expect: null,
    },
    {
      name: "no DPA in force", covers: "exception", on: today,
      facts: dpas({ reviewedOn: "2023-01-01", endsOn: "2026-06-30" }), expect: null,
    },
    {
      name: "nothing is processed", covers: "exception", on: today,
      facts: having("dpa", [{ reviewedOn: "2023-01-01" }], outsider), expect: null,
    },
    {
      name: "a chain node", covers: "exception", on: today,
      facts: having("dpa", [{ reviewedOn: "2023-01-01" }], { engagedBy: "hub" }), expect: null,
    },
  ]),
};
