import { readConfig } from "../../app/config.server";
import { openRegister } from "../../app/context.server";
import { sendMails } from "../../app/jobs/send-mails.server";
import { mailSenderFor } from "../../app/mail/sender.server";

/** A process that sends what waits at an instant. It is killed by its test. */
const { at, ...settings } = JSON.parse(process.argv[2] ?? "{}") as Record<string, string>;
const register = await openRegister(readConfig(settings), () => new Date(at ?? ""));
const { mail } = register.installation;
if (mail === null) throw new Error("It was given no mail server.");
await sendMails(await register.contextFor({ kind: "system" }), mailSenderFor(mail));
await register.close();
