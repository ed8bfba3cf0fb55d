import { type Coverage, coverageOf } from "../../domain/coverage";
import { Day } from "../../domain/day";
import type { Deadline } from "../../domain/deadline";
import type { CountryClass, Flag, Light } from "../../domain/flag";
import { latestInspection, nextInspection } from "../../domain/inspection/due";
import {
  type Location,
  type Promise_,
  type ServiceKind,
  type ServiceRole,
  severities,
  type Subcontractor,
  type Terms,
} from "../../domain/portfolio";
import { classOf, keepsPromise } from "../../domain/residency";
import { isLiveLocation, isLiveService, scopeOf } from "../../domain/scope";
import type { Context } from "../context";
import { type Duties, listDuties } from "./keep-duties.server";
import { listProposalsOf, type Proposals } from "../waiver/list-proposals.server";
import { type FoundSubcontractor, findSubcontractor } from "./find-subcontractor.server";

/** Where a location stands on the day; class and promise are null where no country is known. */
export interface Residency {
  key: string;
  class: CountryClass | null;
  keepsPromise: boolean | null;
  time: "past" | "now" | "ahead";
}

export interface Supervision {
  nextOn: string | null;
  /** Key of the latest inspection carried out by the day, whatever its result. */
  latest: string | null;
  findings: { all: number; closed: number };
}

export interface ShownSubcontractor {
  facts: Subcontractor;
  light: Light;
  promise: Promise_;
  customerTerms: Terms | null;
  inScope: boolean;
  handlesData: boolean;
  /** Of the live services; each once. A null role is one not yet determined. */
  kinds: ServiceKind[];
  roles: (ServiceRole | null)[];
  /** Worst first; waived ones last. */
  flags: Flag[];
  nextDeadline: Deadline | null;
  coverage: Coverage[];
  residencies: Residency[];
  supervision: Supervision;
  /** Of what was accepted and closed where two accounts have to do it, by key. */
  duties: Duties;
  proposals: Proposals;
  above: FoundSubcontractor["above"];
  below: FoundSubcontractor["below"];
}

const byWeight = (a: Flag, b: Flag) =>
  Number(a.waived) - Number(b.waived) ||
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  (a.since < b.since ? -1 : a.since > b.since ? 1 : 0);

const each = <T>(things: readonly T[]) => [...new Set(things)];

function residencyOf(location: Location, promise: Promise_, day: Day): Residency {
  const countryClass = location.country === null ? null : classOf(location.country, day);
  const time = isLiveLocation(location, day)
    ? "now"
    : location.startsOn !== null && !day.hasReached(location.startsOn)
      ? "ahead"
      : "past";
  return {
    key: location.key,
    class: countryClass,
    keepsPromise: countryClass === null ? null : keepsPromise(countryClass, promise),
    time,
  };
}

function supervisionOf(facts: Subcontractor, day: Day): Supervision {
  const closed = facts.findings.filter(({ closedOn }) => closedOn !== null && day.hasReached(closedOn));
  return {
    nextOn: nextInspection(facts, day)?.dueOn ?? null,
    latest: latestInspection(facts, day, () => true)?.key ?? null,
    findings: { all: facts.findings.length, closed: closed.length },
  };
}

/** All that the page of a subcontractor says of it for a day; null where there is none of that key. */
export async function showSubcontractor(context: Context, key: string, on: string): Promise<ShownSubcontractor | null> {
  const found = await findSubcontractor(context, key, on);
  if (found === null) return null;
  const { facts, state, light, promise, customerTerms, above, below } = found;
  const day = new Day(on);
  const live = facts.services.filter((service) => isLiveService(service, day));
  return {
    facts,
    light,
    promise,
    customerTerms,
    inScope: state.inScope,
    handlesData: scopeOf(facts, day).handlesData,
    kinds: each(live.map(({ kind }) => kind)),
    roles: each(live.map(({ role }) => role)),
    flags: [...state.flags].sort(byWeight),
    nextDeadline: state.deadlines.find((deadline) => deadline.on >= on) ?? null,
    coverage: coverageOf(facts, on, state.flags),
    residencies: facts.locations.map((location) => residencyOf(location, promise, day)),
    supervision: supervisionOf(facts, day),
    duties: await listDuties(context.database.reader, found.id, facts),
    proposals: await listProposalsOf(context, context.database.reader, found.id, facts),
    above,
    below,
  };
}
