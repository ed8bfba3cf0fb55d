import { Day } from "../day";
import { plusDays } from "../calendar";
import type { Flag, Verdict } from "../flag";
import type { Subcontractor, Waiver } from "../portfolio";

/** An accepted exception: approved, reasoned, at most twelve months, and it says so when it has run out. */
export const matches = (waiver: Waiver, flag: { rule: string; subject: string | null }) =>
  waiver.rule === flag.rule && waiver.subject === flag.subject;

const isInForce = (waiver: Waiver, day: Day) => day.hasReached(waiver.from) && !day.isAfter(waiver.until);

export const isWaived = (subcontractor: Subcontractor, flag: { rule: string; subject: string | null }, day: Day) =>
  subcontractor.waivers.some((waiver) => matches(waiver, flag) && isInForce(waiver, day));

export const subjectOfExpired = (rule: string, subject: string | null) => (subject === null ? rule : `${rule}:${subject}`);

/** The last day of the waiver that covered the flag and has run out; null where none did or another is in force. */
function expiredOn(waivers: readonly Waiver[], flag: Flag, day: Day): string | null {
  if (waivers.some((waiver) => isInForce(waiver, day))) return null;
  const expired = waivers.filter((waiver) => flag.since <= waiver.until && day.isAfter(waiver.until));
  return expired.reduce<string | null>((last, { until }) => (last === null || until > last ? until : last), null);
}

/**
 * `waiver-expired` for the flags that hold on the day, each with its own first day. It only can have begun while its
 * flag held, because the waiver must have ended on or after the flag's first day.
 */
export function waiverRules(subcontractor: Subcontractor, flags: readonly Flag[], day: Day): (Verdict & { since: string })[] {
  const verdicts: (Verdict & { since: string })[] = [];
  for (const flag of flags) {
    const waivers = subcontractor.waivers.filter((waiver) => matches(waiver, flag));
    if (waivers.length === 0) continue;
    const until = expiredOn(waivers, flag, day);
    if (until === null) continue;
    let past = new Day(day.date);
    let since: string;
    do {
      expiredOn(waivers, flag, past);
      since = past.span().from;
      past = new Day(plusDays(since, -1));
    } while (since > flag.since && expiredOn(waivers, flag, past) !== null);
    verdicts.push({
      rule: "waiver-expired",
      severity: flag.severity,
      subject: subjectOfExpired(flag.rule, flag.subject),
      since,
      facts: { rule: flag.rule, subject: flag.subject, until },
    });
  }
  return verdicts;
}
