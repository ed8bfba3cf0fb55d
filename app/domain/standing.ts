import { plusDays } from "./calendar";
import { Day, intersect, type Span } from "./day";
import { type Deadline, deadlinesOf } from "./deadline";
import { evaluate } from "./evaluate";
import type { Flag, Light } from "./flag";
import { type Promise_, severities, type Subcontractor } from "./portfolio";
import { type PromiseCounts, promiseIds, promisesOf } from "./promise";
import { liveLocations, scopeOf } from "./scope";

/** A live location as the map shows it. */
export interface Site {
  country: string | null;
  region: string | null;
  city: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** Everything that pages show of a subcontractor's state; stored as a cache for the days of the span. */
export interface StandingContent {
  flags: Flag[];
  inScope: boolean;
  promises: PromiseCounts;
  sites: Site[];
  /** Those up to 400 days past the span's end, so that the calendar's year is all there on every day of the span. */
  deadlines: Deadline[];
}

export interface Standing {
  content: StandingContent;
  ownLight: Light;
  span: Span;
}

export const deadlineWindowDays = 90;
/** What a calendar of this month and the twelve after it takes. */
export const deadlineHorizonDays = 400;

export function standingOf(subcontractor: Subcontractor, date: string, promise: Promise_): Standing {
  const { flags, ownLight, span: flagSpan } = evaluate(subcontractor, date, promise);
  const day = new Day(date);
  const scope = scopeOf(subcontractor, day);
  const promises = promisesOf(subcontractor, flags, day);
  const sites = scope.handlesData
    ? liveLocations(subcontractor, day).map(({ country, region, city, latitude, longitude }) => ({
        country,
        region,
        city,
        latitude,
        longitude,
      }))
    : [];
  const ahead = deadlinesOf(subcontractor, day);
  const span = intersect(flagSpan, day.span());
  const horizon = plusDays(span.until, deadlineHorizonDays);
  const deadlines = ahead.filter((deadline) => deadline.on < horizon);
  return { content: { flags, inScope: scope.inScope, promises, sites, deadlines }, ownLight, span };
}

export const severityRank = (flag: Flag) => severities.indexOf(flag.severity);

/** A place's name may be of any length, an index entry may not. */
export const placeNameLengthMax = 80;
const shortened = (text: string) => (text.length <= placeNameLengthMax ? text : [...text].slice(0, placeNameLengthMax).join(""));

/** Names of the sums a view keeps. A site is named by what a dot on the map and a line of the table need. */
export const tallyNames = {
  subcontractors: "subcontractors",
  inScope: "in-scope",
  light: (light: Light) => `light:${light}`,
  severity: (severity: string, waived: boolean) => `flag:${severity}:${waived ? "waived" : "open"}`,
  rule: (rule: string, waived: boolean) => `rule:${rule}:${waived ? "waived" : "open"}`,
  /** Critical flags of a rule, waived or not: each of them breaks the promise. */
  critical: (rule: string) => `critical:${rule}`,
  promise: (id: string, part: "needed" | "kept" | "excepted") => `promise:${id}:${part}`,
  country: (code: string) => `country:${code}`,
  /** Subcontractors with data in a country, where `country` counts the places. */
  subcontractorsIn: (code: string) => `in:${code}`,
  region: (region: string) => `region:${shortened(region)}`,
  site: ({ country, city, latitude, longitude }: Site) =>
    `site:${JSON.stringify([country, city === null ? null : shortened(city), latitude, longitude])}`,
};

/** What one subcontractor adds to the sums of a view. */
export function tallyOf(content: StandingContent, light: Light): Map<string, number> {
  const tally = new Map<string, number>();
  const add = (name: string, by = 1) => {
    if (by !== 0) tally.set(name, (tally.get(name) ?? 0) + by);
  };
  add(tallyNames.subcontractors);
  if (content.inScope) add(tallyNames.inScope);
  add(tallyNames.light(light));
  for (const { severity, rule, waived } of content.flags) {
    add(tallyNames.severity(severity, waived));
    add(tallyNames.rule(rule, waived));
    if (severity === "critical") add(tallyNames.critical(rule));
  }
  for (const id of promiseIds) {
    const { needed, kept, excepted } = content.promises[id];
    add(tallyNames.promise(id, "needed"), needed);
    add(tallyNames.promise(id, "kept"), kept);
    add(tallyNames.promise(id, "excepted"), excepted);
  }
  for (const site of content.sites) {
    if (site.country !== null) add(tallyNames.country(site.country));
    else add(tallyNames.region(site.region ?? ""));
    if (site.country !== null) tally.set(tallyNames.subcontractorsIn(site.country), 1);
    if (site.city !== null || (site.latitude !== null && site.longitude !== null)) add(tallyNames.site(site));
  }
  return tally;
}
