import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import { sendMails } from "../../../app/jobs/send-mails.server";
import { connectionsMax, mailSenderFor } from "../../../app/mail/sender.server";
import { addAccount } from "../../../app/services/account/add-account.server";
import { forgetOldMails, retryMail, showMails } from "../../../app/services/mail/show-mails.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import type { Database } from "../../../db/schema";
import { holding } from "../../support/call-route";
import { aFinding, aSubcontractor } from "../../support/facts";
import { MailServer } from "../../support/mail-server";
import { Clock, freshDatabase, testDirectory } from "../../support/register";

let mail: MailServer;
let database: Database;
const clock = new Clock(new Date("2026-11-23T06:00:00Z"));
beforeEach(async () => {
  mail = await MailServer.start();
  database = await freshDatabase();
  clock.set("2026-11-23T06:00:00Z");
});
afterEach(async () => {
  await mail.stop();
  await database.close();
});

async function opened() {
  const settings = { smtpUrl: mail.settings.TILSYN_SMTP_URL ?? "", from: "tilsyn@nordvang.example" };
  const plain = registerOf(database, testDirectory(), clock.now);
  const register = registerOf(database, testDirectory(), clock.now, { ...plain.installation, mail: settings });
  const command = await register.contextFor({ kind: "command" });
  await holding(command, [aSubcontractor({ findings: [aFinding({ dueOn: "2026-11-30", closedOn: null })] })]);
  const input = {
    name: "Mette",
    email: "mette@nordvang.example",
    password: "fyrretyve grønne æbler",
    roles: ["compliance"] as const,
  };
  const added = await addAccount(command, input);
  if (!("id" in added)) throw new Error(JSON.stringify(added));
  const { id } = added;
  await database.writer.transaction().execute((trx) => queueMail(trx, "digest", `${id}/2026-11-23`, clock.now().toISOString()));
  const context = () => register.contextFor({ kind: "system" });
  return { context, send: async () => sendMails(await context(), mailSenderFor(settings)) };
}

const states = async () => {
  const rows = await database.reader.selectFrom("outgoingMail").select(["state", "lastError", "sentAt"]).execute();
  return rows.map(({ state, lastError, sentAt }) => [state, lastError, sentAt]);
};

describe("a mail", () => {
  test("that the server takes is kept as sent, and forgotten after ninety days", async () => {
    const { context, send } = await opened();
    expect(await send()).toBe(0);
    expect(await states()).toEqual([["sent", null, "2026-11-23T06:00:00.000Z"]]);
    expect((await showMails(await context())).sent).toMatchObject([{ to: "mette@nordvang.example", purpose: "digest" }]);
    clock.set("2027-02-21T05:59:59Z");
    await forgetOldMails(await context());
    expect(await states()).toHaveLength(1);
    clock.set("2027-02-21T06:00:01Z");
    await forgetOldMails(await context());
    expect(await states()).toEqual([]);
  });

  test("that the server puts off is tried again, under the same name, and what it said is shown meanwhile", async () => {
    const { context, send } = await opened();
    mail.refusals = 1;
    expect(await send()).toBe(1);
    expect(await states()).toEqual([["waiting", "451 try again later", null]]);
    expect((await showMails(await context())).waiting).toMatchObject([{ answer: "451 try again later", attempts: 1 }]);
    clock.set("2026-11-23T06:01:00Z");
    expect(await send()).toBe(0);
    expect(await states()).toEqual([["sent", null, "2026-11-23T06:01:00.000Z"]]);
    expect(mail.received).toHaveLength(1);
    expect(mail.received[0]?.raw).toMatch(/^Message-ID: <[0-9a-f-]{36}@nordvang\.example>/im);
  });

  test("that the server refuses for good is refused at once, without the address it names, and can be sent again", async () => {
    const { context, send } = await opened();
    mail.refusals = 1;
    mail.refusedWith = [550, "5.1.1 <mette@nordvang.example> is unknown here"];
    expect(await send()).toBe(1);
    expect(await states()).toEqual([["refused", "550 5.1.1 … is unknown here", null]]);
    clock.set("2026-11-23T08:00:00Z");
    expect(await send()).toBe(0);
    expect(mail.received).toHaveLength(0);
    const [refused] = (await showMails(await context())).refused;
    expect(await retryMail(await context(), refused?.id ?? "")).toBe(true);
    expect(await retryMail(await context(), refused?.id ?? "")).toBe(false);
    expect(await send()).toBe(0);
    expect(mail.received).toHaveLength(1);
  });

  test("is left alone where the server takes none, and the others are sent where it will not take one", async () => {
    const { send } = await opened();
    const { id: _, ...one } = await database.reader.selectFrom("outgoingMail").selectAll().executeTakeFirstOrThrow();
    await database.writer.transaction().execute(async (trx) => {
      for (let more = 0; more < 30; more += 1) await queueMail(trx, one.purpose, one.subjectId, one.createdAt);
    });
    const tried = async () => {
      const rows = await database.reader.selectFrom("outgoingMail").select("attempts").where("state", "=", "waiting").execute();
      return [rows.length, rows.filter(({ attempts }) => Number(attempts) > 0).length];
    };
    mail.refusals = 1_000;
    mail.refusedWith = [421, "closing"];
    const failed = await send();
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThanOrEqual(connectionsMax);
    expect(await tried()).toEqual([31, failed]);
    mail.refusals = 1;
    mail.refusedWith = [451, "try again later"];
    clock.set("2026-11-23T06:02:00Z");
    expect(await send()).toBe(1);
    expect(await tried()).toEqual([1, 1]);
    expect(mail.received).toHaveLength(30);
  });

  test("that is never taken is given up after three days", async () => {
    const { send } = await opened();
    mail.refusals = 1_000;
    for (let hours = 0; hours < 76; hours += 1) {
      clock.set(new Date(Date.parse("2026-11-23T06:00:00Z") + hours * 3_600_000).toISOString());
      await send();
    }
    expect((await states())[0]?.[0]).toBe("waiting");
    for (let hours = 76; hours < 84; hours += 1) {
      clock.set(new Date(Date.parse("2026-11-23T06:00:00Z") + hours * 3_600_000).toISOString());
      await send();
    }
    expect((await states())[0]?.[0]).toBe("refused");
  });
});
