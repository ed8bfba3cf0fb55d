import { plusMonths } from "../calendar";
import type { Day } from "../day";
import { nextInspection, type Supervised } from "./due";

/** One supervision in a year: carried out on a day, or due on one. */
export interface YearEntry {
  on: string;
  state: "carried-out" | "due" | "overdue";
}

/** The days up to `until` on which a plan makes an inspection due, counted from the next one. */
function plannedUntil(nextDueOn: string, everyMonths: number, until: string): string[] {
  const days: string[] = [];
  for (let nth = 0; ; nth += 1) {
    const on = plusMonths(nextDueOn, nth * everyMonths);
    if (on > until) return days;
    days.push(on);
  }
}

/** What falls in a calendar year, as it looks on a day: each inspection that was carried out, and each that the plan makes due. */
export function yearOf(supervised: Supervised, day: Day, year: number): YearEntry[] {
  const [from, until] = [`${year}-01-01`, `${year}-12-31`];
  const { inspectionPlan: plan, inspections } = supervised;
  const done = inspections
    .filter(({ completedOn }) => completedOn >= from && completedOn <= until && day.hasReached(completedOn))
    .map(({ completedOn }): YearEntry => ({ on: completedOn, state: "carried-out" }));
  const next = nextInspection(supervised, day)?.dueOn ?? null;
  if (next === null || plan === null) return done;
  const planned = plannedUntil(next, plan.everyMonths, until)
    .filter((on) => on >= from)
    .map((on): YearEntry => ({ on, state: day.isAfter(on) ? "overdue" : "due" }));
  return [...done, ...planned].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
