import { findAccount, findAccountByEmail, type StoredAccount } from "../../../db/queries/account.server";
import { findSecondFactor } from "../../../db/queries/second-factor.server";
import { addSignInStep, dropSession, findSignInStep, takeSignInStep } from "../../../db/queries/session.server";
import type { Trx } from "../../../db/schema";
import { forgiveAttempt, reserveAttempt } from "../../auth/attempts.server";
import type { Client } from "../../auth/client";
import { toEmail } from "../../auth/credentials";
import { noteFailedAttempt } from "../../auth/failed-attempt.server";
import { isPassword } from "../../auth/password.server";
import { takeCode } from "../../auth/second-factor.server";
import { startSession } from "../../auth/session.server";
import { hashOfToken, newToken } from "../../auth/token.server";
import { isOpen, type SignInMethod } from "../../domain/account";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

export interface SignIn {
  email: string;
  password: string;
  client: Client;
  /** Of the session the browser had before, which ends. */
  oldToken: string | null;
}

/** How long a code may be waited for after the password. */
const stepMs = 10 * 60_000;

const tooMany = (minutes: number): { refusal: Refusal } => ({ refusal: { code: "too-many-attempts", params: { minutes } } });

/**
 * The first step. An unknown e-mail, a wrong password and a disabled account get the same answer after the same time.
 * Where the account has a second factor, the token opens nothing but the second step.
 */
export async function signIn(
  context: Context,
  { email, password, client, oldToken }: SignIn,
): Promise<{ token: string; isComplete: boolean } | { refusal: Refusal }> {
  const { database } = context;
  const attempt = { email: toEmail(email), address: client.address, step: "password" as const };
  const minutes = await reserveAttempt(database, attempt, context.now());
  const failed = () => noteFailedAttempt(database, context.installation.secrets, attempt, context.now());
  if (minutes !== null) {
    await failed();
    return tooMany(minutes);
  }
  const account = await findAccountByEmail(database.reader, attempt.email);
  const matches = await isPassword(account?.passwordHash ?? null, password);
  if (!matches || account === null || !isOpen(account, context.now().toISOString())) {
    await failed();
    return { refusal: { code: "wrong-credentials" } };
  }
  const isComplete = (await findSecondFactor(database.reader, account.id)) === null;
  if (isComplete) await forgiveAttempt(database, attempt, context.now());
  const token = await changeAccounts(context, async (trx, append) => {
    if (oldToken !== null) await dropSession(trx, hashOfToken(oldToken));
    if (!isComplete) return awaitCode(trx, account.id, context.now());
    await append(accountEvent("signed-in", account.id), account.id);
    return startSession(trx, { accountId: account.id, method: "password", client }, context.now());
  });
  return { token, isComplete };
}

async function awaitCode(trx: Trx, accountId: string, now: Date): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + stepMs).toISOString();
  await addSignInStep(trx, { tokenHash: hashOfToken(token), accountId, expiresAt }, now.toISOString());
  return token;
}

/** Whether the browser's token waits for a code. */
export async function isAwaitingCode({ database, now }: Context, token: string): Promise<boolean> {
  return (await findSignInStep(database.reader, hashOfToken(token), now().toISOString())) !== null;
}

/** The second step: a code of the app, or a recovery code. Gives the token of a session in place of that of the first step. */
export async function completeSignIn(
  context: Context,
  { token, code, client }: { token: string; code: string; client: Client },
): Promise<{ token: string } | { refusal: Refusal }> {
  const { database } = context;
  const tokenHash = hashOfToken(token);
  const accountId = await findSignInStep(database.reader, tokenHash, context.now().toISOString());
  const account = accountId === null ? null : await findAccount(database.reader, accountId);
  if (account === null) return { refusal: { code: "sign-in-expired" } };
  const attempt = { email: account.email, address: client.address, step: "code" as const };
  const minutes = await reserveAttempt(database, attempt, context.now());
  const failed = () => noteFailedAttempt(database, context.installation.secrets, attempt, context.now());
  if (minutes !== null) {
    await failed();
    return tooMany(minutes);
  }
  const result = await changeAccounts(context, async (trx, append): Promise<{ token: string } | { refusal: Refusal }> => {
    const now = context.now();
    if (!isOpen(account, now.toISOString())) return { refusal: { code: "sign-in-expired" } };
    const taken = await takeCode(trx, context.installation.secrets, account.id, code, now);
    if (taken === null) return { refusal: { code: "wrong-code" } };
    if (!(await takeSignInStep(trx, tokenHash, now.toISOString()))) return { refusal: { code: "sign-in-expired" } };
    await append(signedIn(account, "password", taken === "recovery"), account.id);
    return { token: await startSession(trx, { accountId: account.id, method: "password", client }, now) };
  });
  if ("token" in result) {
    await forgiveAttempt(database, attempt, context.now());
    await forgiveAttempt(database, { ...attempt, step: "password" }, context.now());
  } else if (result.refusal.code === "wrong-code") await failed();
  return result;
}

/** The event of a sign-in; that a recovery code was used up is worth a look. */
const signedIn = ({ id }: StoredAccount, method: SignInMethod, recovery: boolean) =>
  accountEvent("signed-in", id, null, { method, ...(recovery ? { recoveryCode: true } : {}) });
