import { sql } from "kysely";
import type { Flag, Rule } from "../../app/domain/flag";
import type { Deadline } from "../../app/domain/deadline";
import { severities, type Severity } from "../../app/domain/portfolio";
import type { StandingContent } from "../../app/domain/standing";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Db, Schema, Trx } from "../schema";
import { isWithin } from "./scope.server";
import { liveView } from "./standing.server";

const content = (text: string) => JSON.parse(text) as StandingContent;

export interface FlagFilter {
  severity: Severity | null;
  /** Null for all rules. */
  rules: readonly Rule[] | null;
  waived: boolean;
}

export interface ListedFlag {
  flag: Flag;
  subcontractorName: string;
}

function filtered(db: Db, scope: Scope, viewId: number, filter: FlagFilter) {
  let query = db
    .selectFrom("flagIndex as f")
    .where("f.viewId", "=", viewId)
    .where("f.waived", "=", filter.waived ? 1 : 0);
  if (scope.kind === "some") query = query.where(isWithin(scope, "f.subcontractorId"));
  if (filter.severity !== null) query = query.where("f.severityRank", "=", severities.indexOf(filter.severity));
  if (filter.rules !== null) query = query.where("f.rule", "in", filter.rules);
  return query;
}

/** Flags of a view, worst first, then longest standing. */
export async function listFlags(
  db: Db,
  scope: Scope,
  viewId: number,
  filter: FlagFilter,
  limit: number,
  offset = 0,
): Promise<ListedFlag[]> {
  if (filter.rules?.length === 0) return [];
  const chosen = await filtered(db, scope, viewId, filter)
    .select(["f.subcontractorId", "f.ordinal"])
    .orderBy("f.severityRank")
    .orderBy("f.since")
    .orderBy("f.subcontractorId")
    .orderBy("f.ordinal")
    .limit(limit)
    .offset(offset)
    .execute();
  const rows = await standingsWithNames(
    db,
    viewId,
    chosen.map((row) => row.subcontractorId),
  );
  return chosen.flatMap(({ subcontractorId, ordinal }) => {
    const row = rows.get(subcontractorId);
    const flag = row?.content.flags[ordinal];
    return row === undefined || flag === undefined ? [] : [{ flag, subcontractorName: row.name }];
  });
}

export async function countFlags(db: Db, scope: Scope, viewId: number, filter: FlagFilter): Promise<number> {
  if (filter.rules?.length === 0) return 0;
  const { count } = await filtered(db, scope, viewId, filter)
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
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
  subcontractorId: string;
  subcontractorKey: string;
  subcontractorName: string;
}

/** The days ahead in a view, soonest first, between two days, both included. */
export async function listDeadlines(
  db: Db,
  scope: Scope,
  viewId: number,
  from: string,
  to: string,
  limit: number,
): Promise<ListedDeadline[]> {
  const chosen = await db
    .selectFrom("deadlineIndex")
    .select(["subcontractorId", "ordinal"])
    .where("viewId", "=", viewId)
    .where("on", ">=", from)
    .where("on", "<=", to)
    .where(isWithin(scope, "deadlineIndex.subcontractorId"))
    .orderBy("on")
    .orderBy("subcontractorId")
    .orderBy("ordinal")
    .limit(limit)
    .execute();
  const rows = await standingsWithNames(
    db,
    viewId,
    chosen.map((row) => row.subcontractorId),
  );
  return chosen.flatMap(({ subcontractorId, ordinal }) => {
    const row = rows.get(subcontractorId);
    const deadline = row?.content.deadlines[ordinal];
    return row === undefined || deadline === undefined
      ? []
      : [{ deadline, subcontractorId, subcontractorKey: row.key, subcontractorName: row.name }];
  });
}

/** The stored judgement of one subcontractor, null where the view has none. */
export async function findStanding(
  db: Db,
  viewId: number,
  id: string,
): Promise<(Omit<Schema["standing"], "content"> & { content: StandingContent }) | null> {
  const row = await db
    .selectFrom("standing")
    .selectAll()
    .where("viewId", "=", viewId)
    .where("subcontractorId", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, content: content(row.content) };
}

/** Subcontractors below another in the chain, at any depth (who may know of that one may know of them), with the one that engages each; nearest first. */
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
  const last = await trx
    .selectFrom("view")
    .select((row) => row.fn.max("id").as("id"))
    .executeTakeFirst();
  const id = Math.max(liveView, last?.id ?? 0) + 1;
  await trx
    .insertInto("view")
    .values({ id, ...values })
    .execute();
  return id;
}

/** Drops views of earlier versions of the register, and all but the latest few. */
export async function dropOldViews(trx: Trx, registerVersion: number, keep: number): Promise<void> {
  const views = await trx.selectFrom("view").select(["id", "registerVersion"]).orderBy("id", "desc").execute();
  const old = views.filter((view, at) => at >= keep || view.registerVersion !== registerVersion).map(({ id }) => id);
  if (old.length === 0) return;
  for (const table of ["standing", "flagIndex", "deadlineIndex", "tally"] as const) {
    await trx
      .deleteFrom(table as "tally")
      .where("viewId", "in", old)
      .execute();
  }
  await trx.deleteFrom("view").where("id", "in", old).execute();
}
