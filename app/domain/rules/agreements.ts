import {
  currentDpa,
  dpaReviewDue,
  effectOf,
  hasNotice,
  isInForce,
  isNeeded,
  isSigned,
  mandatoryClauses,
  nextNotice,
  noticeDeadline,
  ofKind,
  termOf,
  transferClause,
} from "../agreement";
import { plusDays, plusMonths } from "../calendar";
import type { Day } from "../day";
import type { Verdict } from "../flag";
import { type Agreement, agreementKinds, type Subcontractor } from "../portfolio";
import { classOf, isInEea } from "../residency";
import { liveLocations, scopeOf, smallestKey } from "../scope";
import type { Family } from "./family";

const about = (agreement: Agreement) => ({ title: agreement.title, kind: agreement.kind });

/** The one with the latest end (tie: the smallest key). Every one of them has an end. */
function endedLast(agreements: readonly Agreement[]): Agreement & { endsOn: string } {
  const ended = agreements.filter((agreement): agreement is Agreement & { endsOn: string } => agreement.endsOn !== null);
  const latest = ended.reduce((last, agreement) => (agreement.endsOn > last ? agreement.endsOn : last), "");
  return smallestKey(ended.filter((agreement) => agreement.endsOn === latest));
}

/** Whether something signed by now takes over when `end` has come, without a day between. */
function isSucceeded(agreements: readonly Agreement[], end: string, day: Day): boolean {
  return agreements.some((agreement) => {
    const effect = effectOf(agreement);
    if (effect === null || agreement.signedOn === null || effect > plusDays(end, 1)) return false;
    if (agreement.endsOn !== null && agreement.renewalMonths === null && agreement.endsOn <= end) return false;
    return day.hasReached(agreement.signedOn) && !day.hasReached(effect);
  });
}

/** One kind of agreement that is needed: missing, unsigned, ended or ending. GDPR Art. 28(3) and (9); ISO/IEC 27001 A.5.20, A.6.6. */
function judgeKind(kind: "contract" | "dpa" | "nda", subcontractor: Subcontractor, day: Day): Verdict[] {
  const severity = kind === "dpa" ? "critical" : "high";
  const all = ofKind(subcontractor, kind);
  const signed = all.filter((agreement) => isSigned(agreement, day));
  if (signed.length === 0) {
    const unsigned = all.filter((agreement) => agreement.signedOn === null);
    if (kind === "contract" || unsigned.length === 0) return [{ rule: `${kind}-missing`, severity, subject: null, facts: {} }];
    const first = smallestKey(unsigned);
    return [{ rule: `${kind}-unsigned`, severity, subject: first.key, facts: about(first) }];
  }
  const inForce = signed.filter((agreement) => isInForce(agreement, day));
  if (inForce.length === 0) {
    const last = endedLast(signed);
    return [{ rule: `${kind}-ended`, severity, subject: last.key, facts: { ...about(last), on: last.endsOn } }];
  }
  if (inForce.some((agreement) => agreement.endsOn === null || agreement.renewalMonths !== null)) return [];
  const last = endedLast(inForce);
  if (!day.hasReached(plusDays(last.endsOn, -90)) || isSucceeded(all, last.endsOn, day)) return [];
  return [
    {
      rule: `${kind}-ending`,
      severity: day.hasReached(plusDays(last.endsOn, -30)) ? "high" : "medium",
      subject: last.key,
      facts: { ...about(last), on: last.endsOn },
    },
  ];
}

/** A contract that renews by itself: the window for notice, and a renewal nobody decided on. Who has decided within the window is left alone. */
function judgeRenewal(contract: Agreement, day: Day): Verdict[] {
  const { endsOn, renewalMonths, reviewedOn } = contract;
  if (endsOn === null || renewalMonths === null || renewalMonths < 6 || !isInForce(contract, day)) return [];
  const verdicts: Verdict[] = [];
  const decidedSince = (deadline: string) => reviewedOn !== null && reviewedOn >= plusDays(deadline, -90);

  const notice = nextNotice(contract, day);
  if (notice !== null && !decidedSince(notice.deadline) && day.hasReached(plusDays(notice.deadline, -90))) {
    verdicts.push({
      rule: "contract-notice-closing",
      severity: day.hasReached(plusDays(notice.deadline, -30)) ? "high" : "medium",
      subject: contract.key,
      facts: { ...about(contract), deadline: notice.deadline, on: notice.end, renewalMonths },
    });
  }
  const term = termOf(contract, day);
  if (term !== null && term.renewals >= 1) {
    const previous = plusMonths(endsOn, (term.renewals - 1) * renewalMonths);
    if (!decidedSince(hasNotice(contract) ? noticeDeadline(contract, previous) : previous)) {
      verdicts.push({
        rule: "contract-auto-renewed",
        severity: "medium",
        subject: contract.key,
        facts: { ...about(contract), on: previous, until: term.end, renewalMonths },
      });
    }
  }
  return verdicts;
}

/** The contents of the DPA in force: the clauses GDPR Art. 28 makes mandatory, and when they were last looked at. */
function judgeContents(subcontractor: Subcontractor, day: Day): Verdict[] {
  const dpa = currentDpa(subcontractor, day);
  if (dpa === null) return [];
  const leavesEea = () =>
    liveLocations(subcontractor, day).some(({ country }) => country !== null && !isInEea(classOf(country, day)));
  const mandatory = leavesEea() ? [...mandatoryClauses, transferClause] : mandatoryClauses;
  const verdicts: Verdict[] = [];

  const missing: string[] = [];
  const open: string[] = [];
  for (const id of mandatory) {
    const state = dpa.clauses[id] ?? "partial";
    if (state === "missing" || state === "n/a") missing.push(id);
    else if (state === "partial") open.push(id);
  }
  if (missing.length > 0) {
    verdicts.push({ rule: "dpa-incomplete", severity: "high", subject: dpa.key, facts: { ...about(dpa), clauses: missing } });
  } else if (open.length > 0) {
    verdicts.push({ rule: "dpa-unchecked", severity: "medium", subject: dpa.key, facts: { ...about(dpa), clauses: open } });
  }
  const due = dpaReviewDue(dpa, subcontractor);
  if (day.isAfter(due)) {
    const lastOn = dpa.reviewedOn ?? effectOf(dpa) ?? due;
    verdicts.push({
      rule: "dpa-review-overdue",
      severity: "medium",
      subject: dpa.key,
      facts: { ...about(dpa), on: due, lastOn },
    });
  }
  return verdicts;
}

/** Contracts, data processing agreements and NDAs of those we engage ourselves. */
export const agreementRules: Family = (subcontractor, day) => {
  const scope = scopeOf(subcontractor, day);
  if (!scope.direct || !scope.inScope) return [];
  const verdicts: Verdict[] = [];
  for (const kind of agreementKinds) {
    if (isNeeded(kind, subcontractor, scope)) verdicts.push(...judgeKind(kind, subcontractor, day));
  }
  for (const agreement of subcontractor.agreements) {
    if (agreement.kind === "contract") verdicts.push(...judgeRenewal(agreement, day));
  }
  if (scope.processing) verdicts.push(...judgeContents(subcontractor, day));
  return verdicts;
};
