import type { Db, Schema, Trx } from "../schema";

type FailedAttempt = Schema["failedAttempt"];

/** Notes an attempt and lets go of those from before an instant, and of the oldest where there are too many. */
export async function addFailedAttempt(
  trx: Trx,
  attempt: FailedAttempt,
  keep: { since: string; rowsMax: number },
): Promise<void> {
  await trx.insertInto("failedAttempt").values(attempt).execute();
  await trx.deleteFrom("failedAttempt").where("at", "<", keep.since).execute();
  // Ids grow with time.
  const newestDropped = await trx
    .selectFrom("failedAttempt")
    .select("id")
    .orderBy("id", "desc")
    .limit(1)
    .offset(keep.rowsMax)
    .executeTakeFirst();
  if (newestDropped !== undefined) await trx.deleteFrom("failedAttempt").where("id", "<=", newestDropped.id).execute();
}

/** Newest first, from before one of them where that is given. */
export async function listFailedAttempts(db: Db, since: string, before: string | null, limit: number): Promise<FailedAttempt[]> {
  let query = db.selectFrom("failedAttempt").selectAll().where("at", ">=", since);
  if (before !== null) query = query.where("id", "<", before);
  return query.orderBy("id", "desc").limit(limit).execute();
}
