import { findAccount } from "../../../db/queries/account.server";
import { findSecondFactor } from "../../../db/queries/second-factor.server";
import { forgiveAttempt, reserveAttempt } from "../../auth/attempts.server";
import type { Client } from "../../auth/client";
import { noteFailedAttempt } from "../../auth/failed-attempt.server";
import { isPassword } from "../../auth/password.server";
import { takeCode } from "../../auth/second-factor.server";
import { proveSession } from "../../auth/session.server";
import type { AttemptStep } from "../../domain/account";
import type { Refusal } from "../../domain/refusal";
import { asSystem, type Context } from "../context";
import type { Owner } from "./set-second-factor.server";

export interface Proof {
  password: string;
  /** "" where the account has no second factor. */
  code: string;
  client: Client;
}

/** Asks whoever is signed in for password and code again. Gives the session's token in place of the old one. */
export async function confirmIdentity(
  context: Context,
  { accountId, sessionId }: Owner,
  { password, code, client }: Proof,
): Promise<{ token: string } | { refusal: Refusal }> {
  const { database } = asSystem(context);
  const account = await findAccount(database.reader, accountId);
  const reserve = (step: AttemptStep) =>
    reserveAttempt(database, { email: account?.email ?? "", address: client.address, step }, context.now());
  const refuse = async (step: AttemptStep, refusal: Refusal): Promise<{ refusal: Refusal }> => {
    const attempt = { email: account?.email ?? "", address: client.address, step };
    await noteFailedAttempt(database, context.installation.secrets, attempt, context.now());
    return { refusal };
  };
  const tooMany = (step: AttemptStep, minutes: number) => refuse(step, { code: "too-many-attempts", params: { minutes } });

  const beforePassword = await reserve("password");
  if (beforePassword !== null) return tooMany("password", beforePassword);
  if (!(await isPassword(account?.passwordHash ?? null, password)) || account === null)
    return refuse("password", { code: "wrong-password" });
  const hasFactor = (await findSecondFactor(database.reader, accountId)) !== null;
  const beforeCode = hasFactor ? await reserve("code") : null;
  if (beforeCode !== null) return tooMany("code", beforeCode);
  const result = await database.writer.transaction().execute(async (trx): Promise<{ token: string } | { refusal: Refusal }> => {
    const isGood = !hasFactor || (await takeCode(trx, context.installation.secrets, accountId, code, context.now())) !== null;
    if (!isGood) return { refusal: { code: "wrong-code" } };
    const token = await proveSession(trx, sessionId, context.now());
    return token === null ? { refusal: { code: "sign-in-expired" } } : { token };
  });
  if ("refusal" in result) return result.refusal.code === "wrong-code" ? refuse("code", result.refusal) : result;
  for (const step of hasFactor ? (["password", "code"] as const) : (["password"] as const))
    await forgiveAttempt(database, { email: account.email, address: client.address, step }, context.now());
  return result;
}
