import { uuidv7 } from "uuidv7";
import { findAccount, findAccountByEmail, setAccount } from "../../../db/queries/account.server";
import { addLink, findLinkByToken, dropResets, takeLink } from "../../../db/queries/account-link.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import { dropSessionsOf } from "../../../db/queries/session.server";
import type { Trx } from "../../../db/schema";
import { reserveAttempt } from "../../auth/attempts.server";
import type { Client } from "../../auth/client";
import { passwordRefusal, toEmail } from "../../auth/credentials";
import { linkHashOf, linkUrlOf } from "../../auth/link-token.server";
import { noteFailedAttempt } from "../../auth/failed-attempt.server";
import { hashPassword } from "../../auth/password.server";
import { hashOfToken } from "../../auth/token.server";
import { isOpen } from "../../domain/account";
import { everything } from "../../domain/permissions/scope";
import type { Refusal } from "../../domain/refusal";
import { accountIdOf, type Context, requirePermission } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

const validMs = 60 * 60_000;

async function addReset(trx: Trx, context: Context, accountId: string | null, language: string): Promise<string> {
  const at = context.now();
  const id = uuidv7();
  const times = { createdAt: at.toISOString(), expiresAt: new Date(at.getTime() + validMs).toISOString() };
  const nothing = { email: null, roles: [], scope: everything, endsAt: null, madeById: accountIdOf(context.actor) };
  const link = { id, purpose: "reset" as const, accountId, language, ...nothing, ...times };
  await addLink(trx, link, linkHashOf(context.installation.secrets, id));
  return id;
}

const addResetMail = (trx: Trx, context: Context, linkId: string) =>
  queueMail(trx, "account-link", linkId, context.now().toISOString());

/**
 * Somebody forgot a password, whose address is whatever was typed. Known or not, the same is written and the same is
 * answered; what is written for an address that nobody has leads nowhere, and its mail is dropped instead of sent.
 */
export async function requestReset(
  context: Context,
  { email, client, language }: { email: string; client: Client; language: string },
): Promise<{ done: true } | { refusal: Refusal }> {
  const { database } = context;
  const attempt = { email: toEmail(email), address: client.address, step: "reset" as const };
  const minutes = await reserveAttempt(database, attempt, context.now());
  if (minutes !== null) {
    await noteFailedAttempt(database, context.installation.secrets, attempt, context.now());
    return { refusal: { code: "too-many-attempts", params: { minutes } } };
  }
  await database.writer.transaction().execute(async (trx) => {
    const account = await findAccountByEmail(trx, attempt.email);
    const mayReset = account !== null && account.passwordHash !== null && isOpen(account, context.now().toISOString());
    await addResetMail(trx, context, await addReset(trx, context, mayReset ? account.id : null, account?.language ?? language));
  });
  return { done: true };
}

/**
 * For an administrator: lets somebody choose another password, without ever knowing it.
 * @returns the link where no mail can be sent, to be shown this once; null where the account signs in without a password
 */
export async function offerReset(context: Context, accountId: string, language: string): Promise<{ link: string | null } | null> {
  requirePermission(context, "accounts.manage");
  const { installation } = context;
  return changeAccounts(context, async (trx, append) => {
    const account = await findAccount(trx, accountId);
    if (account === null || account.passwordHash === null) return null;
    const id = await addReset(trx, context, accountId, account.language ?? language);
    await append(accountEvent("changed", accountId, null, { password: "reset-offered" }));
    if (installation.mail === null) return { link: linkUrlOf(installation, { id, purpose: "reset" }) };
    await addResetMail(trx, context, id);
    return { link: null };
  });
}

const findReset = async ({ database, now }: Context, token: string) => {
  const link = await findLinkByToken(database.reader, "reset", hashOfToken(token), now().toISOString());
  const account = link?.accountId == null ? null : await findAccount(database.reader, link.accountId);
  return link === null || account === null || !isOpen(account, now().toISOString()) ? null : { link, account };
};

/** Whether the token would be taken now. Asking uses nothing up: mail scanners follow links. */
export const mayResetPassword = async (context: Context, token: string) => (await findReset(context, token)) !== null;

/**
 * Gives the account the chosen password and ends its sessions. A second factor stays: with the link alone nobody comes in.
 * Of many at once exactly one succeeds.
 */
export async function resetPassword(
  context: Context,
  token: string,
  password: string,
): Promise<{ done: true } | { refusal: Refusal } | { refusals: { password: Refusal } }> {
  const invalid = { refusal: { code: "token-invalid" } };
  const found = await findReset(context, token);
  if (found === null) return invalid;
  const { link, account } = found;
  const { name } = await getOrganisation(context.database.reader);
  const refusal = passwordRefusal(password, [name, account.name, account.email]);
  if (refusal !== null) return { refusals: { password: refusal } };
  const passwordHash = await hashPassword(password);
  return changeAccounts(context, async (trx, append) => {
    const at = context.now().toISOString();
    if (!(await takeLink(trx, link.id, at))) return invalid;
    await dropResets(trx, account.id, at);
    await setAccount(trx, account.id, { passwordHash });
    await dropSessionsOf(trx, account.id);
    await append(accountEvent("changed", account.id, null, { password: "reset" }), account.id);
    return { done: true };
  });
}
