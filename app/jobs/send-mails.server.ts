import type { MailSender } from "~/mail/sender.server";
import type { Context } from "~/services/context";
import { listDue, sendMail } from "~/services/mail/send-mail.server";

const sweepMax = 50;

/** Sends what waits. Running it twice at once sends nothing twice. @returns how many could not be sent */
export async function sendMails(context: Context, sender: MailSender): Promise<number> {
  let failed = 0;
  for (const waiting of await listDue(context, sweepMax)) {
    try {
      await sendMail(context, sender, waiting);
    } catch (error) {
      failed += 1;
      console.error(error instanceof Error ? error.message : "A mail could not be sent.");
    }
  }
  return failed;
}
