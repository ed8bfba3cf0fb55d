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
 * First day of the unbroken run of days on which each verdict of a family held, in the order of the verdicts. A family
 * answers alike on every day of its span, so the run is walked back span by span.
 */
function sinceOf(
  family: Family,
  verdicts: readonly Verdict[],
  span: Span,
  subcontractor: Subcontractor,
  promise: Promise_,
): readonly string[] {
  const since = verdicts.map(() => "");
  let open = verdicts.length;
  let from = span.from;
  while (open > 0) {
    const day = from > firstDay ? new Day(plusDays(from, -1)) : null;
    const before = day === null ? [] : family(subcontractor, day, promise);
    for (const [at, verdict] of verdicts.entries()) {
      if (since[at] !== "" || before.some((other) => isSame(other, verdict))) continue;
      since[at] = from;
      open -= 1;
    }
    from = day === null ? firstDay : day.span().from;
  }
  return since;
}

const bySubject = (a: string | null, b: string | null) => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1);

export const byRuleAndSubject = (a: Flag, b: Flag) =>
  a.rule === b.rule ? bySubject(a.subject, b.subject) : a.rule < b.rule ? -1 : 1;

/** Field by field: spreading a verdict is dear where millions are judged. */
const flagOf = ({ rule, severity, subject, facts }: Verdict, subcontractor: string, since: string) =>
  ({ rule, severity, subject, facts, subcontractor, since, waived: false }) as Flag;

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
    verdicts.forEach((verdict, at) => {
      flags.push(flagOf(verdict, subcontractor.key, since[at] ?? date));
    });
  }
  const day = new Day(date);
  if (subcontractor.waivers.length > 0) {
    for (const flag of flags) flag.waived = isWaived(subcontractor, flag, day);
    for (const expired of waiverRules(subcontractor, flags, day)) {
      flags.push(flagOf(expired, subcontractor.key, expired.since));
    }
  }
  const { inScope } = scopeOf(subcontractor, day);
  flags.sort(byRuleAndSubject);
  return { flags, ownLight: ownLightOf(flags, inScope), span: intersect(span, day.span()) };
}
