import type { Account } from "../../app/domain/account";
import type { Db, Schema, Trx } from "../schema";
import { toAccount } from "./account.server";

export async function addSession(trx: Trx, session: Schema["session"]): Promise<void> {
  await trx.insertInto("session").values(session).execute();
}

export interface SessionWithAccount {
  tokenHash: string;
  lastSeenAt: string;
  expiresAt: string;
  account: Account;
}

export async function findSession(db: Db, tokenHash: string): Promise<SessionWithAccount | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.accountId")
    .select(["tokenHash", "lastSeenAt", "expiresAt"])
    .select(["account.id", "email", "name", "roles", "scope", "endsAt", "account.language", "status"])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { lastSeenAt, expiresAt, ...account } = row;
  return { tokenHash, lastSeenAt, expiresAt, account: toAccount(account) };
}

export async function touchSession(db: Db, tokenHash: string, lastSeenAt: string): Promise<void> {
  await db.updateTable("session").set({ lastSeenAt }).where("tokenHash", "=", tokenHash).execute();
}

/** @returns whose session it was; null where there was none */
export async function dropSession(trx: Trx, tokenHash: string): Promise<string | null> {
  const row = await trx.deleteFrom("session").where("tokenHash", "=", tokenHash).returning("accountId").executeTakeFirst();
  return row?.accountId ?? null;
}

export async function dropOldSessions(trx: Trx, expiredAt: string, unseenSince: string): Promise<void> {
  await trx
    .deleteFrom("session")
    .where((where) => where.or([where("expiresAt", "<=", expiredAt), where("lastSeenAt", "<=", unseenSince)]))
    .execute();
}
