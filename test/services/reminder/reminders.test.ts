import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import type { Role } from "../../../app/domain/permissions/role";
import type { Finding, Subcontractor } from "../../../app/domain/portfolio";
import { regularJobs } from "../../../app/jobs/regular-jobs.server";
import { sendMails } from "../../../app/jobs/send-mails.server";
import { mailSenderFor } from "../../../app/mail/sender.server";
import { addAccount } from "../../../app/services/account/add-account.server";
import type { Context } from "../../../app/services/context";
import { type Job, runDue } from "../../../app/services/job/run-due.server";
import { switchOff } from "../../../db/queries/reminder.server";
import type { Database, Engine } from "../../../db/schema";
import { holding } from "../../support/call-route";
import { freshOn } from "../../support/engines";
import { aFinding, aSubcontractor } from "../../support/facts";
import { MailServer } from "../../support/mail-server";
import { Clock, testDirectory } from "../../support/register";

let mail: MailServer;
let opened: Database[] = [];
beforeEach(async () => {
  mail = await MailServer.start();
});
afterEach(async () => {
  await mail.stop();
  for (const database of opened) await database.close();
  opened = [];
});

const hourMs = 3_600_000;
const jobs = (...names: string[]): Job[] => regularJobs(() => {}).filter(({ name }) => names.includes(name));

/** Of whom nothing is due but the findings given: nothing of theirs is dated. */
const only = (key: string, findings: Finding[], given: Partial<Subcontractor> = {}): Subcontractor =>
  aSubcontractor({
    key,
    name: key,
    agreements: [],
    evidence: [],
    inspectionPlan: null,
    inspections: [],
    locations: [],
    findings,
    ...given,
  });

interface World {
  database: Database;
  clock: Clock;
  context(): Promise<Context>;
  account(name: string, ...roles: Role[]): Promise<string>;
  /** Lets time pass in steps of some hours, with a turn of the jobs and of the mail at each. */
  pass(until: string, names?: string[], hours?: number): Promise<void>;
}

async function world(engine: Engine, at: string, subcontractors: readonly Subcontractor[]): Promise<World | null> {
  const database = await freshOn(engine);
  if (database === null) return null;
  opened.push(database);
  const clock = new Clock(new Date(at));
  const settings = { smtpUrl: mail.settings.TILSYN_SMTP_URL ?? "", from: "tilsyn@nordvang.example" };
  const plain = registerOf(database, testDirectory(), clock.now);
  const register = registerOf(database, testDirectory(), clock.now, { ...plain.installation, mail: settings });
  const command = await register.contextFor({ kind: "command" });
  await holding(command, subcontractors);
  const sender = mailSenderFor(settings);
  const context = () => register.contextFor({ kind: "system" });
  return {
    database,
    clock,
    context,
    async account(name, ...roles) {
      const added = await addAccount(command, {
        name,
        email: `${name}@nordvang.example`,
        password: "fyrretyve grønne æbler",
        roles,
      });
      if (!("id" in added)) throw new Error(JSON.stringify(added));
      return added.id;
    },
    async pass(until, names = ["sweep", "reminders"], hours = 6) {
      const chosen = jobs(...names);
      const end = new Date(until).getTime();
      for (let now = clock.now().getTime() + hours * hourMs; now <= end; now += hours * hourMs) {
        clock.set(new Date(now).toISOString());
        await runDue(await context(), chosen);
        expect(await sendMails(await context(), sender)).toBe(0);
      }
    },
  };
}

const on =
  (engine: Engine, at: string, subcontractors: readonly Subcontractor[], work: (world: World) => Promise<void>) =>
  async (task: { skip: (why: string) => void }) => {
    const made = await world(engine, at, subcontractors);
    if (made === null) return task.skip("PostgreSQL could not be started");
    await work(made);
  };

/** What the mails say of a subcontractor: `days left`, in the order in which it was said; to each alike. */
const said = (name: string, to = "mette@nordvang.example") =>
  mail.received
    .filter((one) => one.to.includes(to))
    .flatMap(({ text }) => text.split(/\r?\n/).filter((line) => line.startsWith("- ") && line.includes(`, ${name} (`)))
    .map((line) => /\((.*)\)$/.exec(line)?.[1]);
const each = ["om 90 dage", "om 60 dage", "om 30 dage", "om 14 dage", "om 7 dage", "i dag"];

describe.each<Engine>(["sqlite", "postgres"])("reminders on %s", (engine) => {
  test(
    "are sent once at each lead, across the day on which clocks are put back and over a month's end",
    on(
      engine,
      "2026-07-20T20:00:00Z",
      [
        only("clocks", [aFinding({ key: "a", dueOn: "2026-10-25", closedOn: null })]),
        only("month", [aFinding({ key: "b", dueOn: "2026-10-31", closedOn: null })]),
      ],
      async ({ account, pass }) => {
        await account("mette", "compliance");
        await pass("2026-11-03T12:00:00Z");
        expect(said("clocks")).toEqual(each);
        expect(said("month")).toEqual(each);
      },
    ),
  );

  test(
    "are sent once at each lead, across the day on which clocks are put forward",
    on(
      engine,
      "2026-12-20T20:00:00Z",
      [only("clocks", [aFinding({ key: "a", dueOn: "2027-03-28", closedOn: null })])],
      async ({ account, pass }) => {
        await account("mette", "compliance");
        await pass("2027-04-02T12:00:00Z");
        expect(said("clocks")).toEqual(each);
      },
    ),
  );

  test(
    "are made up for after a week without the server: each deadline once, also one that passed meanwhile",
    on(
      engine,
      "2026-11-01T20:00:00Z",
      [
        only("between", [aFinding({ key: "a", dueOn: "2026-11-24", closedOn: null })]),
        only("passed", [aFinding({ key: "b", dueOn: "2026-11-12", closedOn: null })]),
        only("ahead", [aFinding({ key: "c", dueOn: "2026-11-22", closedOn: null })]),
      ],
      async ({ account, pass, clock }) => {
        await account("mette", "compliance");
        await pass("2026-11-08T20:00:00Z");
        const before = mail.received.length;
        clock.set("2026-11-16T05:30:00Z");
        await pass("2026-11-16T23:30:00Z");
        // All of a day is in one mail.
        expect(mail.received.length).toBe(before + 1);
        await pass("2026-11-30T20:00:00Z");
        expect(said("between")).toEqual(["om 22 dage", "om 8 dage", "om 7 dage", "i dag"]);
        expect(said("passed")).toEqual(["om 10 dage", "om 7 dage", "for 4 dage siden"]);
        expect(said("ahead")).toEqual(["om 20 dage", "om 14 dage", "om 6 dage", "i dag"]);
      },
    ),
  );

  test(
    "two processes at once, again and again, send each once",
    on(
      engine,
      "2026-11-23T04:00:00Z",
      [only("both", [aFinding({ key: "a", dueOn: "2026-11-30", closedOn: null })])],
      async ({ account, clock, context, database }) => {
        await account("mette", "compliance");
        await account("bo", "compliance");
        clock.set("2026-11-23T06:00:00Z");
        const ran = await Promise.all(Array.from({ length: 8 }, async () => runDue(await context(), jobs("reminders"))));
        expect(ran.flat()).toEqual(["reminders"]);
        const settings = (await context()).installation.mail;
        if (settings === null) throw new Error("no mail");
        const sender = mailSenderFor(settings);
        await Promise.all(Array.from({ length: 4 }, async () => sendMails(await context(), sender)));
        expect(mail.received.map(({ to }) => to.join()).sort()).toEqual(["bo@nordvang.example", "mette@nordvang.example"]);
        expect(await database.reader.selectFrom("reminder").selectAll().execute()).toHaveLength(2);
      },
    ),
  );

  test(
    "a process that ends in the middle leaves its turn to the next, and what it wrote is not said again",
    on(
      engine,
      "2026-11-23T04:00:00Z",
      [only("half", [aFinding({ key: "a", dueOn: "2026-11-30", closedOn: null })])],
      async ({ account, clock, context, database, pass }) => {
        await account("mette", "compliance");
        clock.set("2026-11-23T06:00:00Z");
        const [job] = jobs("reminders");
        if (job === undefined) throw new Error("no job");
        // It does all its work and never says so, as one that is killed before its last step.
        const ended = { ...job, work: async (...args: Parameters<Job["work"]>) => job.work(...args) };
        await runDue(await context(), [ended]);
        await database.writer
          .updateTable("job")
          .set({ doneAt: null, leasedBy: "gone", leasedUntil: "2026-11-23T06:10:00.000Z" })
          .execute();
        expect(await runDue(await context(), [job])).toEqual([]);
        clock.set("2026-11-23T06:10:00Z");
        expect(await runDue(await context(), [job])).toEqual(["reminders"]);
        await pass("2026-11-23T20:00:00Z", ["reminders"], 1);
        expect(said("half")).toEqual(["om 7 dage"]);
      },
    ),
  );

  test(
    "whoever lost the turn writes nothing more",
    on(
      engine,
      "2026-11-23T06:00:00Z",
      [only("lost", [aFinding({ key: "a", dueOn: "2026-11-30", closedOn: null })])],
      async ({ account, context, database }) => {
        await account("mette", "compliance");
        const [job] = jobs("reminders");
        if (job === undefined) throw new Error("no job");
        const heard: unknown[] = [];
        const slow: Job = {
          ...job,
          work: async (at, lease) => {
            await database.writer.updateTable("job").set({ leasedBy: "another" }).execute();
            await job.work(at, lease).catch((error: unknown) => heard.push(error));
          },
        };
        await runDue(await context(), [slow]);
        expect(heard).toEqual([new Error("Another process has taken over the turn.")]);
        expect(await database.reader.selectFrom("reminder").selectAll().execute()).toEqual([]);
        expect(await database.reader.selectFrom("outgoingMail").selectAll().execute()).toEqual([]);
      },
    ),
  );

  test(
    "go to the owner alone, or to all who are trusted with it, and to nobody who has switched them off",
    on(
      engine,
      "2026-11-22T20:00:00Z",
      [
        only("owned", [aFinding({ key: "a", dueOn: "2026-11-30", closedOn: null })], { owner: "ejer@nordvang.example" }),
        only("common", [aFinding({ key: "b", dueOn: "2026-11-30", closedOn: null })]),
      ],
      async ({ account, pass, database }) => {
        await account("ejer", "legal");
        await account("mette", "compliance");
        await switchOff(database.writer, await account("bo", "compliance"), "reminders");
        await account("revisor", "auditor");
        await pass("2026-11-23T12:00:00Z");
        expect(mail.received.map(({ to }) => to.join()).sort()).toEqual(["ejer@nordvang.example", "mette@nordvang.example"]);
        expect(said("owned", "ejer@nordvang.example")).toEqual(["om 7 dage"]);
        expect(said("owned")).toEqual([]);
        expect(said("common")).toEqual(["om 7 dage"]);
        expect(mail.received[0]?.raw).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/unsubscribe\?/im);
      },
    ),
  );

  test(
    "the digest comes on Monday at seven by the clocks of the place, once, with at most twenty lines, and takes no reminder's place",
    on(
      engine,
      "2026-10-22T20:00:00Z",
      [
        only(
          "many",
          Array.from({ length: 30 }, (_, n) =>
            aFinding({ key: `f${n}`, dueOn: `2026-11-${String((n % 9) + 10)}`, closedOn: null }),
          ),
        ),
      ],
      async ({ account, pass, clock }) => {
        await account("mette", "compliance");
        const digests = () => mail.received.filter(({ subject }) => subject.startsWith("Ugens frister"));
        // Summer time ends on Sunday 25 October: seven o'clock is 06:00 in UTC on the Monday after it.
        await pass("2026-10-26T05:59:00Z", ["sweep", "digest"], 1);
        expect(digests()).toHaveLength(0);
        clock.set("2026-10-26T05:00:00Z");
        await pass("2026-10-31T20:00:00Z", ["sweep", "digest", "reminders"], 1);
        expect(digests()).toHaveLength(1);
        const lines =
          digests()[0]
            ?.text.split("\n")
            .filter((line) => line.startsWith("- ")) ?? [];
        expect(lines).toHaveLength(20);
        expect(lines.at(-1)).toBe("- … og 11 frister mere");
        expect(digests()[0]?.text).toContain("http://localhost:3000/calendar/ahead");
        expect(mail.received.length).toBeGreaterThan(1);
      },
    ),
  );
});
