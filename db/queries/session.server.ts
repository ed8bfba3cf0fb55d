import type { Account, SignInMethod } from "../../app/domain/account";
import type { Db, Schema, Trx } from "../schema";
import { toAccount } from "./account.server";

export async function addSession(trx: Trx, session: Schema["session"]): Promise<void> {
  await trx.insertInto("session").values(session).execute();
}

export interface SessionWithAccount {
  id: string;
  tokenHash: string;
  method: SignInMethod;
  lastSeenAt: string;
  expiresAt: string;
  provenAt: string;
  account: Account;
  hasSecondFactor: boolean;
}

export async function findSession(db: Db, tokenHash: string): Promise<SessionWithAccount | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.accountId")
    .leftJoin("secondFactor", "secondFactor.accountId", "session.accountId")
    .select(["session.id as sessionId", "tokenHash", "method", "lastSeenAt", "expiresAt", "provenAt"])
    .select("secondFactor.accountId as factorOf")
    .select(["account.id", "email", "name", "roles", "scope", "endsAt", "account.language", "status"])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { sessionId, method, lastSeenAt, expiresAt, provenAt, factorOf, tokenHash: hash, ...account } = row;
  return {
    id: sessionId,
    tokenHash: hash,
    method,
    lastSeenAt,
    expiresAt,
    provenAt,
    account: toAccount(account),
    hasSecondFactor: factorOf !== null,
  };
}

export async function touchSession(db: Db, tokenHash: string, lastSeenAt: string): Promise<void> {
  await db.updateTable("session").set({ lastSeenAt }).where("tokenHash", "=", tokenHash).execute();
}

/** Gives the session another token, so that the old one opens nothing. @returns whether there was one */
export async function renewSession(trx: Trx, id: string, tokenHash: string, provenAt: string): Promise<boolean> {
  const query = trx.updateTable("session").set({ tokenHash, provenAt }).where("id", "=", id).returning("id");
  return (await query.executeTakeFirst()) !== undefined;
}

/** The account's sessions that have not ended, last seen first. */
export async function listSessions(
  db: Db,
  accountId: string,
  after: { expiresAt: string; lastSeenAt: string },
): Promise<Omit<Schema["session"], "tokenHash">[]> {
  return db
    .selectFrom("session")
    .select(["id", "accountId", "method", "createdAt", "lastSeenAt", "expiresAt", "provenAt", "agent", "network"])
    .where("accountId", "=", accountId)
    .where("expiresAt", ">", after.expiresAt)
    .where("lastSeenAt", ">", after.lastSeenAt)
    .orderBy("lastSeenAt", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
}

/** @returns whose session it was; null where there was none */
export async function dropSession(trx: Trx, tokenHash: string): Promise<string | null> {
  const row = await trx.deleteFrom("session").where("tokenHash", "=", tokenHash).returning("accountId").executeTakeFirst();
  return row?.accountId ?? null;
}

/** Ends one session of an account. @returns whether there was one */
export async function dropSessionOf(trx: Trx, accountId: string, id: string): Promise<boolean> {
  const query = trx.deleteFrom("session").where("accountId", "=", accountId).where("id", "=", id).returning("id");
  return (await query.executeTakeFirst()) !== undefined;
}

/** Ends every session of an account and every sign-in half done, but for the session that is to be kept. */
export async function dropSessionsOf(trx: Trx, accountId: string, keptId: string | null = null): Promise<number> {
  await trx.deleteFrom("signInStep").where("accountId", "=", accountId).execute();
  let query = trx.deleteFrom("session").where("accountId", "=", accountId);
  if (keptId !== null) query = query.where("id", "!=", keptId);
  return (await query.returning("id").execute()).length;
}

export async function dropOldSessions(trx: Trx, expiredAt: string, unseenSince: string): Promise<void> {
  await trx
    .deleteFrom("session")
    .where((where) => where.or([where("expiresAt", "<=", expiredAt), where("lastSeenAt", "<=", unseenSince)]))
    .execute();
}

/** A sign-in whose password was right; old ones go. */
export async function addSignInStep(trx: Trx, step: Schema["signInStep"], at: string): Promise<void> {
  await trx.deleteFrom("signInStep").where("expiresAt", "<=", at).execute();
  await trx.insertInto("signInStep").values(step).execute();
}

/** Whose sign-in it is; null where there is none or it has taken too long. */
export async function findSignInStep(db: Db, tokenHash: string, at: string): Promise<string | null> {
  const query = db.selectFrom("signInStep").select("accountId").where("tokenHash", "=", tokenHash).where("expiresAt", ">", at);
  return (await query.executeTakeFirst())?.accountId ?? null;
}

/** Uses the step up. Of many at once exactly one is told true. */
export async function takeSignInStep(trx: Trx, tokenHash: string, at: string): Promise<boolean> {
  const query = trx.deleteFrom("signInStep").where("tokenHash", "=", tokenHash).where("expiresAt", ">", at);
  return (await query.returning("accountId").executeTakeFirst()) !== undefined;
}
