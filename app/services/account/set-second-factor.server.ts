import {
  addSecondFactor,
  countRecoveryCodes,
  dropSecondFactor,
  findSecondFactor,
  replaceRecoveryCodes,
} from "../../../db/queries/second-factor.server";
import { dropSessionsOf } from "../../../db/queries/session.server";
import { newRecoveryCodes, sealSecret, type SetUp, stepOf } from "../../auth/second-factor.server";
import { proveSession } from "../../auth/session.server";
import type { Refusal } from "../../domain/refusal";
import { type Context, requirePermission } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

/** Whose factor it is, and in which session. */
export interface Owner {
  accountId: string;
  sessionId: string;
}

/**
 * Begins to ask for codes, once one shows that the app has the secret. Other sessions of the account, which never gave a
 * code, end.
 */
export async function setSecondFactor(
  context: Context,
  { accountId, sessionId }: Owner,
  setUp: SetUp,
  code: string,
): Promise<{ codes: string[]; token: string } | { refusal: Refusal }> {
  const now = context.now();
  const step = stepOf(setUp.base32, code.replace(/\s/g, ""), now);
  if (step === null) return { refusal: { code: "wrong-code" } };
  const secret = sealSecret(context.installation.secrets, accountId, setUp.base32);
  const { codes, hashes } = newRecoveryCodes(accountId);
  return changeAccounts(context, async (trx, append) => {
    if (!(await addSecondFactor(trx, { accountId, secret, usedStep: step, createdAt: now.toISOString() })))
      return { refusal: { code: "second-factor-set" } };
    await replaceRecoveryCodes(trx, accountId, hashes);
    await dropSessionsOf(trx, accountId, sessionId);
    const token = await proveSession(trx, sessionId, now);
    if (token === null) throw new Error("The session ended while its second factor was set up.");
    await append(accountEvent("changed", accountId, { secondFactor: null }, { secondFactor: "totp" }));
    return { codes, token };
  });
}

/** Ten other recovery codes in place of those there are; null where the account has no second factor. */
export async function renewRecoveryCodes(context: Context, accountId: string): Promise<string[] | null> {
  const { codes, hashes } = newRecoveryCodes(accountId);
  return changeAccounts(context, async (trx, append) => {
    const left = await countRecoveryCodes(trx, accountId);
    if ((await findSecondFactor(trx, accountId)) === null) return null;
    await replaceRecoveryCodes(trx, accountId, hashes);
    await append(accountEvent("changed", accountId, { recoveryCodes: left }, { recoveryCodes: codes.length }));
    return codes;
  });
}

/** Takes the factor from its owner's account; the other sessions end. @returns whether there was one */
export async function removeSecondFactor(context: Context, { accountId, sessionId }: Owner): Promise<boolean> {
  return dropFactor(context, accountId, sessionId);
}

/**
 * For an administrator, where somebody lost app and codes: the account is left with its password alone, every session of it
 * ends, and at the next sign-in a factor is set up anew. @returns whether there was one
 */
export async function resetSecondFactor(context: Context, accountId: string): Promise<boolean> {
  requirePermission(context, "accounts.manage");
  return dropFactor(context, accountId, null);
}

async function dropFactor(context: Context, accountId: string, keptSessionId: string | null): Promise<boolean> {
  return changeAccounts(context, async (trx, append) => {
    if (!(await dropSecondFactor(trx, accountId))) return false;
    await dropSessionsOf(trx, accountId, keptSessionId);
    await append(accountEvent("changed", accountId, { secondFactor: "totp" }, { secondFactor: null }));
    return true;
  });
}
