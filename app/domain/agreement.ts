import { plusDays, plusMonths, wholeMonthsBetween } from "./calendar";
import clauseList from "./data/dpa-clauses.json";
import type { Day } from "./day";
import type { Agreement, AgreementKind, ServiceKind, Subcontractor } from "./portfolio";
import type { Scope } from "./scope";

/** Ids of the clauses that GDPR Art. 28 itself makes mandatory; `data/dpa-clauses.json` has the article of each. */
export const mandatoryClauses: readonly string[] = clauseList.filter((clause) => clause.level === "M").map((clause) => clause.id);
export const clauseIds: readonly string[] = clauseList.map((clause) => clause.id);
/** Transfer tool named for every path outside the EEA (GDPR Art. 44-46): mandatory where there is such a path. */
export const transferClause = "DPA-29";

/** The day an agreement takes effect; null where it is not signed. */
export const effectOf = (agreement: Agreement) =>
  agreement.signedOn === null ? null : (agreement.effectiveOn ?? agreement.signedOn);

export function isSigned(agreement: Agreement, day: Day): boolean {
  const effect = effectOf(agreement);
  return agreement.signedOn !== null && effect !== null && day.hasReached(agreement.signedOn) && day.hasReached(effect);
}

/**
 * How many times an agreement has renewed by a day, and the end it runs to now. Counted from the first end, so that
 * 31 January renewed monthly ends on 28 February and then on 31 March. Null where it has no end.
 */
export function termOf(agreement: Agreement, day: Day): { renewals: number; end: string } | null {
  const { endsOn, renewalMonths } = agreement;
  if (endsOn === null) return null;
  if (renewalMonths === null) return { renewals: 0, end: endsOn };
  let renewals = Math.max(0, Math.floor(wholeMonthsBetween(endsOn, day.date) / renewalMonths) - 1);
  let end = plusMonths(endsOn, renewals * renewalMonths);
  while (day.isAfter(end)) {
    renewals += 1;
    end = plusMonths(endsOn, renewals * renewalMonths);
  }
  return { renewals, end };
}

/** Signed and not ended. A renewing agreement does not end by itself. */
export function isInForce(agreement: Agreement, day: Day): boolean {
  if (!isSigned(agreement, day)) return false;
  return agreement.endsOn === null || agreement.renewalMonths !== null || !day.isAfter(agreement.endsOn);
}

export const hasNotice = (agreement: Agreement) => agreement.noticeMonths !== null || agreement.noticeDays !== null;

/** Last day to give notice against an end: first the months, clamped to the month's end, then the days. */
export function noticeDeadline(agreement: Agreement, end: string): string {
  return plusDays(plusMonths(end, -(agreement.noticeMonths ?? 0)), -(agreement.noticeDays ?? 0));
}

/** The first notice deadline not yet passed, and the end it is for; null where nothing renews or no notice is agreed. */
export function nextNotice(agreement: Agreement, day: Day): { deadline: string; end: string } | null {
  const term = termOf(agreement, day);
  if (term === null || agreement.endsOn === null || agreement.renewalMonths === null || !hasNotice(agreement)) return null;
  for (let renewals = term.renewals; ; renewals += 1) {
    const end = plusMonths(agreement.endsOn, renewals * agreement.renewalMonths);
    const deadline = noticeDeadline(agreement, end);
    if (!day.isAfter(deadline)) return { deadline, end };
  }
}

/** The agreements that count as of a kind: a confidentiality clause in a contract or DPA is an NDA as well. */
export function ofKind(subcontractor: Subcontractor, kind: AgreementKind): Agreement[] {
  return subcontractor.agreements.filter(
    (agreement) => agreement.kind === kind || (kind === "nda" && agreement.includesConfidentiality),
  );
}

const confidential: ReadonlySet<ServiceKind> = new Set(["datacentre", "cloud", "software", "network", "consultant"]);

/** Whether a directly engaged subcontractor needs an agreement of a kind: GDPR Art. 28(3) for the DPA, ISO/IEC 27001 A.5.20 and A.6.6 for the rest. */
export function isNeeded(kind: AgreementKind, subcontractor: Subcontractor, scope: Scope): boolean {
  if (!scope.direct || !scope.inScope) return false;
  if (kind === "contract") return true;
  if (kind === "dpa") return scope.processing;
  return subcontractor.affectsSecurity || scope.services.some((service) => confidential.has(service.kind));
}

/** The DPA in force that took effect last (tie: the largest key); null where none is in force. */
export function currentDpa(subcontractor: Subcontractor, day: Day): Agreement | null {
  let current: Agreement | null = null;
  for (const dpa of subcontractor.agreements) {
    if (dpa.kind !== "dpa" || !isInForce(dpa, day)) continue;
    const effect = effectOf(dpa) ?? "";
    const best = current === null ? "" : (effectOf(current) ?? "");
    if (current === null || effect > best || (effect === best && dpa.key > current.key)) current = dpa;
  }
  return current;
}

/** The day by which the contents of a DPA are to be looked at again. `signedOn` is set. */
export function dpaReviewDue(dpa: Agreement, subcontractor: Subcontractor): string {
  const months = subcontractor.criticality === "critical" || subcontractor.criticality === "high" ? 12 : 24;
  return plusMonths(dpa.reviewedOn ?? effectOf(dpa) ?? "", months);
}
