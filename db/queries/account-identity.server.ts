import type { Db, Schema, Trx } from "../schema";

type Identity = Schema["accountIdentity"];

/** Whose identity it is; null where it is nobody's. */
export async function findIdentityAccount(
  db: Db,
  { issuer, subject }: Pick<Identity, "issuer" | "subject">,
): Promise<string | null> {
  const query = db.selectFrom("accountIdentity").select("accountId").where("issuer", "=", issuer).where("subject", "=", subject);
  return (await query.executeTakeFirst())?.accountId ?? null;
}

/** Since when the account has an identity at the provider; null where it has none. */
export async function findIdentitySince(db: Db, accountId: string, issuer: string): Promise<string | null> {
  const query = db
    .selectFrom("accountIdentity")
    .select("createdAt")
    .where("accountId", "=", accountId)
    .where("issuer", "=", issuer);
  return (await query.executeTakeFirst())?.createdAt ?? null;
}

/** @returns whether the identity was nobody's: of many at once exactly one is told true */
export async function addIdentity(trx: Trx, identity: Identity): Promise<boolean> {
  const row = await trx
    .insertInto("accountIdentity")
    .values(identity)
    .onConflict((conflict) => conflict.columns(["issuer", "subject"]).doNothing())
    .returning("accountId")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether there was one */
export async function dropIdentities(trx: Trx, accountId: string): Promise<boolean> {
  return (await trx.deleteFrom("accountIdentity").where("accountId", "=", accountId).returning("issuer").execute()).length > 0;
}
