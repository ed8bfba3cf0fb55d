import { dropSessionOf, dropSessionsOf, listSessions } from "../../../db/queries/session.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { idleSince } from "../../auth/session.server";
import type { SignInMethod } from "../../domain/account";
import { accountIdOf, type Context, requirePermission } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

export interface OwnSession {
  id: string;
  method: SignInMethod;
  /** Families of browser and system. */
  browser: string;
  system: string;
  network: string;
  createdAt: string;
  lastSeenAt: string;
}

/** Where an account is signed in, last seen first. */
export async function listOwnSessions(
  { database: { reader }, now }: Context,
  accountId: string,
): Promise<{ sessions: OwnSession[]; timeZone: string }> {
  const rows = await listSessions(reader, accountId, { expiresAt: now().toISOString(), lastSeenAt: idleSince(now()) });
  const { timeZone } = await getOrganisation(reader);
  const sessions = rows.map(({ id, method, agent, network, createdAt, lastSeenAt }) => {
    const [browser = "", system = ""] = agent.split(" ");
    return { id, method, browser, system, network, createdAt, lastSeenAt };
  });
  return { sessions, timeZone };
}

/** Ends one session of an account; one that is another's, or has ended, is left as it is. @returns whether there was one */
export async function endSession(context: Context, accountId: string, sessionId: string): Promise<boolean> {
  return changeAccounts(context, async (trx, append) => {
    if (!(await dropSessionOf(trx, accountId, sessionId))) return false;
    await append(accountEvent("signed-out", accountId, null, { sessions: 1 }));
    return true;
  });
}

/** Ends every session of an account, for its owner or an administrator. @returns how many there were */
export async function endSessionsOf(context: Context, accountId: string): Promise<number> {
  if (accountIdOf(context.actor) !== accountId) requirePermission(context, "accounts.manage");
  return changeAccounts(context, async (trx, append) => {
    const sessions = await dropSessionsOf(trx, accountId);
    if (sessions > 0) await append(accountEvent("signed-out", accountId, null, { sessions }));
    return sessions;
  });
}
