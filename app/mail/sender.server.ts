import { createTransport, type Transporter } from "nodemailer";
import type { Mail } from "./plain-mail";
import type { MailSettings } from "./mail-settings";

/** Connections to the mail server that are kept open from one mail to the next. */
export interface OpenSender {
  /** @throws {MailRefused} where the server did not take it; neither message nor answer names a person */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export interface MailSender {
  open(): OpenSender;
}

/** As many mails are under way at once. */
export const connectionsMax = 4;

/** The mail server did not take a mail. */
export class MailRefused extends Error {
  override name = "MailRefused";
  constructor(
    code: string | number,
    /** Whether it never will (RFC 5321, 4.2.1: replies from 500 on). */
    readonly isFinal: boolean,
    /** What the server said, without addresses; "" where it said nothing. */
    readonly answer: string,
    /** Whether it was this mail that the server would not take; else it takes none now: it is away, shuts down, or lets nobody in. */
    readonly isOfMail: boolean,
  ) {
    super(`The mail server did not take a mail (${code}).`);
  }
}

const answerMax = 300;
/** RFC 5321, 3.8. */
const serviceClosing = 421;

function refusalOf(error: unknown): MailRefused {
  const { responseCode, code, response } = error as { responseCode?: number; code?: string; response?: string };
  const said = (response ?? "").replace(/\S+@\S+/g, "…").replace(/\s+/g, " ");
  // A login that is refused is mended in the settings, and then the same mail is taken.
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== "EAUTH";
  const answer = (said === "" ? (code ?? "") : said).slice(0, answerMax);
  const isOfMail = responseCode !== undefined && responseCode !== serviceClosing && code !== "EAUTH";
  return new MailRefused(responseCode ?? code ?? "no answer", isFinal, answer, isOfMail);
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127\./.test(host);

/** Sends through the mail server of the settings, encrypted unless it is this machine. */
export function mailSenderFor({ smtpUrl, from }: MailSettings): MailSender {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "smtps:";
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const options = {
    pool: true as const,
    maxConnections: connectionsMax,
    maxMessages: Number.POSITIVE_INFINITY,
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
  };
  const sendBy =
    (transport: Transporter) =>
    async ({ id, unsubscribe, ...mail }: Mail) => {
      const messageId = id === undefined ? {} : { messageId: `<${id}@${from.replace(/^.*@|>.*$/g, "")}>` };
      const list = unsubscribe === undefined ? {} : { "List-Unsubscribe": `<${unsubscribe}>` };
      try {
        await transport.sendMail({ ...mail, ...messageId, from, headers: { "Auto-Submitted": "auto-generated", ...list } });
      } catch (error) {
        throw refusalOf(error);
      }
    };
  return {
    open() {
      const transport = createTransport(options);
      return { send: sendBy(transport), close: () => transport.close() };
    },
  };
}
