import type { Db, Schema, Trx } from "../schema";

type Feed = Schema["calendarFeed"];

/** The feed that an account has now. */
export async function findFeedOf(db: Db, accountId: string): Promise<Feed | null> {
  const query = db.selectFrom("calendarFeed").selectAll().where("accountId", "=", accountId).where("revokedAt", "is", null);
  return (await query.orderBy("id", "desc").executeTakeFirst()) ?? null;
}

/** A feed that was not revoked. */
export async function findFeedByToken(db: Db, tokenHash: string): Promise<Feed | null> {
  const query = db.selectFrom("calendarFeed").selectAll().where("tokenHash", "=", tokenHash).where("revokedAt", "is", null);
  return (await query.executeTakeFirst()) ?? null;
}

/** Makes a feed the only one of its account. */
export async function replaceFeed(trx: Trx, feed: Feed): Promise<void> {
  await revokeFeeds(trx, feed.accountId, feed.createdAt);
  await trx.insertInto("calendarFeed").values(feed).execute();
}

/** @returns whether there was one */
export async function revokeFeeds(db: Db, accountId: string, at: string): Promise<boolean> {
  const revoked = await db
    .updateTable("calendarFeed")
    .set({ revokedAt: at })
    .where("accountId", "=", accountId)
    .where("revokedAt", "is", null)
    .returning("id")
    .execute();
  return revoked.length > 0;
}
