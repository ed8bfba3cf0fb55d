import { getOrganisation } from "../../../db/queries/organisation.server";
import { getTally } from "../../../db/queries/tally.server";
import { countFlags, type FlagFilter, listFlags } from "../../../db/queries/view.server";
import type { Db } from "../../../db/schema";
import type { Scope } from "../../domain/permissions/scope";
import { severities } from "../../domain/portfolio";
import { tallyNames } from "../../domain/standing";
import { type Context, scopeOf } from "../context";
import type { ShownFlags } from "./content";
import { type FlagQuery, flagsAPage, rulesAsked } from "./flag-query";

/** Counts without looking, wherever the sums of the view say it. */
async function countOf(db: Db, scope: Scope, viewId: number, filter: FlagFilter): Promise<number> {
  const { severity, rules, waived } = filter;
  if (severity !== null && rules !== null) return countFlags(db, scope, viewId, filter);
  const names =
    rules !== null
      ? rules.map((rule) => tallyNames.rule(rule, waived))
      : (severity === null ? severities : [severity]).map((each) => tallyNames.severity(each, waived));
  if (names.length === 0) return 0;
  const tally = await getTally(db, scope, viewId, names);
  return names.reduce((sum, name) => sum + tally.of(name), 0);
}

/** A page of the flags of a view, worst first; a page past the last is the last. */
export async function showFlags(context: Context, viewId: number, query: FlagQuery): Promise<ShownFlags> {
  const db = context.database.reader;
  const scope = scopeOf(context);
  const filter: FlagFilter = { severity: query.severity, rules: rulesAsked(query), waived: query.waived };
  const all = { severity: null, rules: null };
  const count = await countOf(db, scope, viewId, filter);
  const pages = Math.max(1, Math.ceil(count / flagsAPage));
  const page = Math.min(query.page, pages);
  return {
    promise: (await getOrganisation(db)).promise,
    flags: count === 0 ? [] : await listFlags(db, scope, viewId, filter, flagsAPage, (page - 1) * flagsAPage),
    count,
    page,
    pages,
    open: await countOf(db, scope, viewId, { ...all, waived: false }),
    accepted: await countOf(db, scope, viewId, { ...all, waived: true }),
  };
}
