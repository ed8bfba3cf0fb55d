import { createTransport } from "nodemailer";
import type { Mail } from "./plain-mail";
import type { MailSettings } from "./mail-settings";

export interface MailSender {
  /** @throws {Error} where the server did not take it; the message names no person and no content */
  send(mail: Mail): Promise<void>;
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127\./.test(host);

/** Sends through the mail server of the settings, encrypted unless it is this machine. */
export function mailSenderFor({ smtpUrl, from }: MailSettings): MailSender {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "smtps:";
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const transport = createTransport({
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: isLoopback(host) && !secure,
    ...(url.username === "" ? {} : { auth }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({ ...mail, from, headers: { "Auto-Submitted": "auto-generated" } });
      } catch (error) {
        const code = (error as { responseCode?: number; code?: string }).responseCode ?? (error as { code?: string }).code;
        throw new Error(`The mail server did not take a mail (${code ?? "no answer"}).`);
      }
    },
  };
}
