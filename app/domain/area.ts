import geography from "./data/geography.json";

/**
 * The countries of an area by `data/geography.json`, territories with a code of their own among them: so a list of
 * countries can be written and read by its area.
 */
const eu: readonly string[] = [...Object.keys(geography.eu27), ...Object.keys(geography.eu_territories_with_own_code)];
export const areas = { EU: eu, EEA: [...eu, ...Object.keys(geography.eea_efta)] } as const;
export type Area = keyof typeof areas;

/** A list of countries as the largest area that it holds whole, null for none, and the countries beside it. */
export function byArea(countries: readonly string[]): { area: Area | null; others: string[] } {
  const held = new Set(countries);
  const area = (["EEA", "EU"] as const).find((name) => areas[name].every((country) => held.has(country))) ?? null;
  const within = new Set(area === null ? [] : areas[area]);
  return { area, others: countries.filter((country) => !within.has(country)) };
}
