import { findCode } from "../../../db/queries/mailed-code.server";
import { findInvitation } from "../../../db/queries/portal.server";
import { findAccount } from "../../../db/queries/account.server";
import { findLink } from "../../../db/queries/account-link.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { dropOldMails, listMails, retryMail as retry } from "../../../db/queries/outgoing-mail.server";
import { findShare } from "../../../db/queries/pack.server";
import type { Schema } from "../../../db/schema";
import type { Context } from "../context";
import { requirePermission } from "../context";
import type { MailsPage, ShownMail } from "./shown-mails";

const shownMax = 100;
const keptMs = 90 * 24 * 60 * 60_000;

/** Who gets it, as far as its row still says; the mail itself is kept nowhere. */
async function recipientOf({ database, now }: Context, { purpose, subjectId }: Schema["outgoingMail"]): Promise<string | null> {
  const { reader } = database;
  if (purpose === "account-link") {
    const link = await findLink(reader, subjectId, now().toISOString());
    if (link?.email !== null && link?.email !== undefined) return link.email;
    return link?.accountId ? ((await findAccount(reader, link.accountId))?.email ?? null) : null;
  }
  if (purpose === "reminders" || purpose === "digest")
    return (await findAccount(reader, subjectId.split("/")[0] ?? ""))?.email ?? null;
  if (purpose === "portal-invitation" || purpose === "portal-reminder")
    return (await findInvitation(reader, subjectId))?.email ?? null;
  if (purpose === "portal-code") {
    const code = await findCode(reader, subjectId);
    return code === null ? null : ((await findInvitation(reader, code.linkId))?.email ?? null);
  }
  if (purpose === "portal-news") {
    const asked = (await findInvitation(reader, subjectId.split("/")[0] ?? ""))?.invitedBy ?? null;
    return asked === null ? null : ((await findAccount(reader, asked))?.email ?? null);
  }
  if (purpose === "pack-ready") return (await findAccount(reader, subjectId.split("/")[1] ?? ""))?.email ?? null;
  return purpose === "pack-share" ? ((await findShare(reader, subjectId))?.email ?? null) : null;
}

/** What waits, what the mail server refused, and what it took, newest first. */
export async function showMails(context: Context): Promise<MailsPage> {
  const { reader } = context.database;
  const listed = async (state: Schema["outgoingMail"]["state"]) => {
    const shown: ShownMail[] = [];
    for (const mail of await listMails(reader, state, shownMax)) {
      const { id, purpose, createdAt, sentAt, nextAt, attempts, lastError } = mail;
      const to = await recipientOf(context, mail);
      shown.push({ id, purpose, to, createdAt, sentAt, nextAt, attempts: Number(attempts), answer: lastError });
    }
    return shown;
  };
  return {
    canSend: context.installation.mail !== null,
    timeZone: (await getOrganisation(reader)).timeZone,
    waiting: await listed("waiting"),
    refused: await listed("refused"),
    sent: await listed("sent"),
  };
}

/** Puts a refused mail in the queue again. @returns false where there is none */
export async function retryMail(context: Context, id: string): Promise<boolean> {
  requirePermission(context, "accounts.manage");
  return retry(context.database.writer, id, context.now().toISOString());
}

/** Mails are kept for 90 days after they were sent or refused. */
export const forgetOldMails = (context: Context): Promise<void> =>
  dropOldMails(context.database.writer, new Date(context.now().getTime() - keptMs).toISOString());
