import type { Db, Schema, Trx } from "../schema";

type AccountRow = Schema["account"];

export async function hasAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom("account").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export async function findAccount(db: Db, id: string): Promise<AccountRow | null> {
  return (await db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** `email` as accounts hold it: in small letters. */
export async function findAccountByEmail(db: Db, email: string): Promise<AccountRow | null> {
  return (await db.selectFrom("account").selectAll().where("email", "=", email).executeTakeFirst()) ?? null;
}

export async function addAccount(trx: Trx, account: AccountRow): Promise<void> {
  await trx.insertInto("account").values(account).execute();
}

export async function setAccount(trx: Trx, id: string, values: Partial<Omit<AccountRow, "id">>): Promise<void> {
  await trx.updateTable("account").set(values).where("id", "=", id).execute();
}

type Purpose = Schema["oneTimeToken"]["purpose"];

/** Makes the token the only one of its purpose. */
export async function replaceOneTimeToken(trx: Trx, token: Schema["oneTimeToken"]): Promise<void> {
  await dropOneTimeTokens(trx, token.purpose);
  await trx.insertInto("oneTimeToken").values(token).execute();
}

export async function dropOneTimeTokens(trx: Trx, purpose: Purpose): Promise<void> {
  await trx.deleteFrom("oneTimeToken").where("purpose", "=", purpose).execute();
}

export async function hasOneTimeToken(db: Db, purpose: Purpose, tokenHash: string, at: string): Promise<boolean> {
  const row = await db
    .selectFrom("oneTimeToken")
    .select("purpose")
    .where("tokenHash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("expiresAt", ">", at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the token up. Of many at once exactly one is told true. */
export async function takeOneTimeToken(trx: Trx, purpose: Purpose, tokenHash: string, at: string): Promise<boolean> {
  const row = await trx
    .deleteFrom("oneTimeToken")
    .where("tokenHash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("expiresAt", ">", at)
    .returning("purpose")
    .executeTakeFirst();
  return row !== undefined;
}
