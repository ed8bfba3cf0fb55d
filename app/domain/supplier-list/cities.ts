import { foldName } from "../slug";
import placeNames from "./place-names.json";

/**
 * Cities that stand in front of (or behind) their country in published lists: large ones and those with many data centres. Only
 * a city known to lie in that country is taken for one, because `Swedn, Danmark` looks no different from `Ballerup, Danmark`.
 */
const { cities: citiesByCountry } = placeNames;

const fold = (city: string) => foldName(city).replace(/[.-]/g, " ").replace(/\s+/g, " ");

let known: ReadonlySet<string> | null = null;

/** Whether a text is a city known to lie in the country (alpha-2), with or without a postal code in front of it. */
export function isCityOf(country: string, text: string): boolean {
  known ??= new Set(Object.entries(citiesByCountry).flatMap(([code, cities]) => cities.map((city) => `${code} ${fold(city)}`)));
  return known.has(`${country} ${fold(text.replace(postalCode, ""))}`);
}

const postalCode = /^(?:[A-Z]{1,2}-)?\d{4,5}\s+/;

/** The name of a city without its postal code. */
export const cityOf = (text: string) => text.trim().replace(postalCode, "").slice(0, 200);

/** Whether a text looks like a city's name. Asked where its form says that it is one: `Dublin (Irland)`, `2750 Ballerup`. */
export const looksLikeCity = (text: string) =>
  /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3}$/u.test(cityOf(text)) && cityOf(text).length <= 60 && !notCities.test(text);

export const hasPostalCode = (text: string) => postalCode.test(text.trim());

const notCities = new RegExp(
  `\\b(?:${[
    "ukendt|unknown|diverse|various|andre|andet|other|flere|several|mulig|possibly|alle|all|kun|only|dele|parts?|data",
    "ikke|not|non|uden|outside|udenfor|undtagen|except|samt|inkl|incl|including",
    "primær|primary|sekundær|secondary|backup|hosting|support",
  ].join("|")})\\b`,
  "i",
);
