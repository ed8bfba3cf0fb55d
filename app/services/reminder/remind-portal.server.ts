import type { Lease } from "../../../db/queries/job.server";
import { dropMail, queueMail } from "../../../db/queries/outgoing-mail.server";
import { addReminders, listReminded } from "../../../db/queries/reminder.server";
import { listSentCases, type SentCase } from "../../../db/queries/unanswered.server";
import { daysBetween, plusDays } from "../../domain/calendar";
import type { MailPurpose } from "../../domain/mail";
import { leadDue, portalLeads } from "../../domain/reminder/lead";
import type { Context } from "../context";
import { isComposed } from "../mail/send-mail.server";
import { secondOf } from "./missing-answers.server";
import { missedSince, withTurn } from "./remind.server";

interface Saying {
  recipient: string;
  subject: string;
  caseId: string;
  dueOn: string;
  lead: number;
  mail: { purpose: MailPurpose; subjectId: string };
}

/** Notes it and queues its mail, both or neither, and once. */
async function say(context: Context, lease: Lease, { caseId: subjectId, mail, ...rest }: Saying): Promise<boolean> {
  return withTurn(context, lease, async (trx) => {
    const mailId = await queueMail(trx, mail.purpose, mail.subjectId, context.now().toISOString());
    const reminder = { ...rest, subjectId, remindedOn: context.today, mailId };
    if ((await addReminders(trx, [reminder])) > 0) return true;
    await dropMail(trx, mailId);
    return false;
  });
}

/** What is said to those who were invited to a case, before and on the day it is due. */
async function toInvited(context: Context, { id: caseId, dueOn, sentAt, invitations }: SentCase): Promise<Saying[]> {
  const { today } = context;
  const at = context.now().toISOString();
  const lastsDays = sentAt === null ? null : Math.max(0, daysBetween(sentAt.slice(0, 10), dueOn));
  const sayings: Saying[] = [];
  for (const { id, email, revokedAt, declinedAt, expiresAt } of invitations) {
    if (email === null || revokedAt !== null || declinedAt !== null || expiresAt <= at) continue;
    const reminded = (await listReminded(context.database.reader, id, dueOn)).filter((one) => one.dueOn === dueOn);
    const lead = leadDue(
      { on: dueOn, lastsDays },
      reminded.map((one) => Number(one.lead)),
      today,
      portalLeads,
    );
    if (lead === null) continue;
    sayings.push({ recipient: id, subject: "portal", caseId, dueOn, lead, mail: { purpose: "portal-reminder", subjectId: id } });
  }
  return sayings;
}

/** What is to be said about inspections that were sent: to the invited until they are due, to a second contact on the day after. */
export async function listPortalSayings(context: Context, since: string): Promise<Saying[]> {
  const { today, database } = context;
  const sayings: Saying[] = [];
  for await (const sent of listSentCases(database.reader, today, plusDays(today, portalLeads[0] ?? 0)))
    sayings.push(...(await toInvited(context, sent)));
  for await (const sent of listSentCases(database.reader, plusDays(since, -1), plusDays(today, -1))) {
    const { id: caseId, dueOn, subcontractor } = sent;
    if (sent.invitations.length === 0 || secondOf(sent) === null) continue;
    const mail = { purpose: "second-contact" as const, subjectId: caseId };
    sayings.push({ recipient: subcontractor.id, subject: "second-contact", caseId, dueOn, lead: 0, mail });
  }
  return sayings;
}

/**
 * Reminds those at subcontractors who were asked to answer an inspection, and on the day after it was due somebody else there
 * who can see to it. The owner is told with their other reminders. Running it twice says nothing twice.
 * @returns how many mails are to be sent
 */
export async function remindPortal(context: Context, lease: Lease): Promise<number> {
  if (context.installation.mail === null) return 0;
  let mails = 0;
  for (const saying of await listPortalSayings(context, await missedSince(context, lease)))
    if (isComposed(saying.mail.purpose) && (await say(context, lease, saying))) mails += 1;
  return mails;
}
