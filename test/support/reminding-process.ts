import { readConfig } from "../../app/config.server";
import { openRegister } from "../../app/context.server";
import { regularJobs } from "../../app/jobs/regular-jobs.server";
import { sendMails } from "../../app/jobs/send-mails.server";
import { mailSenderFor } from "../../app/mail/sender.server";
import { runDue } from "../../app/services/job/run-due.server";

/** A process that takes the turn of the reminders at an instant, if it is to be had, and sends what waits. It is killed by its test. */
const { at, ...settings } = JSON.parse(process.argv[2] ?? "{}") as Record<string, string>;
const register = await openRegister(readConfig(settings), () => new Date(at ?? ""));
const context = () => register.contextFor({ kind: "system" });
const { mail } = register.installation;
if (mail === null) throw new Error("It was given no mail server.");
await runDue(
  await context(),
  regularJobs(() => {}).filter(({ name }) => name === "reminders"),
);
await sendMails(await context(), mailSenderFor(mail));
await register.close();
