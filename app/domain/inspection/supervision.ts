import type { Concept } from "./questionnaire";

/**
 * Datatilsynet's point scale for the supervision of processors (guide of 29 October 2021, "Pointskala og seks tilsynskoncepter"): how many
 * people, and whether the data or the processing is of a kind that needs more protection. It measures the risk to the people, not
 * to the company.
 */
export const peopleCounts = ["under-1000", "1000-10000", "over-10000"] as const;
export type PeopleCount = (typeof peopleCounts)[number];

export interface SupervisionAnswers {
  /** A: how many people the data is about. */
  people: PeopleCount;
  /** B: special categories (GDPR Art. 9). */
  special: boolean;
  /** C: other data that needs protection, such as CPR numbers, criminal offences, finances. */
  confidential: boolean;
  /** D: special kinds of processing, such as profiling, monitoring, combining sets, new technology. */
  processing: boolean;
}

export interface SupervisionWeights {
  people: Readonly<Record<PeopleCount, number>>;
  special: number;
  confidential: number;
  processing: number;
}

/**
 * The first two values of A are the guide's; those of A above 10,000, B, C and D are not confirmed against it, which the pages say: they
 * add up to the guide's most, ten.
 */
export const suggestedWeights: SupervisionWeights = {
  people: { "under-1000": 1, "1000-10000": 2, "over-10000": 3 },
  special: 3,
  confidential: 2,
  processing: 2,
};

export function pointsOf({ people, special, confidential, processing }: SupervisionAnswers, weights: SupervisionWeights): number {
  return (
    weights.people[people] +
    (special ? weights.special : 0) +
    (confidential ? weights.confidential : 0) +
    (processing ? weights.processing : 0)
  );
}

/** The lowest concept that the points allow; every higher one is allowed too. Concept 4 is never the lowest (guide, section 4). */
export function lowestConcept(points: number): Concept {
  if (points <= 2) return 1;
  if (points <= 4) return 2;
  return points <= 6 ? 3 : 5;
}

/** With five points or six 3 to 6 are allowed, with seven or more 5 and 6: so 4 is, where 3 is. */
export const isAllowed = (concept: Concept, points: number) => concept >= lowestConcept(points);
