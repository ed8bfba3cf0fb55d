import { sql } from "kysely";
import type { Db, Schema, Trx } from "../schema";

export async function hasSignInAttempt(db: Db, subject: string, at: string): Promise<boolean> {
  const query = db.selectFrom("signInAttempt").select("subject").where("subject", "=", subject).where("until", ">", at);
  return (await query.executeTakeFirst()) !== undefined;
}

/**
 * Adds to a count that is still kept, or begins one that is kept until an instant. Counting and reading are one statement:
 * of many at once each gets another count.
 */
export async function countSignInAttempt(trx: Trx, subject: string, by: number, until: string): Promise<Schema["signInAttempt"]> {
  return trx
    .insertInto("signInAttempt")
    .values({ subject, count: by, until })
    .onConflict((conflict) => conflict.column("subject").doUpdateSet({ count: sql`"signInAttempt".count + excluded.count` }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function putSignInAttempt(trx: Trx, row: Schema["signInAttempt"]): Promise<void> {
  await trx
    .insertInto("signInAttempt")
    .values(row)
    .onConflict((conflict) => conflict.column("subject").doUpdateSet({ count: row.count, until: row.until }))
    .execute();
}

export async function dropSignInAttempt(trx: Trx, subject: string): Promise<void> {
  await trx.deleteFrom("signInAttempt").where("subject", "=", subject).execute();
}

export async function dropOldSignInAttempts(trx: Trx, at: string): Promise<void> {
  await trx.deleteFrom("signInAttempt").where("until", "<=", at).execute();
}
