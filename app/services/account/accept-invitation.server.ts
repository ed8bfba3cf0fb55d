import { uuidv7 } from "uuidv7";
import { addAccount, findAccountByEmail } from "../../../db/queries/account.server";
import { type AccountLink, findLinkByToken, takeLink } from "../../../db/queries/account-link.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import type { Trx } from "../../../db/schema";
import type { Client } from "../../auth/client";
import { nameRefusal, passwordRefusal } from "../../auth/credentials";
import { hashPassword } from "../../auth/password.server";
import { startSession } from "../../auth/session.server";
import { hashOfToken } from "../../auth/token.server";
import type { AuditEvent } from "../../domain/audit-event";
import type { SignInMethod } from "../../domain/account";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

/** The invitation that a token opens now; null where it is used, ended or none. Asking uses nothing up: mail scanners follow links. */
export async function findInvitation({ database, now }: Context, token: string): Promise<AccountLink | null> {
  return findLinkByToken(database.reader, "invitation", hashOfToken(token), now().toISOString());
}

export interface Acceptance {
  name: string;
  password: string;
  client: Client;
}

/** Makes the account somebody was invited to and signs them in. Of many at once exactly one succeeds. */
export async function acceptInvitation(
  context: Context,
  token: string,
  { name, password, client }: Acceptance,
): Promise<{ token: string } | { refusal: Refusal } | { refusals: { name?: Refusal; password?: Refusal } }> {
  const invitation = await findInvitation(context, token);
  if (invitation === null) return { refusal: { code: "token-invalid" } };
  const organisation = await getOrganisation(context.database.reader);
  const [wrongName, wrongPassword] = [
    nameRefusal(name.trim()),
    passwordRefusal(password, [organisation.name, name, invitation.email ?? ""]),
  ];
  if (wrongName !== null || wrongPassword !== null)
    return { refusals: { ...(wrongName && { name: wrongName }), ...(wrongPassword && { password: wrongPassword }) } };
  const passwordHash = await hashPassword(password);
  return changeAccounts(context, async (trx, append) => {
    const result = await openInvitedAccount(trx, append, invitation, { name, passwordHash }, context.now());
    if ("refusal" in result) return result;
    return { token: await signInInvited(trx, append, result.id, "password", client, context.now()) };
  });
}

type Append = (event: AuditEvent, actorId?: string) => Promise<void>;

/** Uses the invitation up and adds its account, within a transaction. */
export async function openInvitedAccount(
  trx: Trx,
  append: Append,
  invitation: AccountLink,
  { name, passwordHash }: { name: string; passwordHash: string | null },
  now: Date,
): Promise<{ id: string } | { refusal: Refusal }> {
  const at = now.toISOString();
  const { email, roles, scope, endsAt, language } = invitation;
  if (email === null || !(await takeLink(trx, invitation.id, at))) return { refusal: { code: "token-invalid" } };
  if ((await findAccountByEmail(trx, email)) !== null) return { refusal: { code: "email-taken" } };
  const id = uuidv7();
  const account = { id, name: name.trim(), email, roles, scope, endsAt, language };
  await addAccount(trx, { ...account, passwordHash, status: "active", createdAt: at, lastSignInAt: null });
  await append(accountEvent("created", id, null, { ...account, invitation: invitation.id }), id);
  return { id };
}

export async function signInInvited(
  trx: Trx,
  append: Append,
  accountId: string,
  method: SignInMethod,
  client: Client,
  now: Date,
): Promise<string> {
  await append(accountEvent("signed-in", accountId, null, { method }), accountId);
  return startSession(trx, { accountId, method, client }, now);
}
