import { type Concept, concepts } from "./questionnaire";

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

/** What each part of the scale gives: A, B, C, D. */
export const partsOf = (
  { people, special, confidential, processing }: SupervisionAnswers,
  weights: SupervisionWeights,
): Record<"a" | "b" | "c" | "d", number> => ({
  a: weights.people[people],
  b: special ? weights.special : 0,
  c: confidential ? weights.confidential : 0,
  d: processing ? weights.processing : 0,
});

export function pointsOf(answers: SupervisionAnswers, weights: SupervisionWeights): number {
  const { a, b, c, d } = partsOf(answers, weights);
  return a + b + c + d;
}

/** The fewest points with which 2, 3 and 5 are the lowest allowed concept. Concept 4 is never the lowest (guide, section 4). */
export interface SupervisionBands {
  second: number;
  third: number;
  fifth: number;
}

export const guideBands: SupervisionBands = { second: 3, third: 5, fifth: 7 };

/** What points are given for, and what they allow. */
export interface SupervisionScale {
  weights: SupervisionWeights;
  bands: SupervisionBands;
}

export const suggestedScale: SupervisionScale = { weights: suggestedWeights, bands: guideBands };

/** The lowest concept that the points allow; every higher one is allowed too. */
export function lowestConcept(points: number, { second, third, fifth }: SupervisionBands = guideBands): Concept {
  if (points < second) return 1;
  if (points < third) return 2;
  return points < fifth ? 3 : 5;
}

/** With five points or six 3 to 6 are allowed, with seven or more 5 and 6: so 4 is, where 3 is. */
export const isAllowed = (concept: Concept, points: number, bands: SupervisionBands = guideBands) =>
  concept >= lowestConcept(points, bands);

export const allowedConcepts = (points: number, bands: SupervisionBands): Concept[] =>
  concepts.filter((concept) => isAllowed(concept, points, bands));

/** The most points a part of the scale may give, and the highest limit of a band. */
export const weightMax = 20;

/** The limit that is out of order: each lies above the one before it. Null where none is. */
export function bandOutOfOrder({ second, third, fifth }: SupervisionBands): "third" | "fifth" | null {
  if (third <= second) return "third";
  return fifth <= third ? "fifth" : null;
}

/** The point calculation of a plan, as it was made: later weights change nothing in it. */
export interface PlanAssessment {
  answers: SupervisionAnswers;
  scale: SupervisionScale;
  points: number;
  lowest: Concept;
}

export function assessedBy(answers: SupervisionAnswers, scale: SupervisionScale): PlanAssessment {
  const points = pointsOf(answers, scale.weights);
  return { answers, scale, points, lowest: lowestConcept(points, scale.bands) };
}
