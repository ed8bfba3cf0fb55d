import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plusDays } from "../../app/domain/calendar";
import { readConfig } from "../../app/config.server";
import { openRegister, type Register } from "../../app/context.server";
import { connectionsMax } from "../../app/mail/sender.server";
import { openDueCases } from "../../app/services/inspection/open-due-cases.server";
import { sendReady } from "../../app/services/portal/send-ready.server";
import { crashFolder } from "../support/crash";
import { holding } from "../support/call-route";
import { aContact, aSubcontractor } from "../support/facts";
import { MailServer } from "../support/mail-server";
import { freshSeed, numbersFrom } from "../support/random";
import { runs } from "../support/soak";

/** 10,000 of them in the soak. */
const count = runs(500);
const kills = Math.ceil(count / 100);
const start = Date.parse("2026-11-23T08:00:00Z");
const seed = freshSeed();

let crash: Awaited<ReturnType<typeof crashFolder>>;
let mail: MailServer;
let register: Register;
let settings: Record<string, string>;

beforeAll(async () => {
  crash = await crashFolder("sending-process");
  mail = await MailServer.start();
  const data = join(crash.folder, "data");
  mkdirSync(data);
  settings = { TILSYN_DATA: data, ...mail.settings };
  register = await openRegister(readConfig(settings), () => new Date(start));
  const context = await register.contextFor({ kind: "command" });
  const inspectionPlan = { firstDueOn: plusDays(context.today, 10), everyMonths: 12, concept: 6, rationale: null };
  const some = Array.from({ length: count }, (_, n) =>
    aSubcontractor({
      key: `s${n}`,
      name: `Subcontractor ${n}`,
      contacts: [aContact({ name: `Contact ${n}`, email: `contact${n}@example.org` })],
      inspectionPlan,
      inspections: [],
      findings: [],
    }),
  );
  for (let at = 0; at < some.length; at += 1000) await holding(context, some.slice(at, at + 1000));
  await openDueCases(context);
  expect(await sendReady(context)).toBe(count);
}, 600_000);
afterAll(async () => {
  await register.close();
  await mail.stop();
  crash.remove();
});

/** Sends from a minute on. Whoever was killed has what it held in hand until its minutes are over. */
function begin(minutes: number) {
  const at = new Date(start + minutes * 60_000).toISOString();
  const child = spawn(process.execPath, [crash.program, JSON.stringify({ ...settings, at })], { stdio: "ignore" });
  return { child, ended: once(child, "close") };
}

test("invitations are each sent once; two processes that are killed send none twice but those that were under way", async () => {
  const random = numbersFrom(seed);
  let minutes = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const enough = mail.received.length + 1 + Math.floor((random() * 2 * count) / (kills + 2));
    const both = [begin(minutes), begin(minutes)];
    const ended = Promise.all(both.map((one) => one.ended));
    await Promise.race([ended, mail.reaches(enough)]);
    for (const { child } of both) child.kill("SIGKILL");
    await ended;
    minutes += 2;
  }
  for (let waits = true; waits; minutes += 60) {
    await begin(minutes).ended;
    const left = await register.database.reader.selectFrom("outgoingMail").select("id").where("state", "=", "waiting").execute();
    waits = left.length > 0;
  }
  const byName = new Map<string, Set<string>>();
  for (const { to, raw, text } of mail.received) {
    const name = `${to.join()} ${/^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim()}`;
    byName.set(name, (byName.get(name) ?? new Set()).add(/http:\S+/.exec(text)?.[0] ?? ""));
  }
  const twice = mail.received.length - byName.size;
  process.stdout.write(`invitations: ${count} sent, ${kills} times two processes killed, ${twice} twice; SEED=${seed}\n`);
  expect(byName.size).toBe(count);
  expect(new Set([...byName.keys()].map((name) => name.split(" ")[0])).size).toBe(count);
  expect(twice).toBeLessThanOrEqual(2 * kills * connectionsMax);
  // The same mail with the same link.
  for (const links of byName.values()) expect(links.size).toBe(1);
  expect(new Set([...byName.values()].flatMap((links) => [...links])).size).toBe(count);
}, 600_000);
