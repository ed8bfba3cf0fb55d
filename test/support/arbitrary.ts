import fc from "fast-check";
import { firstDay, lastDay, plusDays, plusMonths } from "../../app/domain/calendar";
import { requirementIds, type Rule, rules } from "../../app/domain/flag";
import {
  type Agreement,
  agreementKinds,
  annexSections,
  auditRights,
  type ClauseState,
  type Clauses,
  clauseStates,
  type Decision,
  decisionKinds,
  type Evidence,
  type EvidenceKind,
  evidenceKinds,
  type Finding,
  type InspectionPlan,
  inspectionResults,
  type Location,
  locationPaths,
  opinions,
  promises,
  reviews,
  type Service,
  serviceKinds,
  serviceRoles,
  severities,
  statuses,
  type Subcontractor,
  type Terms,
  termNames,
  transferTools,
  type Waiver,
} from "../../app/domain/portfolio";
import { clausesWith, today } from "./facts";

/**
 * Days at the distances that the rules speak of, and the days beside them, so that limits of different facts often fall on
 * one day or on adjacent ones.
 */
const distances = [0, -14, 14, -30, 30, -31, 31, -90, 90, -180, 180].map((days) => plusDays(today, days));
const months = [-27, -25, -24, -18, -15, -12, -9, -6, -3, -1, 1, 3, 6, 12, 15, 24].map((count) => plusMonths(today, count));
const monthEnds = ["2024-02-29", "2025-08-31", "2026-01-31", "2026-02-28", "2026-12-31"];
const beside = (dates: readonly string[]) => [
  ...new Set(dates.flatMap((date) => [-1, 0, 1].map((days) => plusDays(date, days)))),
];

/** The last days of the one adequacy decision that ends are among them. */
export const aDate = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...beside([...distances, ...months, ...monthEnds])) },
  { weight: 12, arbitrary: fc.constantFrom(...beside([today])) },
  { weight: 2, arbitrary: fc.constantFrom(...beside(["2031-06-30", "2031-12-27"])) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 109_572 }).map((days) => plusDays(firstDay, days)) },
  { weight: 1, arbitrary: fc.constantFrom(firstDay, plusDays(firstDay, 1), plusDays(lastDay, -1), lastDay) },
);

/** A day to ask about: mostly near the limits of facts that are dated around today. */
export const aDay = fc.oneof(
  { weight: 1, arbitrary: aDate },
  { weight: 1, arbitrary: fc.integer({ min: -120, max: 120 }).map((days) => plusDays(today, days)) },
);

/** Mostly in force on the days that are asked about. */
const longAgo = fc.oneof({ weight: 3, arbitrary: fc.constant("2023-01-01") }, { weight: 1, arbitrary: aDate });

/** Absent one time in so many. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>, oneIn = 3): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null, freq: oneIn });
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const keyed = <T extends { key: string }>(thing: fc.Arbitrary<T>, maxLength: number, minLength = 0) =>
  fc.uniqueArray(thing, { selector: (one) => one.key, minLength, maxLength, size: "max" });
const notBefore = (first: string | null, last: string | null) =>
  first === null || last === null || first <= last ? last : first;

const key = oneOf(["a", "b", "c", "B", "a-2"]);
const text = oneOf(["Drift", " ", ""]);

const aService: fc.Arbitrary<Service> = fc
  .record({
    key,
    name: maybe(text),
    kind: oneOf(serviceKinds),
    role: maybe(oneOf(serviceRoles), 4),
    startsOn: longAgo,
    endsOn: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: aDate }),
  })
  .map((service) => ({ ...service, endsOn: notBefore(service.startsOn, service.endsOn) }));

const countries = ["DK", "GP", "NO", "GB", "US", "IN", "SJ", "FO"].map((country) => ({ country, region: null }));
const regions = [null, "EU", "EEA", "Worldwide"].map((region) => ({ country: null, region }));
const aLocation: fc.Arbitrary<Location> = fc
  .record({
    place: oneOf<{ country: string | null; region: string | null }>([...countries, ...regions]),
    key,
    path: oneOf(locationPaths),
    city: maybe(text),
    startsOn: maybe(aDate, 2),
    endsOn: maybe(aDate, 2),
    confirmedOn: maybe(aDate),
    transferTool: maybe(oneOf(transferTools)),
    transferAssessedOn: maybe(aDate),
  })
  .map(({ place, ...location }) => ({
    ...location,
    ...place,
    address: null,
    latitude: null,
    longitude: null,
    endsOn: notBefore(location.startsOn, location.endsOn),
  }));

const someClauses: fc.Arbitrary<Clauses> = fc
  .dictionary(oneOf(["DPA-01", "DPA-03", "DPA-05", "DPA-29", "DPA-B1"]), maybe(oneOf<ClauseState>(clauseStates)), { maxKeys: 2 })
  .map(clausesWith);
/** A field that came later than the format is absent where it is not set. */
const set = <Name extends string, Value>(name: Name, value: Value | null) =>
  (value === null ? {} : { [name]: value }) as { [N in Name]?: Value };

const sorted = <T extends string>(values: readonly T[], maxLength = 3) =>
  fc.subarray([...values], { minLength: 1, maxLength }).map((some) => some.sort());

/** Terms that say something: of a DPA, or promised to customers. */
export const someTerms: fc.Arbitrary<Terms> = fc
  .record({
    breachHours: maybe(oneOf([0, 24, 48, 72]), 2),
    noticeDays: maybe(oneOf([0, 14, 30, 60]), 2),
    auditRight: maybe(oneOf(auditRights), 2),
    deletionDays: maybe(oneOf([0, 30, 90]), 2),
    countries: maybe(sorted(["DK", "FR", "NO", "US"]), 2),
    thirdCountries: maybe(fc.boolean(), 2),
    annexSections: maybe(sorted(annexSections, 4), 2),
  })
  .filter((terms) => Object.values(terms).some((value) => value !== null));

const someNotes = fc
  .dictionary(
    oneOf(["DPA-01", "DPA-03", "DPA-31", "DPA-B1"]),
    fc
      .record({ reference: maybe(text, 2), note: maybe(text, 2) })
      .filter((note) => note.reference !== null || note.note !== null),
    { maxKeys: 3 },
  )
  .map((notes) => (Object.keys(notes).length === 0 ? null : { ...notes }));

const aDecision: fc.Arbitrary<Decision> = fc
  .record({ decision: oneOf(decisionKinds), decidedOn: aDate, remindOn: maybe(aDate, 2), note: maybe(text, 2) })
  .map((decision) => ({ ...decision, remindOn: notBefore(decision.decidedOn, decision.remindOn) }));

const anAgreement: fc.Arbitrary<Agreement> = fc
  .record({
    key,
    kind: oneOf(agreementKinds),
    title: maybe(text),
    signedOn: maybe(longAgo, 6),
    effectiveOn: maybe(aDate, 2),
    endsOn: maybe(aDate, 5),
    renewalMonths: maybe(fc.oneof(fc.integer({ min: 1, max: 24 }), fc.constant(1200)), 2),
    noticeMonths: maybe(
      fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 14 }) }, { weight: 1, arbitrary: fc.constant(1200) }),
      2,
    ),
    noticeDays: maybe(oneOf([0, 1, 30, 90, 400, 36500]), 2),
    reviewedOn: maybe(aDate, 2),
    includesConfidentiality: fc.boolean(),
    clauses: someClauses,
    notes: someNotes,
    terms: maybe(someTerms),
    decision: maybe(aDecision),
  })
  .map(({ notes, terms, decision, ...agreement }) => ({
    ...agreement,
    endsOn: notBefore(agreement.signedOn, notBefore(agreement.effectiveOn, agreement.endsOn)),
    clauses: agreement.kind === "dpa" ? agreement.clauses : {},
    ...(agreement.kind === "dpa" ? { ...set("clauseNotes", notes), ...set("terms", terms) } : {}),
    ...(agreement.kind === "contract" ? set("decision", decision) : {}),
  }));

const aKind = fc.oneof(
  { weight: 2, arbitrary: oneOf<EvidenceKind>(["iso27001", "isae3402-2", "isae3000-gdpr", "soc2-2", "bridge-letter"]) },
  { weight: 1, arbitrary: oneOf<EvidenceKind>(["insurance", "pentest", "subprocessor-list", "deletion-proof"]) },
  { weight: 1, arbitrary: oneOf(evidenceKinds) },
);
const anEvidence = (sites: readonly string[]): fc.Arbitrary<Evidence> =>
  fc
    .record({
      key,
      kind: aKind,
      title: maybe(text),
      issuedOn: maybe(aDate),
      validFrom: maybe(longAgo, 2),
      validTo: maybe(aDate, 2),
      periodStart: fc.constant(null),
      periodEnd: maybe(aDate, 2),
      receivedOn: maybe(aDate),
      review: fc.oneof({ weight: 3, arbitrary: fc.constant("accepted" as const) }, { weight: 1, arbitrary: oneOf(reviews) }),
      reviewedOn: fc.constant(null),
      opinion: maybe(oneOf(opinions), 2),
      sites: fc.subarray([...sites]),
      issuer: maybe(text),
      scopeText: maybe(text),
    })
    .map(({ issuer, scopeText, ...evidence }) => ({
      ...evidence,
      ...set("issuer", issuer),
      ...set("scopeText", scopeText),
      validTo: notBefore(evidence.validFrom, evidence.validTo),
    }));

const aContact = fc.record({ name: maybe(text), email: maybe(text), phone: maybe(text), role: fc.constant(null) });
const aPlan: fc.Arbitrary<InspectionPlan> = fc.record({
  firstDueOn: aDate,
  everyMonths: oneOf([1, 3, 6, 12, 24, 1200]),
  concept: fc.constant(null),
  rationale: fc.constant(null),
});
const anInspection = fc.record({ key, completedOn: aDate, result: oneOf(inspectionResults) });

const waivable = rules.filter((rule) => rule !== "waiver-expired");
const oftenRaised: readonly Rule[] = [
  "chain-identity-incomplete",
  "contract-missing",
  "dpa-missing",
  "evidence-adverse",
  "evidence-expiring",
  "evidence-missing",
  "finding-overdue",
  "inspection-due",
  "inspection-overdue",
  "location-none",
  "role-undetermined",
  "status-contradicted",
];

/** A waiver's subject may name anything; mostly it names what a flag may be about. */
const aWaiver: fc.Arbitrary<Waiver> = fc
  .record({
    rule: fc.oneof({ weight: 2, arbitrary: oneOf<Rule>(oftenRaised) }, { weight: 1, arbitrary: oneOf(waivable) }),
    subject: maybe(fc.oneof(key, oneOf<string>(requirementIds)), 2),
    from: aDate,
    days: oneOf([0, 1, 14, 30, 90, 180, 365]),
  })
  .map(({ days, ...waiver }) => {
    const limits = [plusDays(waiver.from, days), plusMonths(waiver.from, 12), lastDay];
    const until = limits.reduce((first, limit) => (limit < first ? limit : first));
    return { ...waiver, until, reason: "Known", approvedBy: "Mette Dahl" };
  });

/** What nothing else refers to, and what others refer to by key. */
const facts = fc.record({
  status: fc.oneof({ weight: 4, arbitrary: fc.constant("active" as const) }, { weight: 1, arbitrary: oneOf(statuses) }),
  criticality: oneOf(severities),
  affectsSecurity: fc.boolean(),
  engagedBy: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant("hub") }),
  address: maybe(text),
  parentCountry: maybe(oneOf(["DK", "NO", "US", "GB", "SJ", "FO"])),
  parentAssessedOn: maybe(aDate),
  contacts: fc.array(aContact, { maxLength: 2 }),
  services: fc.oneof({ weight: 9, arbitrary: keyed(aService, 3, 1) }, { weight: 1, arbitrary: fc.constant<Service[]>([]) }),
  locations: keyed(aLocation, 3),
  agreements: keyed(anAgreement, 5),
  inspectionPlan: maybe(aPlan),
  inspections: keyed(anInspection, 3),
  waivers: fc.array(aWaiver, { maxLength: 8, size: "max" }),
});

/** Findings name an inspection or evidence by its place, where there is one. */
const aFinding = fc.record({
  key,
  title: fc.constant(null),
  severity: oneOf(severities),
  dueOn: aDate,
  closedOn: maybe(aDate, 2),
  cause: fc.nat({ max: 5 }),
  term: maybe(oneOf(termNames), 2),
});

/** A valid subcontractor, by `portfolio.md`: unique keys, no end before its beginning, references that exist. */
export const anySubcontractor: fc.Arbitrary<Subcontractor> = facts
  .chain((others) =>
    fc.record({
      others: fc.constant(others),
      evidence: keyed(anEvidence(others.locations.map((location) => location.key)), 6),
      findings: keyed(aFinding, 3),
    }),
  )
  .map(({ others, evidence, findings }) => ({
    key: "nordhavn",
    name: "Nordhavn",
    registrationNumber: null,
    country: "DK",
    website: null,
    parentName: null,
    owner: null,
    ...others,
    evidence,
    findings: findings.map(({ cause, term, ...finding }): Finding => {
      const inspection = others.inspections[cause]?.key ?? null;
      const agreement = others.agreements[cause]?.key;
      const about = agreement === undefined || term === null ? {} : { agreement, term };
      return { ...finding, evidence: evidence[cause]?.key ?? null, inspection, ...about };
    }),
  }));

export const aPromise = oneOf(promises);
