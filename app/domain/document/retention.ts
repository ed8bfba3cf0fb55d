import { plusMonths } from "../calendar";
import type { Agreement, Evidence, Subcontractor } from "../portfolio";
import { deletableFrom, isAccepted, type Verdict } from "./document";

/**
 * How long papers are kept as a rule. Agreements: five years after the relation ended (Danish bookkeeping rules and the limitation
 * of penalties, both five years); evidence: five years after the period it covers, so that several cycles can be shown. A default,
 * to be confirmed by whoever answers for it.
 */
const yearsKept = 5;
const monthsKept = yearsKept * 12;

/** The last day on which a subcontractor's services ran; null while one goes on or where there are none. */
function relationEndedOn({ services }: Pick<Subcontractor, "services">): string | null {
  const ends = services.map(({ endsOn }) => endsOn);
  if (ends.length === 0 || ends.includes(null)) return null;
  return (
    ends
      .filter((end) => end !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** The last day of what a piece of evidence speaks of; null where it says none. */
const coveredUntil = ({ periodEnd, validTo, issuedOn }: Evidence) => periodEnd ?? validTo ?? issuedOn;

/** The day until which a paper is kept, itself included; null where no end is in sight. */
export function keptUntil(facts: Pick<Subcontractor, "services">, fact: Agreement | Evidence | null): string | null {
  const from = fact !== null && "review" in fact ? coveredUntil(fact) : relationEndedOn(facts);
  return from === null ? null : plusMonths(from, monthsKept);
}

interface Binned {
  removedAt: string | null;
  heldAt: string | null;
  verdicts: readonly Verdict[];
}

/**
 * Whether a document in the recycle bin may be deleted for good: thirty days have passed, no hold keeps it, and where a version
 * was ever accepted, the time it is to be kept has passed as well.
 * @param until {@link keptUntil}
 * @param now instant; `today` the day it is
 */
export function isDeletable({ removedAt, heldAt, verdicts }: Binned, until: string | null, now: string, today: string): boolean {
  if (removedAt === null || heldAt !== null || now < deletableFrom(removedAt)) return false;
  return !verdicts.some(isAccepted) || (until !== null && today > until);
}
