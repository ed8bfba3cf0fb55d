import type { Lease } from "../../../db/queries/job.server";
import { dropMail, queueMail } from "../../../db/queries/outgoing-mail.server";
import { addReminders } from "../../../db/queries/reminder.server";
import { plusDays } from "../../domain/calendar";
import { everything } from "../../domain/permissions/scope";
import { digestDays } from "../../domain/reminder/wanted";
import type { Context } from "../context";
import { listDated } from "./list-dated.server";
import { byRecipient, withTurn } from "./remind.server";

const listedMax = 50_000;

/**
 * Puts the week's digest in the queue for everybody who has something ahead; once each, however often it runs. It lists and takes
 * the place of nothing: what it lists is reminded of at its leads all the same.
 * @returns how many mails are to be sent
 */
export async function sendDigest(context: Context, lease: Lease): Promise<number> {
  if (context.installation.mail === null) return 0;
  const { today, database } = context;
  const dated = await listDated(database.reader, everything, today, plusDays(today, digestDays), listedMax);
  let mails = 0;
  for (const accountId of (await byRecipient(context, "digest", dated)).keys()) {
    const queued = await withTurn(context, lease, async (trx) => {
      const mailId = await queueMail(trx, "digest", `${accountId}/${lease.slot}`, context.now().toISOString());
      const once = { recipient: accountId, subject: "digest", subjectId: lease.slot, dueOn: lease.slot, lead: 0 };
      if ((await addReminders(trx, [{ ...once, remindedOn: today, mailId }])) > 0) return true;
      await dropMail(trx, mailId);
      return false;
    });
    if (queued) mails += 1;
  }
  return mails;
}
