import { requirementIds, type Verdict } from "~/domain/flag";
import {
  evidenceKinds,
  inspectionResults,
  locationPaths,
  opinions,
  promises,
  serviceKinds,
  transferTools,
} from "~/domain/portfolio";

type Bare = Verdict extends infer V ? (V extends Verdict ? Pick<V, "rule" | "facts"> : never) : never;

const places = [
  { country: "GL", region: null, city: "Nuuk" },
  { country: "US", region: null, city: null },
  { country: "IS", region: null, city: "" },
  { country: "SG", region: null, city: "Singapore" },
] as const;
const vague = [
  { country: null, region: "EU", city: null },
  { country: null, region: "EEA", city: "Lille" },
  { country: null, region: "Worldwide", city: null },
  { country: null, region: null, city: null },
] as const;
const titles = [null, "  ", "Rammeaftale 2023", "Støtte til {{name}} og $t(terms.status.active)"] as const;
const agreementKinds = ["contract", "dpa", "nda"] as const;
const clauseIds = Array.from({ length: 17 }, (_, n) => `DPA-${String(n + 1).padStart(2, "0")}`);
const states = [
  { kind: null, title: null, on: null },
  { kind: "isae3402-2", title: "ISAE 3402, 2025", on: "2026-10-31" },
  { kind: "insurance", title: null, on: "2026-11-23" },
  { kind: "iso27001", title: null, on: "2026-11-24" },
] as const;
const dues = [
  { on: null, lastOn: null },
  { on: "2026-10-20", lastOn: "2025-10-20" },
  { on: "2026-11-22", lastOn: "2025-11-22" },
] as const;

function* bareSamples(): Generator<Bare> {
  for (const status of ["prospect", "ended"] as const) {
    yield { rule: "status-contradicted", facts: { status, contradiction: "live", on: null } };
  }
  yield { rule: "status-contradicted", facts: { status: "active", contradiction: "over", on: "2026-06-01" } };
  yield { rule: "status-contradicted", facts: { status: "active", contradiction: "over", on: null } };
  for (const title of titles) {
    for (const kind of serviceKinds) {
      yield { rule: "role-undetermined", facts: { title, kind } };
      yield { rule: "exit-unproven", facts: { title, kind, on: "2026-06-01", deadline: "2026-07-02" } };
    }
    for (const kind of agreementKinds) {
      for (const on of ["2026-11-22", "2026-11-23", "2026-11-24", "2027-01-15"]) {
        yield { rule: `${kind}-ended`, facts: { title, kind, on } };
        yield { rule: `${kind}-ending`, facts: { title, kind, on } };
      }
      if (kind !== "contract") yield { rule: `${kind}-unsigned`, facts: { title, kind } };
    }
    for (const [deadline, on, renewalMonths] of [
      ["2026-12-31", "2027-03-31", 12],
      ["2026-11-23", "2026-11-23", 1200],
    ] as const) {
      yield { rule: "contract-notice-closing", facts: { title, kind: "contract", deadline, on, renewalMonths } };
      yield { rule: "contract-auto-renewed", facts: { title, kind: "contract", on: "2026-03-31", until: on, renewalMonths } };
    }
    for (const count of [1, 2, 5, 6, 17]) {
      yield { rule: "dpa-incomplete", facts: { title, kind: "dpa", clauses: clauseIds.slice(0, count) } };
      yield { rule: "dpa-unchecked", facts: { title, kind: "dpa", clauses: clauseIds.slice(0, count) } };
    }
    yield { rule: "dpa-review-overdue", facts: { title, kind: "dpa", on: "2026-01-01", lastOn: "2024-01-01" } };
    yield { rule: "finding-overdue", facts: { title, on: "2026-06-30" } };
    for (const due of dues) yield { rule: "parent-outside-eea", facts: { title, country: "US", ...due } };
    for (const kind of evidenceKinds) {
      for (const lastOn of [null, "2026-11-01"]) yield { rule: "evidence-unreviewed", facts: { kind, title, lastOn } };
      for (const opinion of opinions) yield { rule: "evidence-adverse", facts: { kind, title, opinion } };
    }
  }
  for (const kind of agreementKinds) yield { rule: `${kind}-missing`, facts: {} };
  yield { rule: "location-none", facts: {} };
  for (const path of locationPaths) {
    for (const place of vague) {
      yield { rule: "location-unknown", facts: { path, ...place } };
      yield { rule: "location-imprecise", facts: { path, ...place } };
    }
    for (const place of [...places, ...vague]) {
      for (const due of dues) yield { rule: "location-stale", facts: { path, ...place, ...due } };
      yield { rule: "evidence-scope-gap", facts: { path, ...place } };
    }
    for (const place of places) {
      for (const promise of promises) yield { rule: "residency-broken", facts: { path, ...place, promise, class: "THIRD" } };
      yield { rule: "adequacy-ending", facts: { path, ...place, on: "2027-01-01" } };
      for (const tool of [null, ...transferTools]) {
        yield { rule: "territory-undecided", facts: { path, ...place, tool } };
        yield { rule: "transfer-no-basis", facts: { path, ...place, tool } };
        yield { rule: "transfer-unconfirmed", facts: { path, ...place, tool } };
        for (const due of dues) yield { rule: "transfer-assessment-overdue", facts: { path, ...place, tool, ...due } };
      }
    }
  }
  for (const missing of [["address"], ["contact"], ["address", "contact"]] as const) {
    yield { rule: "chain-identity-incomplete", facts: { missing: [...missing] } };
  }
  for (const requirement of requirementIds) {
    yield { rule: "evidence-missing", facts: { requirement } };
    for (const state of states) {
      yield { rule: "evidence-expired", facts: { requirement, ...state } };
      yield { rule: "evidence-gap", facts: { requirement, ...state, deadline: "2027-01-31" } };
      for (const bridged of [false, true]) yield { rule: "evidence-expiring", facts: { requirement, ...state, bridged } };
    }
    yield { rule: "waiver-expired", facts: { rule: "evidence-missing", subject: requirement, until: "2026-10-31" } };
  }
  yield { rule: "inspection-unplanned", facts: {} };
  for (const lastOn of [null, "2025-10-31"]) {
    yield { rule: "inspection-due", facts: { on: "2026-12-01", lastOn } };
    yield { rule: "inspection-overdue", facts: { on: "2026-10-31", lastOn } };
  }
  for (const result of inspectionResults) yield { rule: "inspection-unfollowed", facts: { on: "2026-01-20", result } };
  yield { rule: "waiver-expired", facts: { rule: "location-stale", subject: "cph1", until: "2026-10-31" } };
  yield { rule: "waiver-expired", facts: { rule: "dpa-missing", subject: null, until: "2026-11-22" } };
}

/** Every rule with the variants that its sentence has words for; the day asked about is 2026-11-23. */
export const flagSamples: Verdict[] = [...bareSamples()].map((bare) => ({ ...bare, severity: "high", subject: null }) as Verdict);
