import type { Db } from "../schema";

/** Keeps a subject waiting until an instant, and forgets those who need wait no longer. */
export async function putRequestBlock(db: Db, subject: string, count: number, until: string, at: string): Promise<void> {
  await db.deleteFrom("requestCount").where("until", "<=", at).execute();
  await db
    .insertInto("requestCount")
    .values({ subject, count, until })
    .onConflict((conflict) => conflict.column("subject").doUpdateSet({ count, until }))
    .execute();
}

/** Whoever is kept waiting at the moment, as a server that starts has to know. */
export async function listRequestBlocks(db: Db, at: string): Promise<{ subject: string; until: string }[]> {
  return db.selectFrom("requestCount").select(["subject", "until"]).where("until", ">", at).limit(10_000).execute();
}
