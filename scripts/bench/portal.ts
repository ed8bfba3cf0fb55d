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

/** Invitations to as many inspections due on one day, and answers that many people save at once, each a second after the last. */
export async function portalFigures(directory: string, count: number): Promise<Figure[]> {
  const { ms, sent, visitors } = await withRegister(directory, async (plain) => {
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
    return { ms, sent, visitors };
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
    { what: `saving an answer`, value: median(taken), unit: "ms", limit: 100, of: `${people} people, an answer a second each` },
  ];
}
