import type { Scope } from "../../app/domain/permissions/scope";
import { type StandingContent, tallyOf } from "../../app/domain/standing";
import type { Db } from "../schema";
import { isWithin } from "./scope.server";

/** Sums of a view by name; one that is not there is 0. */
export class Tally {
  constructor(private readonly counts: ReadonlyMap<string, number>) {}
  readonly of = (name: string) => this.counts.get(name) ?? 0;
}

/** The sums that a view keeps are of all; those of some are made from their standings. */
async function sumsWithin(db: Db, scope: Scope, viewId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("standing")
    .select(["content", "light"])
    .where("viewId", "=", viewId)
    .where(isWithin(scope, "standing.subcontractorId"))
    .execute();
  const sums = new Map<string, number>();
  for (const { content, light } of rows) {
    for (const [name, count] of tallyOf(JSON.parse(content) as StandingContent, light))
      sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return sums;
}

export async function getTally(db: Db, scope: Scope, viewId: number, names: readonly string[]): Promise<Tally> {
  if (scope.kind === "some") return new Tally(await sumsWithin(db, scope, viewId));
  const rows = await db
    .selectFrom("tally")
    .select(["name", "count"])
    .where("viewId", "=", viewId)
    .where("name", "in", names)
    .execute();
  return new Tally(new Map(rows.map(({ name, count }) => [name, count])));
}

/**
 * The sums of one kind, largest first, at most `limit`.
 * @param kind what stands before the colon of their names, e.g. `country`
 * @returns with what stands behind the colon
 */
export async function listTally(
  db: Db,
  scope: Scope,
  viewId: number,
  kind: string,
  limit: number,
): Promise<{ name: string; count: number }[]> {
  const behindColon = ({ name, count }: { name: string; count: number }) => ({ name: name.slice(kind.length + 1), count });
  if (scope.kind === "some") {
    const sums = [...(await sumsWithin(db, scope, viewId))].map(([name, count]) => ({ name, count }));
    return sums
      .filter(({ name }) => name.startsWith(`${kind}:`))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
      .slice(0, limit)
      .map(behindColon);
  }
  const rows = await db
    .selectFrom("tally")
    .select(["name", "count"])
    .where("viewId", "=", viewId)
    .where("name", ">=", `${kind}:`)
    // The character after the colon.
    .where("name", "<", `${kind};`)
    .orderBy("count", "desc")
    .orderBy("name")
    .limit(limit)
    .execute();
  return rows.map(behindColon);
}
