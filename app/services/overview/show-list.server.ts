import {
  countSubcontractors,
  type ListedSubcontractor,
  listServiceKinds,
  listSubcontractors,
  type SubcontractorFilter,
} from "../../../db/queries/subcontractor-list.server";
import { getTally } from "../../../db/queries/tally.server";
import type { Db } from "../../../db/schema";
import type { Scope } from "../../domain/permissions/scope";
import { type ServiceKind, severities, type Severity } from "../../domain/portfolio";
import { foldName } from "../../domain/slug";
import { tallyNames } from "../../domain/standing";
import { type Context, scopeOf } from "../context";
import type { ListRow, ShownList } from "./content";
import { isFiltered, type ListQuery, rowsAPage } from "./list-query";

const each = <T>(things: readonly T[]) => [...new Set(things)];

function filterOf({ search, light, status, criticality, engagement, country, region, city }: ListQuery): SubcontractorFilter {
  const place = country === null && region === null ? null : { country, region: region === "?" ? null : region, city };
  return { search: foldName(search), light, status, criticality, engagement, place };
}

/** The name of the sum that says how many match, where one does. */
function sumOf(query: ListQuery): string | null {
  if (!isFiltered(query)) return tallyNames.subcontractors;
  const { light, country, city } = query;
  if (light !== null && !isFiltered({ ...query, light: null })) return tallyNames.light(light);
  if (country !== null && city === null && !isFiltered({ ...query, country: null })) return tallyNames.subcontractorsIn(country);
  return null;
}

/** Counts without looking, wherever the sums of the view say it. */
async function countOf(db: Db, scope: Scope, viewId: number, query: ListQuery): Promise<{ count: number; all: number }> {
  const sum = sumOf(query);
  const tally = await getTally(db, scope, viewId, [tallyNames.subcontractors, ...(sum === null ? [] : [sum])]);
  const count = sum === null ? await countSubcontractors(db, scope, viewId, filterOf(query)) : tally.of(sum);
  return { count, all: tally.of(tallyNames.subcontractors) };
}

function rowOf(
  { content, key, name, light, status, criticality, direct, owner }: ListedSubcontractor,
  kinds: ServiceKind[],
  on: string,
): ListRow {
  const { flags, sites, deadlines } = content;
  const open = flags.filter((flag) => !flag.waived);
  return {
    key,
    name,
    light,
    kinds,
    status,
    criticality,
    direct,
    owner,
    countries: each(sites.flatMap(({ country }) => (country === null ? [] : [country]))),
    regions: each(sites.flatMap(({ country, region }) => (country === null ? [region ?? ""] : []))),
    flags: Object.fromEntries(
      severities.map((severity) => [severity, open.filter((flag) => flag.severity === severity).length]),
    ) as Record<Severity, number>,
    accepted: flags.length - open.length,
    nextDeadline: deadlines.find((deadline) => deadline.on >= on) ?? null,
  };
}

/** Some rows of the list, in its order. */
export async function listRows(
  db: Db,
  scope: Scope,
  viewId: number,
  on: string,
  query: ListQuery,
  page: { limit: number; offset: number },
): Promise<ListRow[]> {
  const found = await listSubcontractors(
    db,
    scope,
    viewId,
    filterOf(query),
    { by: query.sort, descending: query.descending },
    page,
  );
  const kinds = await listServiceKinds(
    db,
    found.map(({ id }) => id),
    on,
  );
  return found.map((row) => rowOf(row, kinds.get(row.id) ?? [], on));
}

/** A page of the list; a page past the last is the last. */
export async function showList(context: Context, viewId: number, on: string, query: ListQuery): Promise<ShownList> {
  const db = context.database.reader;
  const scope = scopeOf(context);
  const { count, all } = await countOf(db, scope, viewId, query);
  const pages = Math.max(1, Math.ceil(count / rowsAPage));
  const page = Math.min(query.page, pages);
  const rows =
    count === 0 ? [] : await listRows(db, scope, viewId, on, query, { limit: rowsAPage, offset: (page - 1) * rowsAPage });
  return { rows, count, all, page, pages };
}
