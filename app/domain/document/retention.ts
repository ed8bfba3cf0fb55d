import { plusDays, plusMonths } from "../calendar";
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

/** By what rule a document in the recycle bin is kept, and the first day on which it is deleted for good; null where none is in sight. */
export interface Retention {
  rule: "held" | "never-accepted" | "agreement" | "evidence";
  from: string | null;
}

/**
 * Thirty days in the bin for what was never accepted; what once was is also kept as long as its kind asks for, and a hold keeps
 * anything.
 * @param fact what the document belongs to; null where that is gone
 */
export function retentionOf(
  { removedAt, heldAt, verdicts }: Binned,
  facts: Pick<Subcontractor, "services">,
  fact: Agreement | Evidence | null,
): Retention {
  if (heldAt !== null) return { rule: "held", from: null };
  const emptied = removedAt === null ? null : deletableFrom(removedAt).slice(0, 10);
  if (!verdicts.some(isAccepted)) return { rule: "never-accepted", from: emptied };
  const rule = fact !== null && "review" in fact ? "evidence" : "agreement";
  const until = keptUntil(facts, fact);
  if (until === null || emptied === null) return { rule, from: null };
  const after = plusDays(until, 1);
  return { rule, from: after > emptied ? after : emptied };
}

/** Whether a document in the recycle bin may be deleted for good at an instant. */
export function isDeletable({ removedAt }: Pick<Binned, "removedAt">, { from }: Retention, now: string): boolean {
  return removedAt !== null && from !== null && now >= deletableFrom(removedAt) && now.slice(0, 10) >= from;
}
