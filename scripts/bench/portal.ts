import type { AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { sendMails } from "../../app/jobs/send-mails.server";
import { connectionsMax, mailSenderFor } from "../../app/mail/sender.server";
import { portalCookieFor } from "../../app/auth/session-cookie";
import { hashOfToken, newToken } from "../../app/auth/token.server";
import { plusDays } from "../../app/domain/calendar";
import type { Context } from "../../app/services/context";
import { openDueCases } from "../../app/services/inspection/open-due-cases.server";
import { sendReady, showReady } from "../../app/services/portal/send-ready.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { findCase } from "../../db/queries/inspection-case.server";
import { addPortalSession, listInvitations } from "../../db/queries/portal.server";
import { everything } from "../../app/domain/permissions/scope";
import { type Figure, median } from "./measure";
import { Server } from "./pages";
import { withRegister } from "./register";

const people = 200;
const savesEach = 20;

/** As many subcontractors, each with a plan that is due on the same day and somebody to write to. */
const registerOf = (count: number, dueOn: string) => ({
  format: "tilsyn-portfolio/1",
  organisation: { name: "Bench", promise: "EU" },
  subcontractors: Array.from({ length: count }, (_, n) => ({
    key: `s${n}`,
    name: `Subcontractor ${n}`,
    status: "active",
    contacts: [{ name: `Contact ${n}`, email: `contact${n}@example.org`, phone: null, role: null }],
    services: [{ key: "s", kind: "cloud", role: "sub-processor", startsOn: "2025-01-01" }],
    inspectionPlan: { firstDueOn: dueOn, everyMonths: 12, concept: 6 },
  })),
});

interface Visitor {
  cookie: string;
  question: string;
}

/** Lets the contact of a case in. */
async function visitorOf({ database, now }: Context, caseId: string): Promise<Visitor> {
  const found = await findCase(database.reader, everything, caseId);
  const [invitation] = await listInvitations(database.reader, caseId);
  const token = newToken();
  const at = now().toISOString();
  const expiresAt = new Date(now().getTime() + 60 * 60_000).toISOString();
  const session = { tokenHash: hashOfToken(token), invitationId: invitation?.id ?? "", createdAt: at, lastSeenAt: at, expiresAt };
  await database.writer.transaction().execute((trx) => addPortalSession(trx, session));
  const cookie = portalCookieFor(false).issue(token).split(";", 1)[0] ?? "";
  return { cookie, question: found?.questionnaire.sections[0]?.questions[0]?.id ?? "" };
}

/** Saves a draft as the page's script does. @returns milliseconds */
async function save(server: Server, { cookie, question }: Visitor, text: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${server.origin}/portal/questions/${question}/draft`, {
    method: "POST",
    body: new URLSearchParams({ statement: "met", text }),
    headers: { cookie, "sec-fetch-site": "same-origin" },
  });
  await answer.text();
  if (answer.status !== 200) throw new Error(`A draft was answered with ${answer.status}.`);
  return performance.now() - began;
}

/** A mail server that takes everything, and keeps it. */
async function takingAll(): Promise<{ url: string; taken: Buffer[]; stop: () => Promise<void> }> {
  const taken: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        taken.push(Buffer.concat(parts));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** What waits, sent; against the same mails handed to the same server with nothing kept of it. */
async function sendingFigure(plain: Context, count: number): Promise<Figure> {
  const server = await takingAll();
  try {
    const mail = { smtpUrl: server.url, from: "bench@example.org" };
    const context: Context = { ...plain, installation: { ...plain.installation, mail } };
    const began = performance.now();
    await sendMails(context, mailSenderFor(mail));
    const ms = performance.now() - began;
    const sent = server.taken.splice(0);
    if (sent.length !== count) throw new Error(`${sent.length} mails were sent of ${count}.`);
    const { port } = new URL(server.url);
    const bare = createTransport({
      host: "127.0.0.1",
      port: Number(port),
      pool: true,
      maxConnections: connectionsMax,
      ignoreTLS: true,
    });
    const bareBegan = performance.now();
    await Promise.all(sent.map((raw) => bare.sendMail({ raw, envelope: { from: mail.from, to: "contact@example.org" } })));
    const bareMs = performance.now() - bareBegan;
    bare.close();
    return {
      what: `sending ${count} invitations`,
      value: ms / bareMs,
      unit: "×",
      limit: null,
      of: `the same mails handed over bare (${Math.round(count / (bareMs / 1000))} a second; sent: ${Math.round(count / (ms / 1000))})`,
    };
  } finally {
    await server.stop();
  }
}

/** Invitations to as many inspections due on one day, and answers that many people save at once, each a second after the last. */
export async function portalFigures(directory: string, count: number): Promise<Figure[]> {
  const { ms, sent, visitors, sending } = await withRegister(directory, async (plain) => {
    const mail = { smtpUrl: "smtp://127.0.0.1:1", from: "bench@example.org" };
    const context: Context = { ...plain, installation: { ...plain.installation, mail } };
    const text = JSON.stringify(registerOf(count, plusDays(context.today, 10)));
    await importPortfolio(context, [Buffer.from(text)], { dryRun: false, reason: "bench" });
    await openDueCases(context);
    const { ready } = await showReady(context);
    const began = performance.now();
    const sent = await sendReady(context);
    const ms = performance.now() - began;
    const visitors = await Promise.all(ready.slice(0, people).map(({ id }) => visitorOf(context, id)));
    const sending = await sendingFigure(plain, sent);
    return { ms, sent, visitors, sending };
  });
  const server = await Server.start(directory);
  const taken: number[] = [];
  try {
    await Promise.all(
      visitors.map(async (visitor, nth) => {
        await new Promise((resolve) => setTimeout(resolve, (nth * 1000) / people));
        for (let round = 0; round < savesEach; round += 1) {
          const ms = await save(server, visitor, `Answer ${round}`);
          taken.push(ms);
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1000 - ms)));
        }
      }),
    );
  } finally {
    await server.stop();
  }
  return [
    { what: `queueing ${sent} invitations`, value: ms / 1000, unit: "s", limit: 10, of: `${count} inspections due on one day` },
    sending,
    { what: `saving an answer`, value: median(taken), unit: "ms", limit: 100, of: `${people} people, an answer a second each` },
  ];
}
