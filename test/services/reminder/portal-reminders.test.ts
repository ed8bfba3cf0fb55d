import { expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import { regularJobs } from "../../../app/jobs/regular-jobs.server";
import { sendMails } from "../../../app/jobs/send-mails.server";
import { mailSenderFor } from "../../../app/mail/sender.server";
import { addAccount } from "../../../app/services/account/add-account.server";
import { runDue } from "../../../app/services/job/run-due.server";
import { listPortalSayings } from "../../../app/services/reminder/remind-portal.server";
import { plusDays } from "../../../app/domain/calendar";
import { changeCase } from "../../../db/queries/inspection-case.server";
import type { Database, Schema } from "../../../db/schema";
import { holding } from "../../support/call-route";
import { aContact, aSubcontractor } from "../../support/facts";
import { anOpenCase } from "../../support/inspections";
import { MailServer } from "../../support/mail-server";
import { Clock, freshDatabase, testDirectory } from "../../support/register";

const dueOn = "2026-11-20";

/** The columns that matter here; the others are as those of an invitation that nobody has opened. */
async function invite(database: Database, caseId: string, id: string, given: Partial<Schema["portalInvitation"]> = {}) {
  const columns = { id, caseId, tokenHash: id, name: id, email: `${id}@nordhavn.example`, language: "da" };
  const values = { ...columns, createdAt: "2026-10-01T00:00:00.000Z", expiresAt: "2027-01-01T00:00:00.000Z", ...given };
  await database.writer
    .insertInto("portalInvitation")
    .values(values as Schema["portalInvitation"])
    .execute();
}

async function sentCase(contacts: string[]) {
  const database = await freshDatabase();
  const clock = new Clock(new Date("2026-10-01T08:00:00Z"));
  const mail = await MailServer.start();
  const settings = { smtpUrl: mail.settings.TILSYN_SMTP_URL ?? "", from: "tilsyn@nordvang.example" };
  const plain = registerOf(database, testDirectory(), clock.now);
  const register = registerOf(database, testDirectory(), clock.now, { ...plain.installation, mail: settings });
  const command = await register.contextFor({ kind: "command" });
  const facts = aSubcontractor({
    key: "nordhavn",
    name: "Nordhavn",
    agreements: [],
    evidence: [],
    locations: [],
    inspectionPlan: null,
    contacts: contacts.map((name) => aContact({ name, email: `${name}@nordhavn.example` })),
  });
  await holding(command, [facts]);
  await addAccount(command, {
    name: "Mette",
    email: "mette@nordvang.example",
    password: "fyrretyve grønne æbler",
    roles: ["compliance"],
  });
  const id = await anOpenCase(command, "nordhavn");
  await database.writer
    .transaction()
    .execute((trx) => changeCase(trx, id, { state: "sent", sentAt: "2026-10-01T08:00:00.000Z", dueOn }));
  const context = () => register.contextFor({ kind: "system" });
  const jobs = regularJobs(() => {}).filter(({ name }) => name === "reminders");
  return {
    database,
    clock,
    id,
    context,
    /** What each mail of a day says, as `to: subject`. */
    async day(date: string) {
      clock.set(`${date}T06:00:00Z`);
      const before = mail.received.length;
      await runDue(await context(), jobs);
      await sendMails(await context(), mailSenderFor(settings));
      return mail.received.slice(before).map(({ to, text }) => `${to.join()}: ${text.includes("udeblevet") ? "owner" : "other"}`);
    },
    async end() {
      await mail.stop();
      await database.close();
    },
  };
}

test("those invited are reminded 14 and 7 days ahead and on the day, unless they declined or their link was ended", async () => {
  const { database, clock, id, context, end } = await sentCase(["kirsten"]);
  try {
    await invite(database, id, "kirsten");
    await invite(database, id, "declined", { declinedAt: "2026-10-02T00:00:00.000Z" });
    await invite(database, id, "revoked", { revokedAt: "2026-10-02T00:00:00.000Z" });
    await invite(database, id, "ended", { expiresAt: "2026-10-02T00:00:00.000Z" });
    const said: string[] = [];
    for (let day = "2026-11-01"; day <= dueOn; day = plusDays(day, 1)) {
      clock.set(`${day}T06:00:00Z`);
      for (const { recipient, lead, caseId, subject } of await listPortalSayings(await context(), day)) {
        said.push(`${day} ${recipient} ${lead}`);
        const row = { recipient, subject, subjectId: caseId, dueOn, lead, remindedOn: day, mailId: null };
        await database.writer.insertInto("reminder").values(row).execute();
      }
    }
    expect(said).toEqual(["2026-11-06 kirsten 14", "2026-11-13 kirsten 7", "2026-11-20 kirsten 0"]);
  } finally {
    await end();
  }
});

test("what stays unanswered is said to the second contact on the day after, to the owner on the next, once each", async () => {
  const { database, id, day, end } = await sentCase(["kirsten", "søren"]);
  try {
    await invite(database, id, "kirsten");
    await day("2026-11-20");
    expect(await day("2026-11-21")).toEqual(["søren@nordhavn.example: other"]);
    expect(await day("2026-11-22")).toEqual(["mette@nordvang.example: owner"]);
    expect(await day("2026-11-23")).toEqual([]);
  } finally {
    await end();
  }
});

test("without a second contact the owner is told on the day after; answered, nobody is", async () => {
  const { database, id, day, end } = await sentCase(["kirsten"]);
  try {
    await invite(database, id, "kirsten");
    await day("2026-11-20");
    expect(await day("2026-11-21")).toEqual(["mette@nordvang.example: owner"]);
  } finally {
    await end();
  }
  const answered = await sentCase(["kirsten", "søren"]);
  try {
    await invite(answered.database, answered.id, "kirsten");
    await answered.day("2026-11-20");
    await answered.database.writer.transaction().execute((trx) => changeCase(trx, answered.id, { state: "submitted" }));
    expect(await answered.day("2026-11-21")).toEqual([]);
    expect(await answered.day("2026-11-22")).toEqual([]);
  } finally {
    await answered.end();
  }
});
