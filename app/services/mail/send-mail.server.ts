import { findAccount } from "../../../db/queries/account.server";
import { type AccountLink, findLink } from "../../../db/queries/account-link.server";
import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { claimMail, dropMail, listDueMail, noteRefused, noteSent } from "../../../db/queries/outgoing-mail.server";
import type { Schema } from "../../../db/schema";
import { linkUrlOf } from "../../auth/link-token.server";
import { isOpen } from "../../domain/account";
import type { MailPurpose } from "../../domain/mail";
import { languageAmong } from "../../i18n/language";
import { composeLinkMail } from "../../mail/compose";
import type { Mail } from "../../mail/plain-mail";
import { MailRefused, type OpenSender } from "../../mail/sender.server";
import type { Context } from "../context";
import { composeSecondContact } from "./compose-second-contact.server";
import { composeDigest, composeReminders } from "./compose-reminders.server";
import { composePackCode, composePackReady, composePackShare } from "./compose-pack.server";
import { composePortalCode, composePortalInvitation, composePortalNews, composePortalReminder } from "./compose-portal.server";

type Waiting = Schema["outgoingMail"];

const minute = 60_000;
/** Some three days. */
const attemptsMax = 78;
/** After 1, 2, 4 … minutes, an hour at most; a mail ends with its link. */
const delayOf = (attempts: number) => Math.min(60, 2 ** attempts) * minute;

export const listDue = ({ database, now }: Context, limit: number) => listDueMail(database.reader, now().toISOString(), limit);

async function addressOf(context: Context, link: AccountLink): Promise<string | null> {
  if (link.purpose === "invitation") return link.email;
  const account = link.accountId === null ? null : await findAccount(context.database.reader, link.accountId);
  return account !== null && isOpen(account, context.now().toISOString()) ? account.email : null;
}

const composers: Partial<Record<MailPurpose, (context: Context, subjectId: string) => Promise<Mail | null>>> = {
  "portal-invitation": composePortalInvitation,
  "portal-code": composePortalCode,
  "portal-reminder": composePortalReminder,
  "portal-news": composePortalNews,
  "pack-share": composePackShare,
  "pack-code": composePackCode,
  "pack-ready": composePackReady,
  reminders: composeReminders,
  digest: composeDigest,
  "second-contact": composeSecondContact,
};

/** Whether anything is ever sent for a purpose: what nobody writes is not put in the queue. */
export const isComposed = (purpose: MailPurpose) => purpose === "account-link" || composers[purpose] !== undefined;

/** The mail as it stands at this moment; null where nobody is to get it any more. */
async function compose(context: Context, waiting: Waiting): Promise<Mail | null> {
  const composer = composers[waiting.purpose];
  if (composer !== undefined) return composer(context, waiting.subjectId);
  const { reader } = context.database;
  const link = await findLink(reader, waiting.subjectId, context.now().toISOString());
  const to = link === null ? null : await addressOf(context, link);
  if (link === null || to === null) return null;
  const url = linkUrlOf(context.installation, link);
  const language = languageAmong(link.language, (await getRegister(reader)).language);
  return composeLinkMail(link.purpose, language, { to, organisation: (await getOrganisation(reader)).name, url });
}

/**
 * Sends one waiting mail, unless another process has it in hand. One that cannot be sent now is due again later.
 * @throws where the mail server did not take it
 */
export async function sendMail(context: Context, sender: OpenSender, waiting: Waiting): Promise<void> {
  const { writer } = context.database;
  const until = new Date(context.now().getTime() + delayOf(waiting.attempts)).toISOString();
  if (!(await claimMail(writer, waiting, until))) return;
  const mail = await compose(context, waiting);
  if (mail === null) return dropMail(writer, waiting.id);
  try {
    await sender.send({ ...mail, id: waiting.id });
  } catch (error) {
    const { isFinal, answer } = error instanceof MailRefused ? error : { isFinal: false, answer: "" };
    await noteRefused(writer, waiting.id, answer, isFinal || waiting.attempts + 1 >= attemptsMax);
    throw error;
  }
  await noteSent(writer, waiting.id, context.now().toISOString());
}
