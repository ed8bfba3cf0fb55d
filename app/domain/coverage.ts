import { currentDpa, effectOf, isInForce, isNeeded, isSigned, nextNotice, ofKind, termOf } from "./agreement";
import { Day } from "./day";
import type { Flag, RequirementId } from "./flag";
import { type Agreement, type AgreementKind, agreementKinds, type Evidence, severities, type Subcontractor } from "./portfolio";
import { acceptedEvidence, isRequired, lasting, type Requirement, requirements, untilOf } from "./requirement";
import { scopeOf } from "./scope";

/** One thing that must be there, what is held against it, and what the rules say of it. */
export interface Coverage {
  needed: AgreementKind | RequirementId;
  held: { list: "agreements" | "evidence"; key: string } | null;
  /** Days on which what is held is valid; a null end has no end. Both null where nothing dated is held. */
  from: string | null;
  until: string | null;
  /** Last day to give notice of the renewal ahead. */
  noticeOn: string | null;
  /** The worst flag about it, one that stands before one that is waived. */
  flag: Flag | null;
}

const worstFirst = (a: Flag, b: Flag) =>
  Number(a.waived) - Number(b.waived) || severities.indexOf(a.severity) - severities.indexOf(b.severity);

/** Greater first, by code unit. */
const descending = (a: string, b: string) => (a === b ? 0 : a > b ? -1 : 1);

/** The one that counts on the day: in force before ended before unsigned, then the one that lasts longest. */
function heldAgreement(kind: AgreementKind, subcontractor: Subcontractor, day: Day): Agreement | null {
  const current = kind === "dpa" ? currentDpa(subcontractor, day) : null;
  if (current !== null) return current;
  const standing = (agreement: Agreement) => (isInForce(agreement, day) ? 2 : isSigned(agreement, day) ? 1 : 0);
  const endOf = (agreement: Agreement) => (agreement.renewalMonths === null ? (agreement.endsOn ?? "~") : "~");
  const sorted = [...ofKind(subcontractor, kind)].sort(
    (a, b) => standing(b) - standing(a) || descending(endOf(a), endOf(b)) || descending(b.key, a.key),
  );
  return sorted[0] ?? null;
}

/** What satisfies it and lasts longest; with nothing accepted, the one that was received or issued last. */
function heldEvidence({ satisfiedBy }: Requirement, subcontractor: Subcontractor, day: Day): Evidence | null {
  const accepted = acceptedEvidence(subcontractor, day).filter(({ evidence }) => satisfiedBy.has(evidence.kind));
  if (accepted.length > 0) return lasting(accepted).evidence;
  const date = (evidence: Evidence) => evidence.receivedOn ?? evidence.issuedOn ?? "";
  const others = subcontractor.evidence.filter(({ kind }) => satisfiedBy.has(kind));
  return [...others].sort((a, b) => descending(date(a), date(b)) || descending(b.key, a.key))[0] ?? null;
}

/**
 * What a subcontractor must have on a day, in the order contract, DPA, NDA, requirement profile. Empty for a chain node
 * and for one without live services, of whom neither agreements nor evidence are asked.
 * @param flags of that day
 */
export function coverageOf(subcontractor: Subcontractor, date: string, flags: readonly Flag[]): Coverage[] {
  const day = new Day(date);
  const scope = scopeOf(subcontractor, day);
  const worst = (about: (flag: Flag) => boolean) => flags.filter(about).sort(worstFirst)[0] ?? null;
  const agreements = agreementKinds
    .filter((kind) => isNeeded(kind, subcontractor, scope))
    .map((kind): Coverage => {
      const held = heldAgreement(kind, subcontractor, day);
      const signed = held !== null && isSigned(held, day);
      return {
        needed: kind,
        held: held === null ? null : { list: "agreements", key: held.key },
        from: signed ? effectOf(held) : null,
        until: signed ? (termOf(held, day)?.end ?? null) : null,
        noticeOn: held !== null && isInForce(held, day) ? (nextNotice(held, day)?.deadline ?? null) : null,
        flag: worst(({ rule }) => rule.startsWith(`${kind}-`)),
      };
    });
  const evidence = requirements
    .filter((item) => isRequired(item, scope))
    .map((item): Coverage => {
      const held = heldEvidence(item, subcontractor, day);
      return {
        needed: item.id,
        held: held === null ? null : { list: "evidence", key: held.key },
        from: held === null ? null : (held.validFrom ?? held.periodStart ?? held.issuedOn),
        until: held === null ? null : untilOf(held),
        noticeOn: null,
        flag: worst(({ rule, subject }) => rule.startsWith("evidence-") && subject === item.id),
      };
    });
  return [...agreements, ...evidence];
}
