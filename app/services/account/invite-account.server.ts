import { uuidv7 } from "uuidv7";
import { findAccountByEmail } from "../../../db/queries/account.server";
import { addLink, dropInvitations } from "../../../db/queries/account-link.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import { emailRefusal, toEmail } from "../../auth/credentials";
import { linkHashOf, linkUrlOf } from "../../auth/link-token.server";
import type { Role } from "../../domain/permissions/role";
import { everything, type Scope } from "../../domain/permissions/scope";
import type { Refusal } from "../../domain/refusal";
import type { Language } from "../../i18n/language";
import { accountIdOf, type Context, requirePermission } from "../context";
import { trustRefusal } from "./change-account.server";
import { changeAccounts, invitationEvent } from "./change-accounts.server";
import { fieldOfTrust } from "./save-trust.server";

const validMs = 7 * 24 * 60 * 60_000;

export interface Invitation {
  email: string;
  roles: readonly Role[];
  /** Of what, where it is not all. */
  scope?: Scope;
  /** Instant from which on the account may not sign in. */
  endsAt?: string | null;
  /** Of the mail, and of the account after it. */
  language: Language;
}

export type InvitationRefusals = { email?: Refusal; roles?: Refusal; limited?: Refusal; more?: Refusal };

/**
 * Invites somebody to an account, by mail; an earlier invitation of the address ends.
 * @returns the link where no mail can be sent, to be shown this once
 */
export async function inviteAccount(
  context: Context,
  { email: typed, roles, scope = everything, endsAt = null, language }: Invitation,
): Promise<{ link: string | null } | { refusals: InvitationRefusals }> {
  requirePermission(context, "accounts.manage");
  const { secrets, mail } = context.installation;
  const email = toEmail(typed);
  const [wrongEmail, wrongTrust] = [emailRefusal(email), trustRefusal({ roles, scope })];
  if (wrongEmail !== null || wrongTrust !== null)
    return {
      refusals: { ...(wrongEmail && { email: wrongEmail }), ...(wrongTrust && { [fieldOfTrust(wrongTrust)]: wrongTrust }) },
    };
  const id = uuidv7();
  return changeAccounts(context, async (trx, append) => {
    const at = context.now();
    if ((await findAccountByEmail(trx, email)) !== null) return { refusals: { email: { code: "email-taken" } } };
    await dropInvitations(trx, email, at.toISOString());
    const times = { createdAt: at.toISOString(), expiresAt: new Date(at.getTime() + validMs).toISOString() };
    const madeById = accountIdOf(context.actor);
    const link = {
      id,
      purpose: "invitation" as const,
      accountId: null,
      email,
      roles,
      scope,
      endsAt,
      language,
      madeById,
      ...times,
    };
    await addLink(trx, link, linkHashOf(secrets, id));
    await append(invitationEvent("created", id, null, { email, roles, scope, endsAt }));
    if (mail === null) return { link: linkUrlOf(context.installation, link) };
    await queueMail(trx, "account-link", id, at.toISOString());
    return { link: null };
  });
}
