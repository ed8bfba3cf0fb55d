import { sql } from "kysely";
import { type Light, lights } from "../../app/domain/flag";
import { severities, type ServiceKind, type Severity, type Status, statuses } from "../../app/domain/portfolio";
import { placeNameLengthMax, type StandingContent } from "../../app/domain/standing";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Db } from "../schema";
import { isWithin } from "./scope.server";

export type ListSort = "name" | "light" | "criticality" | "status";

/** Where data is: a country, a region where no country is known, or neither; in one city, or in whatever city. */
export interface PlaceFilter {
  country: string | null;
  region: string | null;
  city: string | null;
}

export interface SubcontractorFilter {
  /** Folded as `nameSearch` is. */
  search: string;
  light: Light | null;
  status: Status | null;
  criticality: Severity | null;
  engagement: "direct" | "chain" | null;
  place: PlaceFilter | null;
}

export interface ListedSubcontractor {
  id: string;
  key: string;
  name: string;
  country: string | null;
  status: Status;
  criticality: Severity;
  owner: string | null;
  direct: boolean;
  light: Light;
  content: StandingContent;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);
/** A pattern for LIKE with a backslash as its escape. */
export const contains = (text: string) => `%${escapeLike(text)}%`;

/** A name as JSON has it; one that may have been cut off stays open at the end. */
const opened = (text: string) => JSON.stringify(text).slice(0, text.length < placeNameLengthMax ? undefined : -1);

/** How a site of the place begins in the JSON of a standing: its first fields are the country, the region and the city. */
function siteBeginning({ country, region, city }: PlaceFilter): string {
  if (country === null && region !== null) return `{"country":null,"region":${opened(region)}`;
  return `{"country":${JSON.stringify(country)},"region":null,"city":${city === null ? "" : opened(city)}`;
}

/**
 * The standing is joined only where it is asked about: else SQLite would go through all of them and sort, where the index of
 * names holds the page ready.
 */
/** The subcontractors that match. What their standing says is asked row by row, so that they are read in the order of their names. */
function matching(
  db: Db,
  scope: Scope,
  viewId: number,
  { search, light, status, criticality, engagement, place }: SubcontractorFilter,
) {
  let query = db.selectFrom("subcontractor as s");
  if (scope.kind === "some") query = query.where(isWithin(scope, "s.id"));
  for (const word of search.split(" ").filter((part) => part !== "")) {
    query = query.where(sql<boolean>`s."nameSearch" like ${contains(word)} escape '\\'`);
  }
  if (status !== null) query = query.where("s.status", "=", status);
  if (criticality !== null) query = query.where("s.criticality", "=", criticality);
  if (engagement !== null) query = query.where("s.engagedById", engagement === "direct" ? "is" : "is not", null);
  if (light === null && place === null) return query;
  return query.where(({ exists, selectFrom }) => {
    let standing = selectFrom("standing as t")
      .select("t.viewId")
      .whereRef("t.subcontractorId", "=", "s.id")
      .where("t.viewId", "=", viewId);
    if (light !== null) standing = standing.where("t.light", "=", light);
    if (place !== null) standing = standing.where(sql<boolean>`t.content like ${contains(siteBeginning(place))} escape '\\'`);
    return exists(standing);
  });
}

/** Ranks a code by its place in a list, for sorting in the database. */
const rankOf = (column: string, codes: readonly string[]) =>
  sql<number>`case ${sql.ref(column)} ${sql.join(
    codes.map((code, rank) => sql`when ${sql.lit(code)} then ${sql.lit(rank)}`),
    sql` `,
  )} end`;

const ranks = { criticality: rankOf("s.criticality", severities), status: rankOf("s.status", statuses) };

export interface ListOrder {
  by: ListSort;
  descending: boolean;
}

interface PageOfList {
  limit: number;
  offset: number;
}

/** Ids of one page. A sort carries ids alone. */
async function choose(
  db: Db,
  scope: Scope,
  viewId: number,
  filter: SubcontractorFilter,
  { by, descending }: ListOrder,
  page: PageOfList,
): Promise<string[]> {
  const direction = descending ? "desc" : "asc";
  let query = matching(db, scope, viewId, filter).select("s.id");
  if (by === "criticality" || by === "status") query = query.orderBy(ranks[by], direction);
  const byName = by === "name" ? direction : "asc";
  const rows = await query.orderBy("s.nameSort", byName).orderBy("s.id", byName).limit(page.limit).offset(page.offset).execute();
  return rows.map(({ id }) => id);
}

/** As {@link choose}, by light: one light after the other, so that a page of the worst need not look at all the others. */
async function chooseByLight(
  db: Db,
  scope: Scope,
  viewId: number,
  filter: SubcontractorFilter,
  descending: boolean,
  { limit, offset }: PageOfList,
): Promise<string[]> {
  const chosen: string[] = [];
  let before = offset;
  for (const light of descending ? lights.toReversed() : lights) {
    if (chosen.length === limit || (filter.light !== null && filter.light !== light)) continue;
    const ofLight = { ...filter, light };
    const ids = await choose(
      db,
      scope,
      viewId,
      ofLight,
      { by: "name", descending: false },
      { limit: limit - chosen.length, offset: before },
    );
    chosen.push(...ids);
    before = ids.length > 0 || before === 0 ? 0 : before - (await countSubcontractors(db, scope, viewId, ofLight));
  }
  return chosen;
}

/** One page of the subcontractors of a view. */
export async function listSubcontractors(
  db: Db,
  scope: Scope,
  viewId: number,
  filter: SubcontractorFilter,
  order: ListOrder,
  page: PageOfList,
): Promise<ListedSubcontractor[]> {
  const chosen = await (order.by === "light"
    ? chooseByLight(db, scope, viewId, filter, order.descending, page)
    : choose(db, scope, viewId, filter, order, page));
  if (chosen.length === 0) return [];
  const rows = await db
    .selectFrom("subcontractor as s")
    .innerJoin("standing as t", "t.subcontractorId", "s.id")
    .select([
      "s.id",
      "s.key",
      "s.name",
      "s.country",
      "s.status",
      "s.criticality",
      "s.owner",
      "s.engagedById",
      "t.light",
      "t.content",
    ])
    .where("t.viewId", "=", viewId)
    .where("s.id", "in", chosen)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return chosen.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { engagedById, content, ...shown } = row;
    return [{ ...shown, direct: engagedById === null, content: JSON.parse(content) as StandingContent }];
  });
}

const isOfLightAlone = ({ search, light, status, criticality, engagement, place }: SubcontractorFilter) =>
  light !== null && search === "" && [status, criticality, engagement, place].every((value) => value === null);

export async function countSubcontractors(db: Db, scope: Scope, viewId: number, filter: SubcontractorFilter): Promise<number> {
  const count = sql<number>`count(*)`.as("count");
  const query =
    scope.kind === "all" && isOfLightAlone(filter)
      ? db.selectFrom("standing").select(count).where("viewId", "=", viewId).where("light", "=", filter.light)
      : matching(db, scope, viewId, filter).select(count);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** The kinds of the services that are live on a day, by the subcontractor's id. */
export async function listServiceKinds(db: Db, ids: readonly string[], on: string): Promise<Map<string, ServiceKind[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("service")
    .select(["subcontractorId", "kind"])
    .distinct()
    .where("subcontractorId", "in", ids)
    .where("startsOn", "<=", on)
    .where((where) => where.or([where("endsOn", "is", null), where("endsOn", ">=", on)]))
    .orderBy("subcontractorId")
    .orderBy("kind")
    .execute();
  const kinds = new Map<string, ServiceKind[]>();
  for (const { subcontractorId, kind } of rows) kinds.set(subcontractorId, [...(kinds.get(subcontractorId) ?? []), kind]);
  return kinds;
}

/** What some subcontractors are called, by id; those that are not there are left out. */
export async function listSubcontractorNames(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { key: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("subcontractor").select(["id", "key", "name"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, key, name }) => [id, { key, name }]));
}

export async function findSubcontractorId(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom("subcontractor").select("id").where("key", "=", key).executeTakeFirst();
  return row?.id ?? null;
}
