import { findAccount, setAccount } from "../../../db/queries/account.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { dropSessionsOf } from "../../../db/queries/session.server";
import { forgiveAttempt, reserveAttempt } from "../../auth/attempts.server";
import type { Client } from "../../auth/client";
import { passwordRefusal } from "../../auth/credentials";
import { noteFailedAttempt } from "../../auth/failed-attempt.server";
import { hashPassword, isPassword } from "../../auth/password.server";
import { proveSession } from "../../auth/session.server";
import type { Refusal } from "../../domain/refusal";
import { asSystem, type Context } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";
import type { Owner } from "./set-second-factor.server";

export interface PasswordChange {
  current: string;
  chosen: string;
  client: Client;
}

/** Gives the account another password; its other sessions end, this one gets another token. */
export async function changePassword(
  context: Context,
  { accountId, sessionId }: Owner,
  { current, chosen, client }: PasswordChange,
): Promise<{ token: string } | { refusals: { current?: Refusal; chosen?: Refusal } }> {
  const { database } = asSystem(context);
  const account = await findAccount(database.reader, accountId);
  if (account === null) throw new Error("The account of an open session is gone.");
  const attempt = { email: account.email, address: client.address, step: "password" as const };
  const minutes = await reserveAttempt(database, attempt, context.now());
  if (minutes !== null) return { refusals: { current: { code: "too-many-attempts", params: { minutes } } } };
  if (!(await isPassword(account.passwordHash, current))) {
    await noteFailedAttempt(database, context.installation.secrets, attempt, context.now());
    return { refusals: { current: { code: "wrong-password" } } };
  }
  await forgiveAttempt(database, attempt, context.now());
  const { name } = await getOrganisation(database.reader);
  const refusal = passwordRefusal(chosen, [name, account.name, account.email]);
  if (refusal !== null) return { refusals: { chosen: refusal } };
  const passwordHash = await hashPassword(chosen);
  return changeAccounts(context, async (trx, append) => {
    await setAccount(trx, accountId, { passwordHash });
    await dropSessionsOf(trx, accountId, sessionId);
    const token = await proveSession(trx, sessionId, context.now());
    if (token === null) throw new Error("The session ended while its password was changed.");
    await append(accountEvent("changed", accountId, null, { password: "changed" }));
    return { token };
  });
}
