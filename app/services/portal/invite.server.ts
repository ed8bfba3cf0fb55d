import { findAccount } from "../../../db/queries/account.server";
import { changeCase, findCase, type InspectionCase } from "../../../db/queries/inspection-case.server";
import {
  addInvitations,
  changeInvitation,
  findLastAsker,
  listInvitations,
  revokeInvitations,
} from "../../../db/queries/portal.server";
import { queueMail, queueMails } from "../../../db/queries/outgoing-mail.server";
import { newId } from "../../../db/new-id.server";
import { emailRefusal, toEmail } from "../../auth/credentials";
import { portalLinkHashOf } from "../../auth/portal-token.server";
import { isSentOut } from "../../domain/inspection/inspection-case";
import { linkEndOf } from "../../domain/inspection/portal";
import type { Contact } from "../../domain/portfolio";
import type { Language } from "../../i18n/language";
import { accountIdOf, type Context, requirePermission, scopeOf } from "../context";
import { caseEvent } from "../inspection/case-event";
import { stepCase } from "../inspection/step-case.server";
import { refusalsOf } from "../portfolio/refusals.server";
import type { Change } from "../register/change-register.server";
import { type EditResult, refuseField } from "../subcontractor/edit-subcontractor.server";
import { findFacts } from "../subcontractor/find-facts.server";
import { dueSchema, sendSchema } from "./portal-schema.server";

export interface Invited {
  name: string | null;
  email: string;
}

export interface Asker {
  language: Language;
  /** How whoever asks is named to the invited, and called. */
  askedBy: string;
  askedPhone: string | null;
}

/** Contacts that can be written to, whoever is likeliest to answer first: data protection and security before sales and billing. */
export function reachable(contacts: readonly Contact[]): (Contact & { email: string })[] {
  const rank = ({ role }: Contact) => (/dpo|gdpr|data|privacy|sikkerhed|security|compliance|ciso/i.test(role ?? "") ? 0 : 1);
  return contacts
    .flatMap((contact) => (contact.email === null ? [] : [{ ...contact, email: contact.email }]))
    .sort((a, b) => rank(a) - rank(b));
}

/** A case, and who is to be invited to it. */
export interface Sending {
  found: InspectionCase;
  invited: readonly Invited[];
  asker: Asker;
}

/**
 * Invites people to cases that are sent in a change under way, and says so in the history; each gets a link of their own by mail. The
 * cases themselves are marked as sent by whoever sends them.
 */
export async function inviteTo(context: Context, { trx, actorId, append }: Change, sendings: readonly Sending[]): Promise<void> {
  const at = context.now().toISOString();
  const invitations = sendings.flatMap(({ found, invited, asker }) =>
    invited.map((one) => {
      const id = newId();
      return {
        id,
        caseId: found.id,
        tokenHash: portalLinkHashOf(context.installation.secrets, id),
        ...one,
        ...asker,
        invitedBy: actorId,
        forwardedFrom: null,
        createdAt: at,
        expiresAt: linkEndOf(found.dueOn),
        revokedAt: null,
        openedAt: null,
        declinedAt: null,
        declineReason: null,
        moreTimeUntil: null,
        moreTimeReason: null,
      };
    }),
  );
  await addInvitations(trx, invitations);
  const mails = invitations.map(({ id }) => id);
  await queueMails(trx, "portal-invitation", mails, at);
  const events = sendings.map(({ found, invited, asker: { language } }) => {
    const { dueOn, state } = found;
    return caseEvent("sent", found, { dueOn, state }, { dueOn, state: "sent", language, to: invited });
  });
  await append(events);
}

export interface SendPage {
  contacts: (Contact & { email: string })[];
  language: string;
  askedBy: string;
  askedPhone: string;
  canMail: boolean;
}

/** Whom a case can be sent to, and how the sender called themself last time. Null where it cannot be sent to anybody. */
export async function showSend(context: Context, caseId: string): Promise<SendPage | null> {
  const { reader } = context.database;
  const found = await findCase(reader, scopeOf(context), caseId);
  if (found === null || found.subcontractor === null || !isSentOut(found)) return null;
  const facts = await findFacts(context, found.subcontractor.key);
  const accountId = accountIdOf(context.actor);
  const last = accountId === null ? null : await findLastAsker(reader, accountId);
  const account = accountId === null ? null : await findAccount(reader, accountId);
  return {
    contacts: reachable(facts?.contacts ?? []),
    language: found.language,
    askedBy: last?.askedBy ?? account?.name ?? "",
    askedPhone: last?.askedPhone ?? "",
    canMail: context.installation.mail !== null,
  };
}

/**
 * Sends a case to people at the subcontractor. Whoever was invited before keeps their link.
 * @param input as a form gives it
 */
export async function sendCase(context: Context, caseId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = sendSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { contacts, name, email, language, askedBy, askedPhone } = parsed.data;
  const facts = await showSend(context, caseId);
  return stepCase(context, caseId, "send", async (found, change) => {
    if (facts === null || !isSentOut(found)) return refuseField("contacts", "case-not-sent-out");
    if (context.installation.mail === null) return refuseField("contacts", "send-without-mail");
    const known = facts.contacts.filter((contact) => contacts.includes(contact.email));
    const invited: Invited[] = known.map((contact) => ({ name: contact.name, email: toEmail(contact.email) }));
    if (email !== null) invited.push({ name, email: toEmail(email) });
    if (invited.length === 0) refuseField("contacts", "required");
    for (const one of invited) {
      const wrong = emailRefusal(one.email);
      if (wrong !== null) refuseField(one.email === toEmail(email ?? "") ? "email" : "contacts", wrong.code, wrong.params);
    }
    const unique = [...new Map(invited.map((one) => [one.email, one])).values()];
    await changeCase(change.trx, caseId, { state: "sent", language, sentAt: found.sentAt ?? context.now().toISOString() });
    await inviteTo(context, change, [{ found, invited: unique, asker: { language, askedBy, askedPhone } }]);
  });
}

/** Takes all links of a case back at once; what was answered stays. */
export async function revokeLinks(context: Context, caseId: string): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  return stepCase(context, caseId, "assess", async (found, { trx, append }) => {
    const revoked = await revokeInvitations(trx, caseId, context.now().toISOString());
    if (revoked === 0) return;
    const { dueOn } = found;
    await append([caseEvent("changed", found, { dueOn, links: "open" }, { dueOn, links: "revoked" })]);
  });
}

/** Gives a case another due date, such as one that was asked for; whoever asked for more time is written to. */
export async function changeDueDate(context: Context, caseId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = dueSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { dueOn, reason } = parsed.data;
  return stepCase(context, caseId, "assess", async (found, { trx, append }) => {
    if (dueOn < context.today) refuseField("dueOn", "due-in-the-past");
    if (dueOn === found.dueOn) return;
    await changeCase(trx, caseId, { dueOn });
    for (const invitation of await listInvitations(trx, caseId)) {
      if (invitation.revokedAt !== null || invitation.declinedAt !== null) continue;
      await changeInvitation(trx, invitation.id, { expiresAt: linkEndOf(dueOn), moreTimeUntil: null, moreTimeReason: null });
      if (invitation.moreTimeUntil !== null)
        await queueMail(trx, "portal-invitation", invitation.id, context.now().toISOString());
    }
    await append([caseEvent("changed", found, { dueOn: found.dueOn }, { dueOn }, reason)]);
  });
}
