import { connectionsMax, MailRefused, type MailSender, type OpenSender } from "~/mail/sender.server";
import type { Context } from "~/services/context";
import { listDue, sendMail } from "~/services/mail/send-mail.server";

const readAtOnce = 200;

interface Sweep {
  failed: number;
  /** The server takes nothing now: what else waits is left as it is, to be tried in another sweep. */
  isShut: boolean;
}

/** Sends some of what waits, as many at once as there are connections. */
async function sendAll(context: Context, sender: OpenSender, waiting: Awaited<ReturnType<typeof listDue>>, sweep: Sweep) {
  const left = waiting.values();
  const work = async () => {
    for (const one of left) {
      if (sweep.isShut) return;
      try {
        await sendMail(context, sender, one);
      } catch (error) {
        sweep.failed += 1;
        if (error instanceof MailRefused && !error.isOfMail) sweep.isShut = true;
        console.error(error instanceof Error ? error.message : "A mail could not be sent.");
      }
    }
  };
  await Promise.all(Array.from({ length: connectionsMax }, work));
}

/** Sends all that waits. Running it twice at once sends nothing twice. @returns how many could not be sent */
export async function sendMails(context: Context, sender: MailSender): Promise<number> {
  const sweep: Sweep = { failed: 0, isShut: false };
  let waiting = await listDue(context, readAtOnce);
  if (waiting.length === 0) return 0;
  const open = sender.open();
  try {
    // What is in hand is due no longer, whatever comes of it: the sweep has an end.
    while (waiting.length > 0 && !sweep.isShut) {
      await sendAll(context, open, waiting, sweep);
      waiting = await listDue(context, readAtOnce);
    }
  } finally {
    open.close();
  }
  return sweep.failed;
}
