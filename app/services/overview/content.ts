import type { Deadline } from "../../domain/deadline";
import type { Dated } from "../../domain/reminder/dated";
import type { CountryClass, Flag, Light, Rule } from "../../domain/flag";
import type { Promise_, ServiceKind, Severity, Status } from "../../domain/portfolio";
import type { PromiseCounts } from "../../domain/promise";

/** What the main screens are drawn from. */

export interface FrameContent {
  organisation: string;
  isDemo: boolean;
  subcontractors: number;
}

/** How far the judging of the register for a day has come. */
export interface Progress {
  on: string;
  done: number;
  total: number;
}

export interface FlagLine {
  flag: Flag;
  subcontractorName: string;
}

export interface CountryOnMap {
  code: string;
  class: CountryClass;
  keepsPromise: boolean;
  count: number;
}

export interface CityOnMap {
  country: string | null;
  city: string | null;
  count: number;
}

export interface Dot {
  x: number;
  y: number;
  /** Null where no more is known than the country. */
  city: string | null;
  country: string | null;
  count: number;
  keepsPromise: boolean;
}

/** Where data is on a day. Counts are of live locations of those that handle data. */
export interface DataMap {
  promise: Promise_;
  frame: { width: number; height: number };
  shapes: { code: string | null; d: string; class: CountryClass; holdsData: boolean }[];
  /** Largest first; where there are very many, the smallest are left out. */
  dots: Dot[];
  /** Countries that hold data and that the frame does not show, or not all of their places. */
  elsewhere: (CountryOnMap & { cities: string[] })[];
  countries: CountryOnMap[];
  cities: CityOnMap[];
  citiesLeftOut: boolean;
  /** As stated where no country is; an empty name is nothing stated at all. */
  regions: { name: string; count: number }[];
}

export interface Overview {
  promise: Promise_;
  subcontractors: number;
  inScope: number;
  /** Whether no critical flag stands. An accepted exception breaks the promise all the same. */
  holds: boolean;
  /** Critical flags by rule, waived ones included. */
  broken: { rule: Rule; count: number }[];
  acceptedCritical: number;
  openFlags: number;
  acceptedFlags: number;
  promises: PromiseCounts;
  flags: FlagLine[];
  map: DataMap;
  /** What is due or ends within ninety days, soonest first. */
  dated: Dated[];
  moreDated: boolean;
}

export interface ShownFlags {
  promise: Promise_;
  flags: FlagLine[];
  /** How many match. */
  count: number;
  /** How many there are, open and accepted, whatever is asked. */
  open: number;
  accepted: number;
  page: number;
  pages: number;
}

export interface ListRow {
  key: string;
  name: string;
  light: Light;
  /** Of the services that are live on the day. */
  kinds: ServiceKind[];
  /** Where data is, each once. */
  countries: string[];
  /** Places of which no country is known: their regions, "" where nothing is stated. */
  regions: string[];
  status: Status;
  criticality: Severity;
  direct: boolean;
  flags: Record<Severity, number>;
  accepted: number;
  nextDeadline: Deadline | null;
  owner: string | null;
}

export interface ShownList {
  rows: ListRow[];
  /** How many match. */
  count: number;
  /** How many there are. */
  all: number;
  page: number;
  pages: number;
}
