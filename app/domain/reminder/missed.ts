import { Day } from "../day";
import { type Deadline, deadlinesOf } from "../deadline";
import type { Subcontractor } from "../portfolio";

/** So many days of missed turns are made up for; what passed longer ago is a flag by now. */
export const missedDaysMax = 30;

/**
 * Deadlines that passed from one day on, before another, and that nothing has settled since: a finding that is closed, an
 * inspection that was carried out, evidence that came, are no news any more.
 */
export function missedDeadlines(subcontractor: Subcontractor, since: string, day: string): Deadline[] {
  if (since >= day) return [];
  const ahead = deadlinesOf(subcontractor, new Day(day));
  const closed = new Set(
    subcontractor.findings.filter(({ closedOn }) => closedOn !== null && closedOn <= day).map(({ key }) => key),
  );
  const isSettled = ({ kind, subject, about }: Deadline) =>
    (kind === "finding-due" && subject !== null && closed.has(subject)) ||
    ahead.some((next) => next.kind === kind && (next.subject === subject || (next.about !== null && next.about === about)));
  return deadlinesOf(subcontractor, new Day(since)).filter((deadline) => deadline.on < day && !isSettled(deadline));
}
