import type { Db, Schema, Trx } from "../schema";

export async function addCode(trx: Trx, code: Schema["mailedCode"]): Promise<void> {
  await trx.insertInto("mailedCode").values(code).execute();
}

export async function findCode(db: Db, id: string): Promise<Schema["mailedCode"] | null> {
  return (await db.selectFrom("mailedCode").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** The last code of a link that one browser asked for; null where there is none that can still be used. */
export async function findOpenCode(db: Db, linkId: string, browserHash: string, at: string) {
  const row = await db
    .selectFrom("mailedCode")
    .selectAll()
    .where("linkId", "=", linkId)
    .where("browserHash", "=", browserHash)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", at)
    .where("triesLeft", ">", 0)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function countCodesSince(db: Db, linkId: string, since: string): Promise<number> {
  const row = await db
    .selectFrom("mailedCode")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("linkId", "=", linkId)
    .where("createdAt", ">", since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Takes one try off. Of many at once each takes its own. @returns whether one was left */
export async function takeTry(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .updateTable("mailedCode")
    .set(({ eb }) => ({ triesLeft: eb("triesLeft", "-", 1) }))
    .where("id", "=", id)
    .where("triesLeft", ">", 0)
    .where("usedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether nobody had used it */
export async function spendCode(trx: Trx, id: string, at: string): Promise<boolean> {
  const row = await trx
    .updateTable("mailedCode")
    .set({ usedAt: at })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes out codes that ended before an instant. */
export async function dropEndedCodes(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom("mailedCode").where("expiresAt", "<", before).execute();
}
