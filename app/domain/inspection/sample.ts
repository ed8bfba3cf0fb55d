/** How many of a population are looked at. Numbers of samples are to match how much there is, and the risk (Datatilsynet, Aula, 2024). */
export function sampleSize(population: number, highRisk: boolean): number {
  if (population <= 10) return population;
  const size = population <= 50 ? 5 : population <= 250 ? 10 : 25;
  return Math.min(population, highRisk ? size * 2 : size);
}

export const populationMax = 100_000;

/** A sample as it is kept: what was drawn follows from it, so that anybody can draw it again. */
export interface Sample {
  population: number;
  highRisk: boolean;
  size: number;
  /** Hexadecimal. */
  seed: string;
}
