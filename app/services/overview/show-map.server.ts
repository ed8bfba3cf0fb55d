import { getOrganisation } from "../../../db/queries/organisation.server";
import { listTally } from "../../../db/queries/tally.server";
import { Day } from "../../domain/day";
import { classOf, keepsPromise } from "../../domain/residency";
import { type Context, scopeOf } from "../context";
import type { CityOnMap, CountryOnMap, DataMap, Dot } from "./content";
import { europe, mapFrame, middleOf, pointOf } from "./europe-shapes.server";

const countriesMax = 300;
const citiesMax = 500;
const dotsMax = 120;

interface Site extends CityOnMap {
  latitude: number | null;
  longitude: number | null;
}

function siteOf({ name, count }: { name: string; count: number }): Site {
  const [country, city, latitude, longitude] = JSON.parse(name) as [string | null, string | null, number | null, number | null];
  return { country, city, latitude, longitude, count };
}

/** One line a city, whatever the coordinates of its sites. */
function citiesOf(sites: readonly Site[]): CityOnMap[] {
  const cities = new Map<string, CityOnMap>();
  for (const { country, city, count } of sites) {
    if (city === null) continue;
    const name = JSON.stringify([country, city]);
    cities.set(name, { country, city, count: count + (cities.get(name)?.count ?? 0) });
  }
  return [...cities.values()].sort((a, b) => b.count - a.count);
}

/** Where data is by a view's sums; at most so many places are read, however many there are. */
export async function showMap(context: Context, viewId: number, on: string): Promise<DataMap> {
  const db = context.database.reader;
  const scope = scopeOf(context);
  const { promise } = await getOrganisation(db);
  const day = new Day(on);
  const keeps = (code: string) => keepsPromise(classOf(code, day), promise);
  const countries = (await listTally(db, scope, viewId, "country", countriesMax)).map(
    ({ name: code, count }): CountryOnMap => ({ code, class: classOf(code, day), keepsPromise: keeps(code), count }),
  );
  const regions = await listTally(db, scope, viewId, "region", countriesMax);
  const sites = (await listTally(db, scope, viewId, "site", citiesMax)).map(siteOf);

  const dots = new Map<string, Dot>();
  const placed = new Map<string, number>();
  const beyond = new Map<string, Set<string>>();
  const put = (dot: Dot) => {
    const name = `${dot.x} ${dot.y}`;
    const there = dots.get(name);
    dots.set(name, there === undefined ? dot : { ...there, count: there.count + dot.count });
  };
  for (const { country, city, latitude, longitude, count } of sites) {
    if (latitude === null || longitude === null) continue;
    const point = pointOf(latitude, longitude);
    if (country !== null) placed.set(country, (placed.get(country) ?? 0) + count);
    if (point !== null) put({ ...point, city, country, count, keepsPromise: country === null || keeps(country) });
    else if (country !== null) beyond.set(country, (beyond.get(country) ?? new Set()).add(city ?? ""));
  }
  for (const { code, count } of countries) {
    const rest = count - (placed.get(code) ?? 0);
    const middle = middleOf(code);
    if (rest <= 0) continue;
    if (middle !== null) put({ ...middle, city: null, country: code, count: rest, keepsPromise: keeps(code) });
    else
      beyond.set(
        code,
        new Set([
          ...(beyond.get(code) ?? []),
          ...sites.flatMap((site) => (site.country === code && site.city !== null ? [site.city] : [])),
        ]),
      );
  }
  const held = new Set(countries.map(({ code }) => code));
  return {
    promise,
    frame: mapFrame,
    shapes: europe.map(({ code, d }) => ({
      code,
      d,
      class: code === null ? "THIRD" : classOf(code, day),
      holdsData: code !== null && held.has(code),
    })),
    dots: [...dots.values()].sort((a, b) => b.count - a.count).slice(0, dotsMax),
    elsewhere: countries.flatMap((country) => {
      const there = beyond.get(country.code);
      return there === undefined ? [] : [{ ...country, cities: [...there].filter((city) => city !== "").slice(0, 3) }];
    }),
    countries,
    cities: citiesOf(sites),
    citiesLeftOut: sites.length === citiesMax,
    regions,
  };
}
