import { daysBetween } from "../calendar";

/** Days ahead of a deadline on which somebody is reminded of it, furthest first. */
export const leads = [90, 60, 30, 14, 7, 0] as const;
export type Lead = (typeof leads)[number];

/** Those of whoever is asked to answer an inspection. */
export const portalLeads: readonly Lead[] = [14, 7, 0];

/** So far ahead is looked for what to remind of. */
export const furthestLead: Lead = 90;

export interface DueThing {
  on: string;
  /** Days that it lasts, or until it comes again; null where nobody knows. */
  lastsDays: number | null;
}

/** Those longer than half of the time that it lasts are left out: what is done every month is not news three months ahead. */
export const leadsOf = ({ lastsDays }: Pick<DueThing, "lastsDays">): Lead[] =>
  leads.filter((lead) => lastsDays === null || lead * 2 <= lastsDays);

/**
 * Of which lead somebody is to be reminded on a day: the nearest one that has come. One reminder stands for all leads that
 * came while nobody was reminded; each is said once, and none that lies behind one that was.
 * @param reminded leads that were said of this deadline before
 * @param among the leads there are at all
 * @returns null where nothing is to be said
 */
export function leadDue(thing: DueThing, reminded: Iterable<number>, day: string, among: readonly Lead[] = leads): Lead | null {
  const left = daysBetween(day, thing.on);
  const nearest = leadsOf(thing)
    .filter((lead) => among.includes(lead) && left <= lead)
    .at(-1);
  if (nearest === undefined) return null;
  for (const lead of reminded) if (lead <= nearest) return null;
  return nearest;
}
