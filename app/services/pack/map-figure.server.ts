import { Day } from "../../domain/day";
import type { MapFigure } from "../../domain/dossier/dossier";
import type { Promise_, Subcontractor } from "../../domain/portfolio";
import { classOf, keepsPromise } from "../../domain/residency";
import { liveLocations } from "../../domain/scope";
import { europe, mapFrame, middleOf, pointOf } from "../overview/europe-shapes.server";

/** Where a subcontractor's data is on a day; null where no live location has a country. A place outside the frame is in the table alone. */
export function mapOf(facts: Subcontractor, on: string, promise: Promise_): MapFigure | null {
  const day = new Day(on);
  const live = liveLocations(facts, day).filter(({ country }) => country !== null);
  if (live.length === 0) return null;
  const held = new Set(live.map(({ country }) => country));
  const sites = new Map<string, MapFigure["sites"][number]>();
  for (const { country, city, latitude, longitude } of live) {
    if (country === null) continue;
    const isPlaced = latitude !== null && longitude !== null;
    const point = isPlaced ? pointOf(latitude, longitude) : middleOf(country);
    if (point === null) continue;
    const keeps = keepsPromise(classOf(country, day), promise);
    sites.set(`${point.x} ${point.y}`, { ...point, city, country, keepsPromise: keeps, isCountryOnly: !isPlaced });
  }
  return {
    frame: mapFrame,
    shapes: europe.map(({ code, d }) => ({
      code,
      d,
      class: code === null ? "THIRD" : classOf(code, day),
      holdsData: code !== null && held.has(code),
    })),
    sites: [...sites.values()],
  };
}
