import { setAccount } from "#db/queries/account.server";
import { uuidv7 } from "uuidv7";
import {
  addSession,
  dropOldSessions,
  findSession,
  renewSession,
  type SessionWithAccount,
  touchSession,
} from "#db/queries/session.server";
import type { Database, Trx } from "#db/schema";
import { isOpen, type SignInMethod } from "~/domain/account";
import { agentOf, type Client, coarseNetworkOf } from "./client";
import { hashOfToken, newToken } from "./token.server";

const minute = 60_000;
export const idleMs = 30 * minute;
export const absoluteMs = 12 * 60 * minute;
/** A session's last sight is written so often at most: a page is read far more often than that. */
const touchMs = minute;

const plus = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

export interface NewSession {
  accountId: string;
  method: SignInMethod;
  client: Client;
}

/** @returns the token for the browser, which is kept nowhere else */
export async function startSession(trx: Trx, { accountId, method, client }: NewSession, now: Date): Promise<string> {
  await dropOldSessions(trx, now.toISOString(), plus(now, -idleMs));
  const token = newToken();
  const at = now.toISOString();
  const { browser, system } = agentOf(client.userAgent);
  await setAccount(trx, accountId, { lastSignInAt: at });
  await addSession(trx, {
    id: uuidv7(),
    tokenHash: hashOfToken(token),
    accountId,
    method,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: plus(now, absoluteMs),
    provenAt: at,
    agent: `${browser} ${system}`,
    network: coarseNetworkOf(client.address),
  });
  return token;
}

/** Notes that the session's owner has just proven who it is. @returns the token in place of the old one; null where it has ended */
export async function proveSession(trx: Trx, sessionId: string, now: Date): Promise<string | null> {
  const token = newToken();
  const renewed = await renewSession(trx, sessionId, hashOfToken(token), now.toISOString());
  return renewed ? token : null;
}

/** The session at this moment; null where it has ended or its account may no longer sign in. */
export async function findOpenSession(
  { reader, writer }: Database,
  token: string,
  now: Date,
): Promise<SessionWithAccount | null> {
  const session = await findSession(reader, hashOfToken(token));
  if (session === null || !isOpen(session.account, now.toISOString())) return null;
  if (session.expiresAt <= now.toISOString() || session.lastSeenAt <= plus(now, -idleMs)) return null;
  if (session.lastSeenAt <= plus(now, -touchMs)) await touchSession(writer, session.tokenHash, now.toISOString());
  return session;
}

/** Until when a session may be idle, for lists: those last seen at or before it have ended. */
export const idleSince = (now: Date) => plus(now, -idleMs);
