import { findAccountByEmail } from "../../../db/queries/account.server";
import { dropSession } from "../../../db/queries/session.server";
import { forgiveAttempt, reserveAttempt } from "../../auth/attempts.server";
import { toEmail } from "../../auth/credentials";
import { isPassword } from "../../auth/password.server";
import { startSession } from "../../auth/session.server";
import { hashOfToken } from "../../auth/token.server";
import { isOpen } from "../../domain/account";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

export interface SignIn {
  email: string;
  password: string;
  /** Of the client. */
  address: string;
  /** Of the session the browser had before, which ends. */
  oldToken: string | null;
}

/** An unknown e-mail, a wrong password and a disabled account get the same answer after the same time. */
export async function signIn(context: Context, input: SignIn): Promise<{ token: string } | { refusal: Refusal }> {
  const { database } = context;
  const attempt = { email: toEmail(input.email), address: input.address };
  const minutes = await reserveAttempt(database, attempt, context.now());
  if (minutes !== null) return { refusal: { code: "too-many-attempts", params: { minutes } } };
  const account = await findAccountByEmail(database.reader, attempt.email);
  const matches = await isPassword(account?.passwordHash ?? null, input.password);
  if (!matches || account === null || !isOpen(account, context.now().toISOString()))
    return { refusal: { code: "wrong-credentials" } };
  await forgiveAttempt(database, attempt, context.now());
  const token = await changeAccounts(context, async (trx, append) => {
    if (input.oldToken !== null) await dropSession(trx, hashOfToken(input.oldToken));
    await append(accountEvent("signed-in", account.id), account.id);
    return startSession(trx, account.id, context.now());
  });
  return { token };
}
