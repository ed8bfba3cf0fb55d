import type { Db, Schema, Trx } from "../schema";

export async function findSecondFactor(db: Db, accountId: string): Promise<Schema["secondFactor"] | null> {
  return (await db.selectFrom("secondFactor").selectAll().where("accountId", "=", accountId).executeTakeFirst()) ?? null;
}

/** @returns whether the account had none: of many at once exactly one is told true */
export async function addSecondFactor(trx: Trx, factor: Schema["secondFactor"]): Promise<boolean> {
  const row = await trx
    .insertInto("secondFactor")
    .values(factor)
    .onConflict((conflict) => conflict.column("accountId").doNothing())
    .returning("accountId")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether there was one */
export async function dropSecondFactor(trx: Trx, accountId: string): Promise<boolean> {
  await trx.deleteFrom("recoveryCode").where("accountId", "=", accountId).execute();
  const row = await trx.deleteFrom("secondFactor").where("accountId", "=", accountId).returning("accountId").executeTakeFirst();
  return row !== undefined;
}

/** Uses up a time step and all before it. Of many at once exactly one is told true. */
export async function takeStep(trx: Trx, accountId: string, step: number): Promise<boolean> {
  const row = await trx
    .updateTable("secondFactor")
    .set({ usedStep: step })
    .where("accountId", "=", accountId)
    .where("usedStep", "<", step)
    .returning("accountId")
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes these the account's only recovery codes. */
export async function replaceRecoveryCodes(trx: Trx, accountId: string, codeHashes: readonly string[]): Promise<void> {
  await trx.deleteFrom("recoveryCode").where("accountId", "=", accountId).execute();
  await trx
    .insertInto("recoveryCode")
    .values(codeHashes.map((codeHash) => ({ codeHash, accountId })))
    .execute();
}

/** Uses a code up. Of many at once exactly one is told true. */
export async function takeRecoveryCode(trx: Trx, accountId: string, codeHash: string): Promise<boolean> {
  const row = await trx
    .deleteFrom("recoveryCode")
    .where("accountId", "=", accountId)
    .where("codeHash", "=", codeHash)
    .returning("accountId")
    .executeTakeFirst();
  return row !== undefined;
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const query = db.selectFrom("recoveryCode").where("accountId", "=", accountId);
  return Number((await query.select((select) => select.fn.countAll().as("count")).executeTakeFirstOrThrow()).count);
}
