import { addSession, dropOldSessions, findSession, type SessionWithAccount, touchSession } from "#db/queries/session.server";
import { isOpen } from "~/domain/account";
import type { Database, Trx } from "#db/schema";
import { hashOfToken, newToken } from "./token.server";

const minute = 60_000;
export const idleMs = 30 * minute;
export const absoluteMs = 12 * 60 * minute;
/** A session's last sight is written so often at most: a page is read far more often than that. */
const touchMs = minute;

const plus = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

/** @returns the token for the browser, which is kept nowhere else */
export async function startSession(trx: Trx, accountId: string, now: Date): Promise<string> {
  await dropOldSessions(trx, now.toISOString(), plus(now, -idleMs));
  const token = newToken();
  const at = now.toISOString();
  await addSession(trx, {
    tokenHash: hashOfToken(token),
    accountId,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: plus(now, absoluteMs),
  });
  return token;
}

/** Whose session it is at this moment; null where it has ended or the account may no longer sign in. */
export async function findSessionAccount(
  { reader, writer }: Database,
  token: string,
  now: Date,
): Promise<SessionWithAccount["account"] | null> {
  const session = await findSession(reader, hashOfToken(token));
  if (session === null || !isOpen(session.account, now.toISOString())) return null;
  if (session.expiresAt <= now.toISOString() || session.lastSeenAt <= plus(now, -idleMs)) return null;
  if (session.lastSeenAt <= plus(now, -touchMs)) await touchSession(writer, session.tokenHash, now.toISOString());
  return session.account;
}
