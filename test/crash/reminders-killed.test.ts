import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../app/config.server";
import { openRegister, type Register } from "../../app/context.server";
import { everything } from "../../app/domain/permissions/scope";
import { addAccount } from "../../db/queries/account.server";
import { newId } from "../../db/new-id.server";
import { holding } from "../support/call-route";
import { crashFolder } from "../support/crash";
import { aFinding, aSubcontractor } from "../support/facts";
import { MailServer } from "../support/mail-server";

let crash: Awaited<ReturnType<typeof crashFolder>>;
let mail: MailServer;
let register: Register;
let settings: Record<string, string>;
const people = 40;
const start = Date.parse("2026-11-23T06:00:00Z");

beforeAll(async () => {
  crash = await crashFolder("reminding-process");
  mail = await MailServer.start();
  const data = join(crash.folder, "data");
  mkdirSync(data);
  settings = { TILSYN_DATA: data, ...mail.settings };
  register = await openRegister(readConfig(settings), () => new Date(start));
  const command = await register.contextFor({ kind: "command" });
  await holding(command, [aSubcontractor({ findings: [aFinding({ dueOn: "2026-11-30", closedOn: null })] })]);
  await register.database.writer.transaction().execute(async (trx) => {
    for (let n = 0; n < people; n += 1)
      await addAccount(trx, {
        id: newId(),
        email: `p${n}@nordvang.example`,
        name: `P${n}`,
        roles: ["compliance"],
        scope: everything,
        endsAt: null,
        status: "active",
        language: null,
        passwordHash: null,
        createdAt: "2026-11-01T00:00:00.000Z",
        lastSignInAt: null,
      });
  });
}, 120_000);
afterAll(async () => {
  await register.close();
  await mail.stop();
  crash.remove();
});

const begin = (minutes: number): ChildProcess => {
  const at = new Date(start + minutes * 60_000).toISOString();
  return spawn(process.execPath, [crash.program, JSON.stringify({ ...settings, at })], { stdio: ["ignore", "ignore", "pipe"] });
};
const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
const reminded = async () => {
  const rows = await register.database.reader.selectFrom("reminder").select("recipient").distinct().execute();
  return rows.length;
};

test("two processes at a time, killed again and again in the middle, remind everybody once", async () => {
  let minutes = 0;
  const seen: number[] = [];
  for (const enough of [3, 9, 15, 20, 25, 30]) {
    const children = [begin(minutes), begin(minutes)];
    while ((await reminded()) < enough && !children.every(isOver))
      await register.database.reader.selectFrom("job").selectAll().execute();
    await Promise.all(
      children.map(async (child) => {
        if (isOver(child)) return;
        const ended = once(child, "close");
        child.kill("SIGKILL");
        await ended;
      }),
    );
    seen.push(await reminded());
    // Whoever was killed still has the turn until its lease has run out.
    minutes += 10;
  }
  // It was in the middle that they were killed.
  expect(seen[0]).toBeGreaterThanOrEqual(3);
  expect(seen[0]).toBeLessThan(people);
  const last = begin(minutes);
  await once(last, "close");
  expect(last.exitCode).toBe(0);
  const rows = await register.database.reader.selectFrom("reminder").select(["recipient", "lead", "mailId"]).execute();
  expect(new Set(rows.map(({ recipient }) => recipient)).size).toBe(people);
  const queued = await register.database.reader.selectFrom("outgoingMail").select(["id", "subjectId", "state"]).execute();
  expect(new Set(queued.map(({ subjectId }) => subjectId)).size).toBe(people);
  expect(queued).toHaveLength(people);
  expect(new Set(rows.map(({ mailId }) => mailId))).toEqual(new Set(queued.map(({ id }) => id)));
  // One that was taken and not noted as sent is sent again, under the same name: whoever gets it twice knows it for the same.
  const again = begin(minutes + 90);
  await once(again, "close");
  const names = mail.received.map(({ to, raw }) => `${to.join()} ${/^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim()}`);
  expect(new Set(names).size).toBe(people);
}, 120_000);
