import { auditRights, type Term, type Terms, termNames } from "./portfolio";

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
