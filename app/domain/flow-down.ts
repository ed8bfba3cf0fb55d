import { type Agreement, auditRights, type Finding, type Subcontractor, type Term, type Terms, termNames } from "./portfolio";

/** Whether a DPA keeps what was promised; a term that nobody has read out of it keeps nothing. */
export type LineState = "fulfilled" | "weaker" | "unknown";

/** One term that customers were promised something about, and what the DPA holds of it; `held` null = not known. */
export type Line = {
  [T in Term]: { term: T; promised: NonNullable<Terms[T]>; held: Terms[T]; state: LineState };
}[Term];

type Value<T extends Term> = NonNullable<Terms[T]>;

const within = <One>(held: readonly One[], allowed: readonly One[]) => held.every((one) => allowed.includes(one));

/** Whether `held` is at least as strict as `promised`. */
const keeps: { [T in Term]: (held: Value<T>, promised: Value<T>) => boolean } = {
  breachHours: (held, promised) => held <= promised,
  noticeDays: (held, promised) => held >= promised,
  auditRight: (held, promised) => auditRights.indexOf(held) >= auditRights.indexOf(promised),
  deletionDays: (held, promised) => held <= promised,
  countries: (held, promised) => within(held, promised),
  thirdCountries: (held, promised) => !held || promised,
  annexSections: (held, promised) => within(promised, held),
};

/** A permission promises nothing, and no audit is no promise of one. */
const isPromise = (term: Term, value: Terms[Term]) =>
  value !== null && !(term === "thirdCountries" && value === true) && value !== "none";

function lineOf<T extends Term>(term: T, promised: Value<T>, held: Terms[T]): Line {
  const state: LineState = held === null ? "unknown" : keeps[term](held, promised) ? "fulfilled" : "weaker";
  return { term, promised, held, state } as Line;
}

const nothing: Terms = {
  breachHours: null,
  noticeDays: null,
  auditRight: null,
  deletionDays: null,
  countries: null,
  thirdCountries: null,
  annexSections: null,
};

/**
 * What customers were promised, term by term, against what a DPA binds the subcontractor to: the same obligations have to be
 * imposed on it (GDPR Art. 28(4)). Where nothing was promised there is no line. Null terms: nothing is promised, or known.
 */
export function flowDown(customerTerms: Terms | null, dpaTerms: Terms | null): Line[] {
  const held = dpaTerms ?? nothing;
  return termNames.flatMap((term) => {
    const promised = customerTerms?.[term] ?? null;
    return promised === null || !isPromise(term, promised) ? [] : [lineOf(term, promised as never, held[term] as never)];
  });
}

const isOpen = (finding: Finding, today: string) => finding.closedOn === null || finding.closedOn > today;

/** The finding that is open about a term of a DPA; null where none is. */
export const openFindingOf = (facts: Subcontractor, dpa: Agreement, term: Term, today: string): Finding | null =>
  facts.findings.find((finding) => finding.agreement === dpa.key && finding.term === term && isOpen(finding, today)) ?? null;

/** The lines of a DPA that are weaker than promised and that no open finding is about. One that has ended has none. */
export function linesToFind(facts: Subcontractor, dpa: Agreement, customerTerms: Terms | null, today: string): Line[] {
  const hasEnded = dpa.endsOn !== null && dpa.renewalMonths === null && dpa.endsOn < today;
  if (dpa.kind !== "dpa" || hasEnded) return [];
  return flowDown(customerTerms, dpa.terms ?? null).filter(
    ({ term, state }) => state === "weaker" && openFindingOf(facts, dpa, term, today) === null,
  );
}
