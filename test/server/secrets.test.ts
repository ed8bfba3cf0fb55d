import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sendMails } from "../../app/jobs/send-mails.server";
import { mailSenderFor } from "../../app/mail/sender.server";
import { createLog, logConsole } from "../../app/server/log.server";
import { inviteFirstAdministrator } from "../../app/services/account/invite-first-administrator.server";
import { recoveryCodesIn, setUpFactor } from "../support/authenticator";
import { MailServer } from "../support/mail-server";
import { type Answer, owner, Web } from "../support/web";

let lines: string[];
let mail: MailServer;
let web: Web;
const { error, warn } = console;

beforeEach(async () => {
  lines = [];
  const log = createLog({ write: (line: string) => void lines.push(line) });
  mail = await MailServer.start();
  web = await Web.start({ settings: mail.settings, log });
  // What the server's process says on its console is in its log as well.
  logConsole(log);
});
afterEach(async () => {
  Object.assign(console, { error, warn });
  await web.end();
  await mail.stop();
});

const later = (seconds: number) => web.clock.set(new Date(web.clock.now().getTime() + seconds * 1000).toISOString());

async function send(): Promise<void> {
  const { mail: settings } = web.register.installation;
  if (settings === null) throw new Error("no mail");
  await sendMails(await web.register.contextFor({ kind: "system" }), mailSenderFor(settings));
}

const tokenIn = (text: string) => /token=([\w-]{43})(?![\w-])/.exec(text)?.[1] ?? "";

/** What nobody but its owner may hold, and what it is; told apart from what only mail may hold, each in its own. */
class Secrets {
  readonly kept = new Map<string, string>();
  /** Tokens of links: the mail that brings one holds it, and no other does. */
  readonly mailed = new Map<string, string>();

  keep(name: string, ...secrets: readonly string[]): void {
    for (const secret of secrets) {
      expect(secret.length, name).toBeGreaterThan(5);
      this.kept.set(secret, name);
    }
  }

  cookies({ cookies }: Answer): string {
    for (const cookie of cookies) {
      const value = cookie.split("=")[1] ?? "";
      if (value !== "") this.keep("a cookie", value);
    }
    return cookies[0] ?? "";
  }

  token(at: number): string {
    const token = tokenIn(mail.received[at]?.text ?? "");
    expect(token).not.toBe("");
    this.mailed.set(token, `the token of mail ${at}`);
    return token;
  }

  namesIn(text: string, secrets: ReadonlyMap<string, string>): string[] {
    return [...secrets].filter(([secret]) => text.includes(secret)).map(([, name]) => name);
  }
}

/** Everything that lies in the data directory, the database with its log among it, as text and as bytes would be read. */
const filesOf = (directory: string): string =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString("latin1"))
    .join("\n");

/** As the bytes of UTF-8 read as Latin 1. */
const asBytes = (secrets: ReadonlyMap<string, string>) =>
  new Map([...secrets].map(([secret, name]) => [Buffer.from(secret).toString("latin1"), name]));

async function firstDay(secrets: Secrets) {
  const token = (await inviteFirstAdministrator(await web.register.contextFor({ kind: "system" }))) ?? "";
  secrets.keep("the first administrator's token", token);
  secrets.keep("a password", owner.password, "en forkert adgangskode");
  await web.get(`/first-administrator?token=${token}`);
  secrets.cookies(await web.post(`/first-administrator?token=${token}`, owner));
  await web.confirmOrganisation("Nordvang & Søn A/S");
  await web.post("/sign-in", { email: owner.email, password: "en forkert adgangskode" });
  const signedIn = secrets.cookies(await web.post("/sign-in", { email: owner.email, password: owner.password }));
  const { app, codes, cookie, secret } = await setUpFactor(web, signedIn);
  secrets.keep("the second factor's secret", secret, secret.toLowerCase());
  secrets.keep("a recovery code", ...codes, ...codes.map((code) => code.replaceAll("-", "")));
  secrets.keep("a cookie", cookie.split("=")[1] ?? "");
  return { app, codes, cookie };
}

async function signInInTwoSteps(secrets: Secrets, code: string): Promise<string> {
  const half = secrets.cookies(await web.post("/sign-in", { email: owner.email, password: owner.password }));
  await web.post("/sign-in/code", { code: "999999" }, { cookie: half });
  return secrets.cookies(await web.post("/sign-in/code", { code }, { cookie: half }));
}

async function inviteAndReset(secrets: Secrets, cookie: string): Promise<void> {
  const [password, fresh] = ["hjortens fire gyldne horn", "syv svaner svømmer sydpå"];
  secrets.keep("a password", password, fresh);
  await web.post("/accounts/invite", { email: "bo@example.dk", roles: "legal", language: "en" }, { cookie });
  mail.refusals = 1;
  await send();
  later(3 * 60);
  await send();
  const invitation = `/invitation?token=${secrets.token(0)}`;
  await web.get(invitation);
  await web.post(invitation, { name: "Bo Berg", password: "kort" });
  secrets.cookies(await web.post(invitation, { name: "Bo Berg", password }));
  await web.post(invitation, { name: "Bo Berg", password });
  await web.post("/forgotten-password", { email: "bo@example.dk" });
  await send();
  const reset = `/reset-password?token=${secrets.token(1)}`;
  await web.get(reset);
  await web.post(reset, { password: fresh });
  secrets.cookies(await web.post("/sign-in", { email: "bo@example.dk", password: fresh }));
}

/** Requests that put a secret where it does not belong, and faults while one is at hand. */
async function misuse(secrets: Secrets, cookie: string): Promise<void> {
  const [token = ""] = secrets.mailed.keys();
  const value = cookie.split("=")[1] ?? "";
  for (const path of [
    `/invitation/${token}`,
    `/reset-password/${token}?token=${token}`,
    `/${value}`,
    `/sign-in?password=${encodeURIComponent(owner.password)}`,
    `/nowhere?token=${token}&_data=routes%2Finvitation`,
    `/invitation?token=${token}&_data=routes%2Fnowhere`,
  ])
    await web.get(path, { cookie, headers: { Referer: `http://localhost:3000/invitation?token=${token}` } });
  await web.post("/sign-in", { email: owner.email, password: owner.password }, { headers: { "Sec-Fetch-Site": "cross-site" } });
  await web.post("/sign-in", { email: owner.email, password: owner.password }, { cookie: `${cookie}; ${cookie}` });
  await web.register.database.writer.schema.alterTable("accountLink").renameTo("gone").execute();
  const fault = await web.get(`/invitation?token=${token}`);
  expect(fault.status).toBe(500);
  expect((await web.post(`/reset-password?token=${token}`, { password: owner.password })).status).toBe(500);
  await web.register.database.writer.schema.alterTable("gone").renameTo("accountLink").execute();
}

test("no password, token, cookie or code is in the log, the database or a mail it does not belong in", async () => {
  const secrets = new Secrets();
  const { app, codes, cookie: first } = await firstDay(secrets);
  later(60);
  await signInInTwoSteps(secrets, app.code());
  const cookie = await signInInTwoSteps(secrets, codes[0] ?? "");
  expect((await web.get("/account", { cookie })).status).toBe(200);
  secrets.keep("a recovery code", ...recoveryCodesIn((await web.post("/account/recovery-codes", {}, { cookie })).body));
  await inviteAndReset(secrets, cookie);
  await misuse(secrets, cookie);
  await web.get("/sign-out", { cookie: first });
  await web.post("/sign-out", {}, { cookie });

  expect(secrets.kept.size).toBeGreaterThan(30);
  expect(secrets.mailed.size).toBe(2);
  const log = lines.join("");
  expect(secrets.namesIn(log, secrets.kept)).toEqual([]);
  expect(secrets.namesIn(log, secrets.mailed)).toEqual([]);
  expect(log).not.toMatch(/(?<!\d)999999(?!\d)|@example\.dk/);
  for (const path of ["/first-administrator", "/sign-in/code", "/invitation", "/reset-password", "/account/second-factor"])
    expect(log).toContain(`"path":"${path}"`);
  expect(lines.filter((line) => (JSON.parse(line) as { level: string }).level === "error").length).toBeGreaterThanOrEqual(3);

  const files = filesOf(web.directory);
  expect(files).toContain("bo@example.dk");
  expect(secrets.namesIn(files, asBytes(secrets.kept))).toEqual([]);
  expect(secrets.namesIn(files, asBytes(secrets.mailed))).toEqual([]);

  mail.received.forEach(({ raw, text, html }, at) => {
    const said = `${raw}\n${text}\n${html}`;
    expect(secrets.namesIn(said, secrets.kept)).toEqual([]);
    expect(secrets.namesIn(said, secrets.mailed)).toEqual([`the token of mail ${at}`]);
  });
  expect(mail.received).toHaveLength(2);
});
