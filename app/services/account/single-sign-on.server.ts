import { addIdentity, dropIdentities, findIdentityAccount, findIdentitySince } from "../../../db/queries/account-identity.server";
import { findAccount } from "../../../db/queries/account.server";
import { dropSession } from "../../../db/queries/session.server";
import type { Client } from "../../auth/client";
import { nameRefusal } from "../../auth/credentials";
import { noteFailedAttempt } from "../../auth/failed-attempt.server";
import { proveSession, startSession } from "../../auth/session.server";
import type { Errand, Identity } from "../../auth/single-sign-on.server";
import { hashOfToken } from "../../auth/token.server";
import { isOpen } from "../../domain/account";
import type { Refusal } from "../../domain/refusal";
import { asSystem, type Context } from "../context";
import { findInvitation, openInvitedAccount, signInInvited } from "./accept-invitation.server";
import { accountEvent, changeAccounts } from "./change-accounts.server";

/** Who comes back from the provider. */
export interface Returning {
  identity: Identity;
  client: Client;
  /** Of the browser's session, which ends where another begins. */
  oldToken: string | null;
}

type Outcome = { token: string } | { refusal: Refusal };
const unbound: Outcome = { refusal: { code: "single-sign-on-unbound" } };

/** Signs in whom the identity was bound to. An e-mail that the provider tells opens nothing. */
export async function signInWithIdentity(context: Context, { identity, client, oldToken }: Returning): Promise<Outcome> {
  return changeAccounts(context, async (trx, append) => {
    const now = context.now();
    const accountId = await findIdentityAccount(trx, identity);
    const account = accountId === null ? null : await findAccount(trx, accountId);
    if (account === null || !isOpen(account, now.toISOString())) return unbound;
    if (oldToken !== null) await dropSession(trx, hashOfToken(oldToken));
    await append(accountEvent("signed-in", account.id, null, { method: "single-sign-on" }), account.id);
    return { token: await startSession(trx, { accountId: account.id, method: "single-sign-on", client }, now) };
  });
}

/** Accepts an invitation as somebody the provider knows: the account has no password. */
export async function acceptWithIdentity(context: Context, token: string, { identity, client }: Returning): Promise<Outcome> {
  const invitation = await findInvitation(context, token);
  if (invitation === null) return { refusal: { code: "token-invalid" } };
  const said = identity.name?.trim() ?? "";
  const name = nameRefusal(said) === null ? said : (invitation.email ?? "");
  try {
    return await changeAccounts(context, async (trx, append): Promise<Outcome> => {
      const now = context.now();
      const opened = await openInvitedAccount(trx, append, invitation, { name, passwordHash: null }, now);
      if ("refusal" in opened) return opened;
      const { issuer, subject } = identity;
      if (!(await addIdentity(trx, { issuer, subject, accountId: opened.id, createdAt: now.toISOString() }))) throw new Taken();
      await append(accountEvent("changed", opened.id, { singleSignOn: null }, { singleSignOn: issuer }), opened.id);
      return { token: await signInInvited(trx, append, opened.id, "single-sign-on", client, now) };
    });
  } catch (error) {
    if (error instanceof Taken) return { refusal: { code: "identity-taken" } };
    throw error;
  }
}

/** Undoes what the transaction has written. */
class Taken extends Error {
  override name = "Taken";
}

/** Binds an identity to the account of whoever is signed in. */
export async function bindIdentity(context: Context, accountId: string, { issuer, subject }: Identity): Promise<Refusal | null> {
  return changeAccounts(context, async (trx, append) => {
    if ((await findIdentitySince(trx, accountId, issuer)) !== null) return { code: "single-sign-on-set" };
    const createdAt = context.now().toISOString();
    if (!(await addIdentity(trx, { issuer, subject, accountId, createdAt }))) return { code: "identity-taken" };
    await append(accountEvent("changed", accountId, { singleSignOn: null }, { singleSignOn: issuer }));
    return null;
  });
}

/** Takes the identity from the account, unless that has no other way in. */
export async function unbindIdentity(context: Context, accountId: string): Promise<Refusal | null> {
  return changeAccounts(context, async (trx, append) => {
    const account = await findAccount(trx, accountId);
    if (account?.passwordHash == null) return { code: "only-way-in" };
    if (await dropIdentities(trx, accountId))
      await append(accountEvent("changed", accountId, { singleSignOn: "bound" }, { singleSignOn: null }));
    return null;
  });
}

/** Whoever is signed in has proven at the provider who they are. */
export async function confirmWithIdentity(
  context: Context,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  identity: Identity,
): Promise<Outcome> {
  return asSystem(context)
    .database.writer.transaction()
    .execute(async (trx) => {
      if ((await findIdentityAccount(trx, identity)) !== accountId) return { refusal: { code: "single-sign-on-other" } };
      const token = await proveSession(trx, sessionId, context.now());
      return token === null ? { refusal: { code: "sign-in-expired" } } : { token };
    });
}

/** Since when the account is bound to the provider; null where it is not. */
export async function findBoundSince({ database, installation }: Context, accountId: string): Promise<string | null> {
  const { singleSignOn } = installation;
  return singleSignOn === null ? null : findIdentitySince(database.reader, accountId, singleSignOn.issuer);
}

/** The errand's end for whoever is not signed in, or signs in as somebody else. */
export async function enterWithIdentity(context: Context, errand: Errand, returning: Returning): Promise<Outcome> {
  if (errand.kind === "invitation") return acceptWithIdentity(context, errand.token, returning);
  const outcome = await signInWithIdentity(context, returning);
  if ("refusal" in outcome) await noteRefusedReturn(context, returning.client);
  return outcome;
}

/** Somebody came back from the provider in vain; whose account it might have been nobody knows. */
export const noteRefusedReturn = (context: Context, { address }: Client): Promise<void> =>
  noteFailedAttempt(
    asSystem(context).database,
    context.installation.secrets,
    { email: "", address, step: "single-sign-on" },
    context.now(),
  );
