import { sql } from "kysely";
import { type Light, lights } from "../../app/domain/flag";
import { severities, type ServiceKind, type Severity, type Status, statuses } from "../../app/domain/portfolio";
import { placeNameLengthMax, type StandingContent } from "../../app/domain/standing";
import type { Db } from "../schema";

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
const contains = (text: string) => `%${escapeLike(text)}%`;

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
function filtered(db: Db, viewId: number, filter: SubcontractorFilter, by: ListSort = "name") {
  const asksStanding = filter.light !== null || filter.place !== null || by === "light";
  const joined = db
    .selectFrom("subcontractor as s")
    .innerJoin("standing as t", (join) => join.onRef("t.subcontractorId", "=", "s.id").on("t.viewId", "=", viewId));
  let query = asksStanding ? joined : (db.selectFrom("subcontractor as s") as unknown as typeof joined);
  for (const word of filter.search.split(" ").filter((part) => part !== "")) {
    query = query.where(sql<boolean>`s."nameSearch" like ${contains(word)} escape '\\'`);
  }
  if (filter.light !== null) query = query.where("t.light", "=", filter.light);
  if (filter.status !== null) query = query.where("s.status", "=", filter.status);
  if (filter.criticality !== null) query = query.where("s.criticality", "=", filter.criticality);
  if (filter.engagement !== null) query = query.where("s.engagedById", filter.engagement === "direct" ? "is" : "is not", null);
  if (filter.place !== null)
    query = query.where(sql<boolean>`t.content like ${contains(siteBeginning(filter.place))} escape '\\'`);
  return query;
}

/** Ranks a code by its place in a list, for sorting in the database. */
const rankOf = (column: string, codes: readonly string[]) =>
  sql<number>`case ${sql.ref(column)} ${sql.join(
    codes.map((code, rank) => sql`when ${sql.lit(code)} then ${sql.lit(rank)}`),
    sql` `,
  )} end`;

const ranks: Record<Exclude<ListSort, "name">, ReturnType<typeof rankOf>> = {
  light: rankOf("t.light", lights),
  criticality: rankOf("s.criticality", severities),
  status: rankOf("s.status", statuses),
};

export interface ListOrder {
  by: ListSort;
  descending: boolean;
}

/** One page of the subcontractors of a view. They are chosen first and read then: a sort carries ids alone. */
export async function listSubcontractors(
  db: Db,
  viewId: number,
  filter: SubcontractorFilter,
  order: ListOrder,
  page: { limit: number; offset: number },
): Promise<ListedSubcontractor[]> {
  const direction = order.descending ? "desc" : "asc";
  let query = filtered(db, viewId, filter, order.by).select("s.id");
  if (order.by !== "name") query = query.orderBy(ranks[order.by], direction);
  const byName = order.by === "name" ? direction : "asc";
  const chosen = await query
    .orderBy("s.nameSort", byName)
    .orderBy("s.id", byName)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
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
    .where(
      "s.id",
      "in",
      chosen.map(({ id }) => id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return chosen.flatMap(({ id }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { engagedById, content, ...shown } = row;
    return [{ ...shown, direct: engagedById === null, content: JSON.parse(content) as StandingContent }];
  });
}

export async function countSubcontractors(db: Db, viewId: number, filter: SubcontractorFilter): Promise<number> {
  const { count } = await filtered(db, viewId, filter)
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
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
