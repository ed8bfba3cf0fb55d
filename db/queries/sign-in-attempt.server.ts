import { sql } from "kysely";
import type { Db, Schema, Trx } from "../schema";

export async function listSignInAttempts(db: Db, subjects: readonly string[], at: string): Promise<Schema["signInAttempt"][]> {
  return db.selectFrom("signInAttempt").selectAll().where("subject", "in", subjects).where("until", ">", at).execute();
}

/** Adds to a count that is still kept, or begins a new one. */
export async function countSignInAttempt(trx: Trx, subject: string, by: number, at: string, until: string): Promise<void> {
  await trx.deleteFrom("signInAttempt").where("subject", "=", subject).where("until", "<=", at).execute();
  await trx
    .insertInto("signInAttempt")
    .values({ subject, count: by, until })
    .onConflict((conflict) => conflict.column("subject").doUpdateSet({ count: sql`"signInAttempt".count + excluded.count` }))
    .execute();
}

export async function putSignInAttempt(trx: Trx, row: Schema["signInAttempt"]): Promise<void> {
  await trx
    .insertInto("signInAttempt")
    .values(row)
    .onConflict((conflict) => conflict.column("subject").doUpdateSet({ count: row.count, until: row.until }))
    .execute();
}

export async function dropSignInAttempts(trx: Trx, subjects: readonly string[]): Promise<void> {
  await trx.deleteFrom("signInAttempt").where("subject", "in", subjects).execute();
}

export async function dropOldSignInAttempts(trx: Trx, at: string): Promise<void> {
  await trx.deleteFrom("signInAttempt").where("until", "<=", at).execute();
}
