import { plusDays } from "../calendar";
import type { Day } from "../day";
import { nextInspection, type Supervised } from "./due";

/** Days before it is due that a planned inspection is opened, so that whoever answers has time. */
export const openedDaysAhead = 30;

/**
 * The occurrence of the plan that is to be under way on a day: the next that is due, from thirty days before. Null where none is yet,
 * or where supervision does not apply. One that is overdue stays the same until it is carried out, so that after days without
 * the server it is opened late and once.
 */
export function occurrenceToOpen(supervised: Supervised, day: Day): string | null {
  const dueOn = nextInspection(supervised, day)?.dueOn ?? null;
  return dueOn !== null && day.hasReached(plusDays(dueOn, -openedDaysAhead)) ? dueOn : null;
}
