import { simpleParser } from "./simple-mail";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Received {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  raw: string;
}

/** A real mail server on loopback, which can refuse. */
export class MailServer {
  readonly received: Received[] = [];
  /** So many mails are refused before one is taken. */
  refusals = 0;
  /** How: for now, unless it is set otherwise. */
  refusedWith: [code: number, text: string] = [451, "try again later"];
  private readonly waiting = new Set<() => void>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          if (this.refusals > 0) {
            this.refusals -= 1;
            const [responseCode, text] = this.refusedWith;
            return done(Object.assign(new Error(text), { responseCode }));
          }
          const raw = Buffer.concat(parts).toString("utf8");
          const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
          this.received.push({ ...simpleParser(raw), from, to: session.envelope.rcptTo.map(({ address }) => address), raw });
          done();
          for (const waiting of this.waiting) waiting();
        });
      },
    });
  }

  /** Waits until so many mails were received. */
  reaches(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.received.length < count) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  /** The text of the newest mail to somebody that says something, once it has come. */
  async textTo(address: string, saying: RegExp): Promise<string> {
    const found = () => this.received.findLast(({ to, text }) => to.includes(address) && saying.test(text));
    for (let mail = found(); ; mail = found()) {
      if (mail !== undefined) return mail.text;
      await this.reaches(this.received.length + 1);
    }
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    // Whoever is killed breaks off in the middle.
    mail.server.on("error", () => {});
    await new Promise<void>((resolve) => mail.server.listen(0, "127.0.0.1", resolve));
    return mail;
  }

  get settings(): Record<string, string> {
    const { port } = this.server.server.address() as AddressInfo;
    return { TILSYN_SMTP_URL: `smtp://127.0.0.1:${port}`, TILSYN_MAIL_FROM: "tilsyn@nordvang.example" };
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
