import { sql } from "kysely";
import { lightOf } from "../../app/domain/light";
import type { Light } from "../../app/domain/flag";
import { severityRank, type Standing, type StandingContent, tallyNames, tallyOf } from "../../app/domain/standing";
import { insertMany } from "../dialect/bulk.server";
import type { Db, Schema, Trx } from "../schema";

/** The view that is kept up to date with every change; the others are made for a day somebody asks about. */
export const liveView = 0;

type Row = Schema["standing"];

/** Sums to be added to a view's, gathered over many subcontractors and written once. */
export class TallyChange {
  private readonly changes = new Map<string, number>();

  add(content: StandingContent, light: Light, sign: 1 | -1): void {
    for (const [name, count] of tallyOf(content, light)) this.changes.set(name, (this.changes.get(name) ?? 0) + sign * count);
  }

  move(from: Light, to: Light): void {
    for (const [light, by] of [
      [from, -1],
      [to, 1],
    ] as const) {
      const name = tallyNames.light(light);
      this.changes.set(name, (this.changes.get(name) ?? 0) + by);
    }
  }

  /** In the order of names, so that two writers on PostgreSQL never wait for each other in a circle. */
  async write(trx: Trx, viewId: number): Promise<void> {
    const changes = [...this.changes].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, by] of changes) {
      await trx
        .insertInto("tally")
        .values({ viewId, name, count: by })
        .onConflict((conflict) => conflict.columns(["viewId", "name"]).doUpdateSet({ count: sql`tally.count + excluded.count` }))
        .execute();
    }
    await trx.deleteFrom("tally").where("viewId", "=", viewId).where("count", "=", 0).execute();
    this.changes.clear();
  }
}

export interface JudgedSubcontractor {
  id: string;
  standing: Standing;
}

async function standingRows(db: Db, viewId: number, ids: readonly string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("standing")
    .selectAll()
    .where("viewId", "=", viewId)
    .where("subcontractorId", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.subcontractorId, row]));
}

/** Today's stored judgements of some subcontractors, by id. */
export const listStandings = (db: Db, ids: readonly string[]): Promise<Map<string, Row>> => standingRows(db, liveView, ids);

async function dropIndexes(trx: Trx, viewId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.deleteFrom("flagIndex").where("viewId", "=", viewId).where("subcontractorId", "in", ids).execute();
  await trx.deleteFrom("deadlineIndex").where("viewId", "=", viewId).where("subcontractorId", "in", ids).execute();
}

/**
 * Stores what was judged of at most some hundred subcontractors. What has not changed is not written. `fresh` says that
 * the view holds none of them yet.
 * @returns ids of those written, whose chain must be looked at again
 */
export async function putStandings(
  trx: Trx,
  viewId: number,
  judged: readonly JudgedSubcontractor[],
  tally: TallyChange,
  fresh = false,
): Promise<string[]> {
  const before = fresh
    ? new Map<string, Row>()
    : await standingRows(
        trx,
        viewId,
        judged.map(({ id }) => id),
      );
  const inserts: Row[] = [];
  const rewritten: string[] = [];
  const flags: Schema["flagIndex"][] = [];
  const deadlines: Schema["deadlineIndex"][] = [];
  const moved: string[] = [];
  for (const { id, standing } of judged) {
    const { ownLight, span } = standing;
    const content = JSON.stringify(standing.content);
    const was = before.get(id);
    const sameSpan = was?.ownFrom === span.from && was.ownUntil === span.until;
    if (was !== undefined && sameSpan && was.content === content && was.ownLight === ownLight) continue;
    moved.push(id);
    // Until the chain has been looked at, the light is the subcontractor's own.
    const own = {
      ownFrom: span.from,
      ownUntil: span.until,
      ownLight,
      spanFrom: span.from,
      spanUntil: span.until,
      light: ownLight,
      content,
    };
    if (was === undefined) inserts.push({ viewId, subcontractorId: id, ...own });
    else await trx.updateTable("standing").set(own).where("viewId", "=", viewId).where("subcontractorId", "=", id).execute();
    if (was?.content === content) {
      tally.move(was.light, ownLight);
      continue;
    }
    if (was !== undefined) {
      tally.add(JSON.parse(was.content) as StandingContent, was.light, -1);
      rewritten.push(id);
    }
    tally.add(standing.content, ownLight, 1);
    standing.content.flags.forEach((flag, ordinal) => {
      flags.push({
        viewId,
        subcontractorId: id,
        ordinal,
        rule: flag.rule,
        severityRank: severityRank(flag),
        waived: flag.waived ? 1 : 0,
        since: flag.since,
      });
    });
    standing.content.deadlines.forEach(({ on }, ordinal) => {
      deadlines.push({ viewId, subcontractorId: id, ordinal, on });
    });
  }
  await dropIndexes(trx, viewId, rewritten);
  await insertMany(trx, "standing", inserts);
  await insertMany(trx, "flagIndex", flags);
  await insertMany(trx, "deadlineIndex", deadlines);
  return moved;
}

/** Forgets a subcontractor that left the register. */
export async function dropStanding(trx: Trx, viewId: number, id: string, tally: TallyChange): Promise<void> {
  const was = (await standingRows(trx, viewId, [id])).get(id);
  if (was === undefined) return;
  tally.add(JSON.parse(was.content) as StandingContent, was.light, -1);
  await dropIndexes(trx, viewId, [id]);
  await trx.deleteFrom("standing").where("viewId", "=", viewId).where("subcontractorId", "=", id).execute();
}

/** The directly engaged subcontractors above some others, these themselves where they are direct. */
async function rootsAbove(trx: Trx, ids: readonly string[]): Promise<string[]> {
  const roots = new Set<string>();
  let level = [...new Set(ids)];
  const seen = new Set<string>();
  while (level.length > 0) {
    const next = new Set<string>();
    for (let at = 0; at < level.length; at += 500) {
      const rows = await trx
        .selectFrom("subcontractor")
        .select(["id", "engagedById"])
        .where("id", "in", level.slice(at, at + 500))
        .execute();
      for (const { id, engagedById } of rows) {
        seen.add(id);
        if (engagedById === null) roots.add(id);
        else if (!seen.has(engagedById)) next.add(engagedById);
      }
    }
    level = [...next];
  }
  return [...roots];
}

/** Every node of the chains of some roots, these themselves included, with its root. */
const chainsBelow = (trx: Trx, roots: readonly string[]) =>
  trx
    .withRecursive("chain", (db) =>
      db
        .selectFrom("subcontractor")
        .select(["id", "id as root"])
        .where("id", "in", roots)
        .unionAll((inner) =>
          inner
            .selectFrom("subcontractor")
            .innerJoin("chain", "chain.id", "subcontractor.engagedById")
            .select(["subcontractor.id", "chain.root"]),
        ),
    )
    .selectFrom("chain")
    .select(["id", "root"])
    .execute();

type ChainStanding = Pick<Row, "ownLight" | "ownFrom" | "ownUntil" | "light" | "spanFrom" | "spanUntil"> & { id: string };

/** Asked apart from the chain: in one query SQLite would go through the whole view to find these few. */
const chainStandings = (trx: Trx, viewId: number, ids: readonly string[]): Promise<ChainStanding[]> =>
  trx
    .selectFrom("standing")
    .select(["subcontractorId as id", "ownLight", "ownFrom", "ownUntil", "light", "spanFrom", "spanUntil"])
    .where("viewId", "=", viewId)
    .where("subcontractorId", "in", ids)
    .execute();

/**
 * Looks down the chain of every direct subcontractor above the given ones and stores its light and the days on which it
 * stays: those that are own days of all the chain's nodes.
 */
export async function putChainLights(trx: Trx, viewId: number, ids: readonly string[], tally: TallyChange): Promise<void> {
  const roots = await rootsAbove(trx, ids);
  for (let at = 0; at < roots.length; at += 500) {
    const chunk = roots.slice(at, at + 500);
    const nodes = await chainsBelow(trx, chunk);
    const standings = new Map<string, ChainStanding>();
    for (let from = 0; from < nodes.length; from += 500) {
      for (const row of await chainStandings(
        trx,
        viewId,
        nodes.slice(from, from + 500).map(({ id }) => id),
      ))
        standings.set(row.id, row);
    }
    const byRoot = new Map<string, ChainStanding[]>();
    for (const { id, root } of nodes) {
      const standing = standings.get(id);
      if (standing === undefined) continue;
      const chain = byRoot.get(root);
      if (chain === undefined) byRoot.set(root, [standing]);
      else chain.push(standing);
    }
    for (const [root, chain] of byRoot) {
      const own = chain.find((node) => node.id === root);
      if (own === undefined) continue;
      const light = lightOf(
        own.ownLight,
        chain.some((node) => node.id !== root && node.ownLight === "red"),
      );
      const spanFrom = chain.reduce((from, node) => (node.ownFrom > from ? node.ownFrom : from), own.ownFrom);
      const spanUntil = chain.reduce((until, node) => (node.ownUntil < until ? node.ownUntil : until), own.ownUntil);
      if (light === own.light && spanFrom === own.spanFrom && spanUntil === own.spanUntil) continue;
      tally.move(own.light, light);
      await trx
        .updateTable("standing")
        .set({ light, spanFrom, spanUntil })
        .where("viewId", "=", viewId)
        .where("subcontractorId", "=", root)
        .execute();
    }
  }
}

/** Ends every stored span at once: nothing stored is valid on any day until it is judged again. */
export async function endAllSpans(trx: Trx): Promise<void> {
  await trx
    .updateTable("standing")
    .set((row) => ({ ownUntil: row.ref("ownFrom"), spanUntil: row.ref("spanFrom") }))
    .where("viewId", "=", liveView)
    .execute();
}

/** Subcontractors whose stored judgement does not cover a day, at most `limit`. */
export async function listUnjudged(db: Db, on: string, limit: number): Promise<string[]> {
  const ended = db
    .selectFrom("standing")
    .select("subcontractorId as id")
    .where("viewId", "=", liveView)
    .where("ownUntil", "<=", on);
  const ahead = db
    .selectFrom("standing")
    .select("subcontractorId as id")
    .where("viewId", "=", liveView)
    .where("ownFrom", ">", on);
  const ids = new Set<string>();
  for (const query of [ended, ahead]) for (const { id } of await query.limit(limit).execute()) ids.add(id);
  return [...ids].slice(0, limit);
}

export async function tallyOfView(db: Db, viewId: number): Promise<Map<string, number>> {
  const rows = await db.selectFrom("tally").select(["name", "count"]).where("viewId", "=", viewId).execute();
  return new Map(rows.map(({ name, count }) => [name, count]));
}
