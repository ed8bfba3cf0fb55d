import { firstDay, plusDays } from "./calendar";
import { always, Day, intersect, type Span } from "./day";
import type { Flag, Light, Verdict } from "./flag";
import { ownLightOf } from "./light";
import type { Promise_, Subcontractor } from "./portfolio";
import { agreementRules } from "./rules/agreements";
import { evidenceRules } from "./rules/evidence";
import { exitRules } from "./rules/exit";
import type { Family } from "./rules/family";
import { inspectionRules } from "./rules/inspections";
import { locationRules } from "./rules/locations";
import { statusRules } from "./rules/status";
import { isWaived, waiverRules } from "./rules/waivers";
import { scopeOf } from "./scope";

const families: readonly Family[] = [statusRules, agreementRules, locationRules, evidenceRules, inspectionRules, exitRules];

const identity = (verdict: { rule: string; subject: string | null }) => `${verdict.rule} ${verdict.subject ?? ""}`;
const isSame = (a: { rule: string; subject: string | null }, b: { rule: string; subject: string | null }) =>
  a.rule === b.rule && a.subject === b.subject;

export interface Evaluation {
  /** Sorted by rule, then subject, null first. */
  flags: Flag[];
  /** By its own flags alone; a direct subcontractor's light also looks down the chain. */
  ownLight: Light;
  /** Days on which flags, their facts, severities and waived marks and the own light are the same. */
  span: Span;
}

/**
 * First day of the unbroken run of days on which each verdict of a family held. A family answers alike on every day of
 * its span, so the run is walked back span by span.
 */
function sinceOf(
  family: Family,
  verdicts: readonly Verdict[],
  span: Span,
  subcontractor: Subcontractor,
  promise: Promise_,
): Map<string, string> {
  const since = new Map<string, string>();
  let open = verdicts;
  let from = span.from;
  while (open.length > 0) {
    const day = from > firstDay ? new Day(plusDays(from, -1)) : null;
    const before = day === null ? [] : family(subcontractor, day, promise);
    const still: Verdict[] = [];
    for (const verdict of open) {
      if (before.some((other) => isSame(other, verdict))) still.push(verdict);
      else since.set(identity(verdict), from);
    }
    open = still;
    from = day === null ? firstDay : day.span().from;
  }
  return since;
}

const bySubject = (a: string | null, b: string | null) => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1);

export const byRuleAndSubject = (a: Flag, b: Flag) =>
  a.rule === b.rule ? bySubject(a.subject, b.subject) : a.rule < b.rule ? -1 : 1;

/** Everything that is wrong with a subcontractor on a calendar day, by today's facts. Total on valid facts; depends on nothing else. */
export function evaluate(subcontractor: Subcontractor, date: string, promise: Promise_): Evaluation {
  const flags: Flag[] = [];
  let span = always;
  for (const family of families) {
    const day = new Day(date);
    const verdicts = family(subcontractor, day, promise);
    const familySpan = day.span();
    span = intersect(span, familySpan);
    if (verdicts.length === 0) continue;
    const since = sinceOf(family, verdicts, familySpan, subcontractor, promise);
    for (const verdict of verdicts) {
      flags.push({ ...verdict, subcontractor: subcontractor.key, since: since.get(identity(verdict)) ?? date, waived: false });
    }
  }
  const day = new Day(date);
  if (subcontractor.waivers.length > 0) {
    for (const flag of flags) flag.waived = isWaived(subcontractor, flag, day);
    for (const expired of waiverRules(subcontractor, flags, day)) {
      flags.push({ ...expired, subcontractor: subcontractor.key, waived: false });
    }
  }
  const { inScope } = scopeOf(subcontractor, day);
  flags.sort(byRuleAndSubject);
  return { flags, ownLight: ownLightOf(flags, inScope), span: intersect(span, day.span()) };
}
