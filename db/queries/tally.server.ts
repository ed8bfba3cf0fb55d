import type { Db } from "../schema";

/** Sums of a view by name; one that is not there is 0. */
export class Tally {
  constructor(private readonly counts: ReadonlyMap<string, number>) {}
  readonly of = (name: string) => this.counts.get(name) ?? 0;
}

export async function getTally(db: Db, viewId: number, names: readonly string[]): Promise<Tally> {
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
export async function listTally(db: Db, viewId: number, kind: string, limit: number): Promise<{ name: string; count: number }[]> {
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
  return rows.map(({ name, count }) => ({ name: name.slice(kind.length + 1), count }));
}
