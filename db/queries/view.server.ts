import { sql } from "kysely";
import type { Flag, Light, Rule } from "../../app/domain/flag";
import type { Deadline } from "../../app/domain/deadline";
import { severities, type Severity, type Status } from "../../app/domain/portfolio";
import type { StandingContent } from "../../app/domain/standing";
import type { Db, Schema, Trx } from "../schema";
import { liveView } from "./standing.server";

/** Whether a view's row of a subcontractor is needed more than its flags. */
const content = (text: string) => JSON.parse(text) as StandingContent;

export interface FlagFilter {
  severity: Severity | null;
  rule: Rule | null;
  waived: boolean;
}

export interface ListedFlag {
  flag: Flag;
  subcontractorName: string;
}

/** Flags of a view, worst first, then longest standing. */
export async function listFlags(db: Db, viewId: number, filter: FlagFilter, limit: number, offset = 0): Promise<ListedFlag[]> {
  let query = db
    .selectFrom("flagIndex as f")
    .select(["f.subcontractorId", "f.ordinal"])
    .where("f.viewId", "=", viewId)
    .where("f.waived", "=", filter.waived ? 1 : 0);
  if (filter.severity !== null) query = query.where("f.severityRank", "=", severities.indexOf(filter.severity));
  if (filter.rule !== null) query = query.where("f.rule", "=", filter.rule);
  const chosen = await query
    .orderBy("f.severityRank")
    .orderBy("f.since")
    .orderBy("f.subcontractorId")
    .orderBy("f.ordinal")
    .limit(limit)
    .offset(offset)
    .execute();
  const rows = await standingsWithNames(db, viewId, chosen.map((row) => row.subcontractorId));
  return chosen.flatMap(({ subcontractorId, ordinal }) => {
    const row = rows.get(subcontractorId);
    const flag = row?.content.flags[ordinal];
    return row === undefined || flag === undefined ? [] : [{ flag, subcontractorName: row.name }];
  });
}

async function standingsWithNames(db: Db, viewId: number, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { key: string; name: string; content: StandingContent }>();
  const rows = await db
    .selectFrom("standing as t")
    .innerJoin("subcontractor as s", "s.id", "t.subcontractorId")
    .select(["t.subcontractorId", "t.content", "s.key", "s.name"])
    .where("t.viewId", "=", viewId)
    .where("t.subcontractorId", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.subcontractorId, { key: row.key, name: row.name, content: content(row.content) }]));
}

export interface ListedDeadline {
  deadline: Deadline;
  subcontractorKey: string;
  subcontractorName: string;
}

/** The days ahead in a view, soonest first, between two days, both included. */
export async function listDeadlines(db: Db, viewId: number, from: string, to: string, limit: number): Promise<ListedDeadline[]> {
  const chosen = await db
    .selectFrom("deadlineIndex")
    .select(["subcontractorId", "ordinal"])
    .where("viewId", "=", viewId)
    .where("on", ">=", from)
    .where("on", "<=", to)
    .orderBy("on")
    .orderBy("subcontractorId")
    .orderBy("ordinal")
    .limit(limit)
    .execute();
  const rows = await standingsWithNames(db, viewId, chosen.map((row) => row.subcontractorId));
  return chosen.flatMap(({ subcontractorId, ordinal }) => {
    const row = rows.get(subcontractorId);
    const deadline = row?.content.deadlines[ordinal];
    return row === undefined || deadline === undefined ? [] : [{ deadline, subcontractorKey: row.key, subcontractorName: row.name }];
  });
}

export const listSorts = ["name", "light", "criticality", "status"] as const;
export type ListSort = (typeof listSorts)[number];

export interface SubcontractorFilter {
  /** Folded as `nameSearch` is. */
  search: string;
  light: Light | null;
  status: Status | null;
  criticality: Severity | null;
  engagement: "direct" | "chain" | null;
}

export interface ListedSubcontractor {
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

/** Ranks a code by its place in a list, for sorting in the database. */
const rankOf = (column: string, codes: readonly string[]) =>
  sql<number>`case ${sql.ref(column)} ${sql.join(codes.map((code, rank) => sql`when ${sql.lit(code)} then ${sql.lit(rank)}`), sql` `)} end`;

function filtered(db: Db, viewId: number, filter: SubcontractorFilter) {
  let query = db
    .selectFrom("subcontractor as s")
    .innerJoin("standing as t", (join) => join.onRef("t.subcontractorId", "=", "s.id").on("t.viewId", "=", viewId));
  for (const word of filter.search.split(" ").filter((part) => part !== "")) {
    query = query.where(sql<boolean>`s."nameSearch" like ${`%${escapeLike(word)}%`} escape '\\'`);
  }
  if (filter.light !== null) query = query.where("t.light", "=", filter.light);
  if (filter.status !== null) query = query.where("s.status", "=", filter.status);
  if (filter.criticality !== null) query = query.where("s.criticality", "=", filter.criticality);
  if (filter.engagement !== null) query = query.where("s.engagedById", filter.engagement === "direct" ? "is" : "is not", null);
  return query;
}

/** One page of the subcontractors of a view. */
export async function listSubcontractors(
  db: Db, viewId: number, filter: SubcontractorFilter, sort: { by: ListSort; descending: boolean }, page: { limit: number; offset: number },
): Promise<ListedSubcontractor[]> {
  const direction = sort.descending ? "desc" : "asc";
  let query = filtered(db, viewId, filter).select([
    "s.key", "s.name", "s.country", "s.status", "s.criticality", "s.owner", "s.engagedById", "t.light", "t.content",
  ]);
  if (sort.by === "light") query = query.orderBy(rankOf("t.light", ["red", "amber", "green", "grey"]), direction);
  if (sort.by === "criticality") query = query.orderBy(rankOf("s.criticality", severities), direction);
  if (sort.by === "status") query = query.orderBy("s.status", direction);
  const rows = await query
    .orderBy("s.nameSort", sort.by === "name" ? direction : "asc")
    .orderBy("s.id", sort.by === "name" ? direction : "asc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(({ engagedById, content: text, ...row }) => ({ ...row, direct: engagedById === null, content: content(text) }));
}

export async function countSubcontractors(db: Db, viewId: number, filter: SubcontractorFilter): Promise<number> {
  const { count } = await filtered(db, viewId, filter).select((row) => row.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return Number(count);
}

/** The stored judgement of one subcontractor, null where the view has none. */
export async function findStanding(db: Db, viewId: number, id: string): Promise<(Omit<Schema["standing"], "content"> & { content: StandingContent }) | null> {
  const row = await db.selectFrom("standing").selectAll().where("viewId", "=", viewId).where("subcontractorId", "=", id).executeTakeFirst();
  return row === undefined ? null : { ...row, content: content(row.content) };
}

/** Subcontractors below another in the chain, at any depth, with the one that engages each; nearest first. */
export async function listChainBelow(db: Db, viewId: number, id: string) {
  return db
    .withRecursive("chain", (inner) =>
      inner
        .selectFrom("subcontractor")
        .select(["id", sql<number>`1`.as("depth")])
        .where("engagedById", "=", id)
        .unionAll((again) =>
          again
            .selectFrom("subcontractor")
            .innerJoin("chain", "chain.id", "subcontractor.engagedById")
            .select(["subcontractor.id", sql<number>`chain.depth + 1`.as("depth")]),
        ),
    )
    .selectFrom("chain")
    .innerJoin("subcontractor as s", "s.id", "chain.id")
    .innerJoin("subcontractor as engager", "engager.id", "s.engagedById")
    .leftJoin("standing as t", (join) => join.onRef("t.subcontractorId", "=", "s.id").on("t.viewId", "=", viewId))
    .select(["s.key", "s.name", "s.country", "engager.key as engagedBy", "chain.depth", "t.light"])
    .orderBy("chain.depth")
    .orderBy("s.nameSort")
    .limit(1000)
    .execute();
}

/** A view made for a day and a version of the register, null where there is none. */
export async function findView(db: Db, on: string, registerVersion: number): Promise<Schema["view"] | null> {
  const query = db.selectFrom("view").selectAll().where("on", "=", on).where("registerVersion", "=", registerVersion);
  return (await query.orderBy("id", "desc").executeTakeFirst()) ?? null;
}

export async function setView(trx: Trx, id: number, values: Partial<Omit<Schema["view"], "id">>): Promise<void> {
  await trx.updateTable("view").set(values).where("id", "=", id).execute();
}

export async function addView(trx: Trx, values: Omit<Schema["view"], "id">): Promise<number> {
  const last = await trx.selectFrom("view").select((row) => row.fn.max("id").as("id")).executeTakeFirst();
  const id = Math.max(liveView, last?.id ?? 0) + 1;
  await trx.insertInto("view").values({ id, ...values }).execute();
  return id;
}

/** Drops views of earlier versions of the register, and all but the latest few. */
export async function dropOldViews(trx: Trx, registerVersion: number, keep: number): Promise<void> {
  const views = await trx.selectFrom("view").select(["id", "registerVersion"]).orderBy("id", "desc").execute();
  const old = views.filter((view, at) => at >= keep || view.registerVersion !== registerVersion).map(({ id }) => id);
  if (old.length === 0) return;
  for (const table of ["standing", "flagIndex", "deadlineIndex", "tally"] as const) {
    await trx.deleteFrom(table as "tally").where("viewId", "in", old).execute();
  }
  await trx.deleteFrom("view").where("id", "in", old).execute();
}
