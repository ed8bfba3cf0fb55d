import type { Db, Schema, Trx } from "../schema";

export async function findBlob(db: Db, sha256: string): Promise<Schema["blob"] | null> {
  return (await db.selectFrom("blob").selectAll().where("sha256", "=", sha256).executeTakeFirst()) ?? null;
}

export async function findReading(db: Db, sha256: string): Promise<Schema["reading"] | null> {
  return (await db.selectFrom("reading").selectAll().where("sha256", "=", sha256).executeTakeFirst()) ?? null;
}

/** Contents that nobody has read yet; those that were tried least come first. */
export async function listWaitingReadings(db: Db, limit: number): Promise<string[]> {
  const waiting = db.selectFrom("reading").select("sha256").where("state", "=", "waiting");
  return (await waiting.orderBy("attempts").orderBy("sha256").limit(limit).execute()).map(({ sha256 }) => sha256);
}

export async function saveReading(trx: Trx, reading: Schema["reading"]): Promise<void> {
  const { sha256, ...values } = reading;
  await trx.updateTable("reading").set(values).where("sha256", "=", sha256).execute();
}
