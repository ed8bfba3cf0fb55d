import type { Db, Schema, Trx } from "../schema";

type Job = Schema["job"];

/** A turn of a job, and who has it in hand. */
export interface Lease {
  name: string;
  slot: string;
  /** Names the process. */
  by: string;
}

export type Turn = Pick<Job, "name" | "slot" | "dueAt">;

/** Whether there is nothing to do for a turn: it is done, or somebody else has it in hand. */
export async function isTaken(db: Db, { name, slot }: Turn, at: string): Promise<boolean> {
  const row = await db
    .selectFrom("job")
    .select(["doneAt", "leasedUntil"])
    .where("name", "=", name)
    .where("slot", "=", slot)
    .executeTakeFirst();
  return row !== undefined && (row.doneAt !== null || (row.leasedUntil !== null && row.leasedUntil > at));
}

/**
 * Takes a turn in hand until an instant; of many at once exactly one is told true. Whose lease has run out has lost it to whoever
 * comes next. Instants are of our clock: those of two databases would differ, and a test could not set them.
 */
export async function takeTurn(trx: Trx, turn: Turn, by: string, at: string, until: string): Promise<boolean> {
  await trx
    .insertInto("job")
    .values({ ...turn, attempts: 0, startedAt: null, leasedUntil: null, leasedBy: null, doneAt: null, lastError: null })
    .onConflict((conflict) => conflict.columns(["name", "slot"]).doNothing())
    .execute();
  const row = await trx
    .updateTable("job")
    .set((old) => ({ startedAt: at, leasedUntil: until, leasedBy: by, attempts: old("attempts", "+", 1) }))
    .where("name", "=", turn.name)
    .where("slot", "=", turn.slot)
    .where("doneAt", "is", null)
    .where((where) => where.or([where("leasedUntil", "is", null), where("leasedUntil", "<=", at)]))
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Keeps the turn, if it is still ours, until an instant. Within a transaction nobody else can take it before that ends: what is
 * written then is written by whoever has the turn, and by nobody else.
 * @param until null to leave the instant as it is
 */
export async function keepTurn(db: Db, { name, slot, by }: Lease, until: string | null): Promise<boolean> {
  const row = await db
    .updateTable("job")
    .set((old) => ({ leasedUntil: until ?? old.ref("leasedUntil") }))
    .where("name", "=", name)
    .where("slot", "=", slot)
    .where("leasedBy", "=", by)
    .where("doneAt", "is", null)
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives the turn back: done, or to be taken again from an instant on, with what went wrong. */
export async function endTurn(
  db: Db,
  { name, slot, by }: Lease,
  end: { doneAt: string } | { again: string; error: string },
): Promise<void> {
  const values =
    "doneAt" in end
      ? { doneAt: end.doneAt, leasedUntil: null, leasedBy: null, lastError: null }
      : { leasedUntil: end.again, leasedBy: null, lastError: end.error };
  const own = db.updateTable("job").set(values).where("name", "=", name).where("slot", "=", slot).where("leasedBy", "=", by);
  await own.execute();
}

export async function attemptsAt(db: Db, { name, slot }: Pick<Turn, "name" | "slot">): Promise<number> {
  const row = await db.selectFrom("job").select("attempts").where("name", "=", name).where("slot", "=", slot).executeTakeFirst();
  return Number(row?.attempts ?? 0);
}

/** The latest turn of a job that was done; null where none was. */
export async function lastDoneSlot(db: Db, name: string): Promise<string | null> {
  const done = db.selectFrom("job").select("slot").where("name", "=", name).where("doneAt", "is not", null);
  return (await done.orderBy("slot", "desc").executeTakeFirst())?.slot ?? null;
}

/** Forgets turns that were due before an instant. */
export async function dropTurns(db: Db, before: string): Promise<void> {
  await db.deleteFrom("job").where("dueAt", "<", before).execute();
}
