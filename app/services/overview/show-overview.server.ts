import { getOrganisation } from "../../../db/queries/organisation.server";
import { getTally } from "../../../db/queries/tally.server";
import { listFlags } from "../../../db/queries/view.server";
import { plusDays } from "../../domain/calendar";
import { rules } from "../../domain/flag";
import { severities } from "../../domain/portfolio";
import { type PromiseCounts, promiseIds } from "../../domain/promise";
import { withoutOwner } from "../../domain/reminder/dated";
import { deadlineWindowDays, tallyNames } from "../../domain/standing";
import { type Context, scopeOf } from "../context";
import { listDated } from "../reminder/list-dated.server";
import type { Overview } from "./content";
import { showMap } from "./show-map.server";

const flagsShown = 12;
const datedShown = 10;

const names = [
  tallyNames.subcontractors,
  tallyNames.inScope,
  ...severities.flatMap((severity) => [tallyNames.severity(severity, false), tallyNames.severity(severity, true)]),
  ...rules.map(tallyNames.critical),
  ...promiseIds.flatMap((id) => (["needed", "kept", "excepted"] as const).map((part) => tallyNames.promise(id, part))),
];

/** What the first screen says of a view: whether the promise holds, what to do now, where data is, what comes next. */
export async function showOverview(context: Context, viewId: number, on: string): Promise<Overview> {
  const db = context.database.reader;
  const scope = scopeOf(context);
  const { promise } = await getOrganisation(db);
  const tally = await getTally(db, scope, viewId, names);
  const flagsOf = (waived: boolean) =>
    severities.reduce((sum, severity) => sum + tally.of(tallyNames.severity(severity, waived)), 0);
  const acceptedCritical = tally.of(tallyNames.severity("critical", true));
  const countOf = (id: (typeof promiseIds)[number]) => ({
    needed: tally.of(tallyNames.promise(id, "needed")),
    kept: tally.of(tallyNames.promise(id, "kept")),
    excepted: tally.of(tallyNames.promise(id, "excepted")),
  });
  const ahead = await listDated(db, scope, on, plusDays(on, deadlineWindowDays), datedShown + 1, viewId);
  return {
    promise,
    subcontractors: tally.of(tallyNames.subcontractors),
    inScope: tally.of(tallyNames.inScope),
    holds: acceptedCritical + tally.of(tallyNames.severity("critical", false)) === 0,
    broken: rules.map((rule) => ({ rule, count: tally.of(tallyNames.critical(rule)) })).filter(({ count }) => count > 0),
    acceptedCritical,
    openFlags: flagsOf(false),
    acceptedFlags: flagsOf(true),
    promises: Object.fromEntries(promiseIds.map((id) => [id, countOf(id)])) as PromiseCounts,
    flags: await listFlags(db, scope, viewId, { severity: null, rules: null, waived: false }, flagsShown),
    map: await showMap(context, viewId, on),
    dated: ahead.slice(0, datedShown).map(withoutOwner),
    moreDated: ahead.length > datedShown,
  };
}
