import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendMails } from "../../app/jobs/send-mails.server";
import { mailSenderFor } from "../../app/mail/sender.server";
import { inviteAccount } from "../../app/services/account/invite-account.server";
import { offerReset } from "../../app/services/account/reset-password.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { setUpFactor } from "../support/authenticator";
import { holding } from "../support/call-route";
import { aSubcontractor } from "../support/facts";
import { MailServer } from "../support/mail-server";
import { owner, Web } from "../support/web";

let mail: MailServer;
let web: Web;
beforeEach(async () => {
  mail = await MailServer.start();
  web = await Web.start({ settings: mail.settings });
  await web.confirmOrganisation("Nordvang & Søn A/S");
});
afterEach(async () => {
  await web.end();
  await mail.stop();
});

const later = (minutes: number) => web.clock.set(new Date(web.clock.now().getTime() + minutes * 60_000).toISOString());
const context = () => web.register.contextFor({ kind: "system" });
async function send(): Promise<number> {
  const { mail: settings } = web.register.installation;
  if (settings === null) throw new Error("no mail");
  return sendMails(await context(), mailSenderFor(settings));
}
const linkIn = (text: string) => /http:\/\/localhost:3000(\/\S+token=[\w-]{43})(?!\S)/.exec(text)?.[1] ?? "";
const bo = { name: "Bo Berg", password: "hjortens fire gyldne horn" };
const invite = async (email = "bo@example.dk", language: "da" | "en" = "da") =>
  inviteAccount(await context(), { email, roles: ["legal"], language });
const waiting = () =>
  web.register.database.reader.selectFrom("outgoingMail").selectAll().where("state", "=", "waiting").execute();

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const { reader } = web.register.database;
  const tables = await reader.introspection.getTables();
  const rows = tables.map(({ name }) =>
    reader
      .selectFrom(name as "account")
      .selectAll()
      .execute(),
  );
  return JSON.stringify(await Promise.all(rows));
}

describe("an invitation", () => {
  test("is mailed as text and html in the invited person's language, and leads to an account with its roles", async () => {
    const cookie = await web.signedIn();
    const sent = await web.post("/accounts/invite", { email: " Bo@Example.dk", roles: "legal", language: "en" }, { cookie });
    expect([sent.status, sent.body.includes("er inviteret"), sent.body.includes("token=")]).toEqual([200, true, false]);
    expect(await send()).toBe(0);
    const [received] = mail.received;
    expect(received).toMatchObject({
      to: ["bo@example.dk"],
      from: "tilsyn@nordvang.example",
      subject: "You are invited to Tilsyn at Nordvang & Søn A/S",
    });
    expect(received?.text).toContain("seven days");
    expect(received?.html).toContain("Nordvang &#38; S");
    expect(received?.html.replace(/&#\d+;/g, "")).not.toMatch(/<script|<img|src=/);
    const path = linkIn(received?.text ?? "");
    for (let n = 0; n < 3; n++) expect((await web.get(path)).status).toBe(200);
    expect((await web.get(path, { method: "HEAD" })).status).toBe(200);
    expect((await web.get(path)).body).toContain("bo@example.dk");
    const accepted = await web.post(path, bo);
    expect([accepted.status, accepted.headers.location]).toEqual([302, "/"]);
    const account = await web.register.database.reader
      .selectFrom("account")
      .selectAll()
      .where("email", "=", "bo@example.dk")
      .executeTakeFirstOrThrow();
    expect(account).toMatchObject({ name: "Bo Berg", roles: '["legal"]', language: "en", status: "active" });
    expect((await web.get("/account", { cookie: accepted.cookies[0] })).status).toBe(200);
    expect([(await web.get(path)).status, (await web.post(path, bo)).status]).toEqual([410, 410]);
    expect(await waiting()).toEqual([]);
  });

  test("is one account of a hundred that try at once", async () => {
    await invite();
    await send();
    const path = linkIn(mail.received[0]?.text ?? "");
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await web.post(path, bo)).status));
    expect(statuses.filter((status) => status === 302)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(99);
  });

  test("ends after seven days, or with another to the same address", async () => {
    await invite();
    await send();
    await invite();
    await send();
    const [first = "", second = ""] = mail.received.map(({ text }) => linkIn(text));
    expect([(await web.get(first)).status, (await web.get(second)).status]).toEqual([410, 200]);
    later(7 * 24 * 60);
    expect((await web.post(second, bo)).status).toBe(410);
  });

  test("is refused for a taken or impossible address, no role, or an auditor with another", async () => {
    const cookie = await web.signedIn();
    for (const [fields, text] of [
      [{ email: owner.email, roles: "legal" }, "Der findes allerede en bruger"],
      [{ email: "bo", roles: "legal" }, "ikke gyldig"],
      [{ email: "bo@example.dk" }, "Vælg mindst én"],
    ] as const) {
      const refused = await web.post("/accounts/invite", fields, { cookie });
      expect([refused.status, refused.body.includes(text)]).toEqual([422, true]);
    }
    const both = await inviteAccount(await context(), { email: "c@example.dk", roles: ["auditor", "legal"], language: "da" });
    expect(both).toEqual({ refusals: { roles: { code: "auditor-alone" } } });
    expect(await waiting()).toEqual([]);
  });

  test("is for administrators, who have just proven who they are", async () => {
    const cookie = await web.signedIn();
    later(10);
    expect((await web.get("/accounts/invite", { cookie })).headers.location).toMatch(/^\/confirm-identity/);
    await web.register.database.writer.updateTable("account").set({ roles: '["legal"]' }).execute();
    expect((await web.post("/accounts/invite", { email: "x@example.dk", roles: "administrator" }, { cookie })).status).toBe(403);
  });

  test("without a mail server is a link shown once", async () => {
    const quiet = await Web.start();
    try {
      await quiet.confirmOrganisation();
      const cookie = await quiet.signedIn();
      const { body } = await quiet.post(
        "/accounts/invite",
        { email: "bo@example.dk", roles: "legal", language: "da" },
        { cookie },
      );
      const path = linkIn(body.replace(/<\/code>/, " "));
      expect((await quiet.post(path, bo)).status).toBe(302);
      expect((await quiet.get("/accounts/invite", { cookie })).body).not.toContain("token=");
    } finally {
      await quiet.end();
    }
  });
});

describe("an open invitation", () => {
  const links = () => web.register.database.reader.selectFrom("accountLink").select("id").execute();

  test("is listed for administrators, who take it back: its link is dead and a mail that waits is not sent", async () => {
    const cookie = await web.signedIn();
    await invite();
    await send();
    await invite("ida@example.dk");
    const page = await web.get("/accounts", { cookie });
    for (const text of ["Åbne invitationer", "bo@example.dk", "ida@example.dk"]) expect(page.body).toContain(text);
    expect(page.body).not.toContain("token=");
    for (const { id } of await links()) {
      const revoked = await web.post(`/accounts/invitations/${id}/revoke`, {}, { cookie });
      expect([revoked.status, revoked.headers.location]).toEqual([302, "/accounts?revoked"]);
      expect((await web.post(`/accounts/invitations/${id}/revoke`, {}, { cookie })).status).toBe(404);
    }
    expect([await send(), mail.received.length]).toEqual([0, 1]);
    const path = linkIn(mail.received[0]?.text ?? "");
    expect([(await web.get(path)).status, (await web.post(path, bo)).status]).toEqual([410, 410]);
    const after = await web.get("/accounts?revoked", { cookie });
    expect([after.body.includes("Invitationen er trukket tilbage"), after.body.includes("Åbne invitationer")]).toEqual([
      true,
      false,
    ]);
    const { body } = await web.get("/history", { cookie });
    expect(body).toContain("trak invitationen til bo@example.dk tilbage");
  });

  test("is either used or taken back, where both are tried at once", async () => {
    const cookie = await web.signedIn();
    await invite();
    await send();
    const path = linkIn(mail.received[0]?.text ?? "");
    const [link] = await links();
    const [used, revoked] = await Promise.all([
      web.post(path, bo),
      web.post(`/accounts/invitations/${link?.id}/revoke`, {}, { cookie }),
    ]);
    expect([
      [302, 404],
      [410, 302],
    ]).toContainEqual([used.status, revoked.status]);
  });

  test("is no reset of a password, and nobody else's to take back", async () => {
    const cookie = await web.signedIn();
    await web.post("/forgotten-password", { email: owner.email });
    const [reset] = await links();
    expect((await web.post(`/accounts/invitations/${reset?.id}/revoke`, {}, { cookie })).status).toBe(404);
    await invite();
    const invited = (await links()).find(({ id }) => id !== reset?.id);
    await web.register.database.writer.updateTable("account").set({ roles: '["compliance"]' }).execute();
    expect((await web.post(`/accounts/invitations/${invited?.id}/revoke`, {}, { cookie })).status).toBe(403);
    expect(await links()).toHaveLength(2);
  });

  test("of an auditor says of whom and until when, as the account's page does", async () => {
    const cookie = await web.signedIn();
    const command = await web.register.contextFor({ kind: "command" });
    await holding(command, [aSubcontractor()]);
    const fields = { email: "rie@example.dk", roles: "auditor", lastDay: "2027-03-31", limited: "yes", more: "" };
    for (const [wrong, text] of [
      [{}, "Vælg mindst én"],
      [{ more: "findes-ikke" }, "findes-ikke"],
      [{ more: "nordhavn", roles: "legal" }, "Kun en revisor"],
      [{ more: "nordhavn", lastDay: "2027-02-30" }, "2027-02-30"],
    ] as const) {
      const refused = await web.post("/accounts/invite", { ...fields, ...wrong }, { cookie });
      expect([refused.status, refused.body.includes(text), refused.body.includes("rie@example.dk")]).toEqual([422, true, true]);
    }
    expect(await links()).toEqual([]);
    expect((await web.post("/accounts/invite", { ...fields, more: "nordhavn" }, { cookie })).status).toBe(200);
    const list = (await web.get("/accounts", { cookie })).body;
    expect([list.includes("31. mar. 2027"), list.includes("(nogle underleverandører)")]).toEqual([true, true]);
    await send();
    await web.post(linkIn(mail.received[0]?.text ?? ""), { ...bo, name: "Rie Revisor" });
    const { reader } = web.register.database;
    const { id } = await reader.selectFrom("subcontractor").select("id").executeTakeFirstOrThrow();
    expect(
      await reader
        .selectFrom("account")
        .select(["roles", "scope", "endsAt"])
        .where("email", "=", "rie@example.dk")
        .executeTakeFirst(),
    ).toEqual({ roles: '["auditor"]', scope: JSON.stringify([id]), endsAt: "2027-03-31T22:00:00.000Z" });
    expect((await verifyHistory(web.register.database, new Map())).problems).toEqual([]);
  });
});

describe("a forgotten password", () => {
  const forget = (email: string) => web.post("/forgotten-password", { email });
  const chosen = "tolv små grå sten";

  test("answers and writes the same for an address that nobody has, and mails only the one that is", async () => {
    await web.signedIn();
    const counts = async () => ({ mails: (await waiting()).length, links: (await links()).length });
    const links = () => web.register.database.reader.selectFrom("accountLink").select("accountId").execute();
    const known = await forget(owner.email);
    expect(await counts()).toEqual({ mails: 1, links: 1 });
    const unknown = await forget("nobody@example.dk");
    expect(await counts()).toEqual({ mails: 2, links: 2 });
    const plain = (body: string) => body.replace(/nonce="[^"]*"|"nonce[^"]*"|nonce-[\w+/=]+/g, "");
    expect([known.status, plain(known.body)]).toEqual([unknown.status, plain(unknown.body)]);
    expect(await send()).toBe(0);
    expect(mail.received.map(({ to }) => to)).toEqual([[owner.email]]);
    expect(await waiting()).toEqual([]);
  });

  test("is limited for known and unknown alike", async () => {
    for (const email of [owner.email, "nobody@example.dk"]) {
      const statuses: number[] = [];
      for (let n = 0; n < 4; n++) statuses.push((await forget(email)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
  });

  test("is chosen anew once, by one of a hundred at once; sessions end and the second factor stays", async () => {
    const { cookie, app } = await setUpFactor(web, await web.signedIn());
    await forget(owner.email);
    await send();
    const path = linkIn(mail.received[0]?.text ?? "");
    expect((await web.post(path, { password: "kort" })).status).toBe(422);
    for (let n = 0; n < 3; n++) expect((await web.get(path)).status).toBe(200);
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => (await web.post(path, { password: chosen })).status),
    );
    expect(statuses.filter((status) => status === 302)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(99);
    expect((await web.get("/account", { cookie })).status).toBe(302);
    expect((await web.post("/sign-in", { email: owner.email, password: owner.password })).status).toBe(401);
    const first = await web.post("/sign-in", { email: owner.email, password: chosen });
    expect(first.headers.location).toBe("/sign-in/code");
    later(1);
    expect((await web.post("/sign-in/code", { code: app.code() }, { cookie: first.cookies[0] })).status).toBe(302);
  });

  test("ends after an hour, with a later reset, and with the account", async () => {
    await web.signedIn();
    await forget(owner.email);
    await forget(owner.email);
    await send();
    const [first = "", second = ""] = mail.received.map(({ text }) => linkIn(text));
    await web.register.database.writer.updateTable("account").set({ status: "disabled" }).execute();
    expect((await web.post(first, { password: chosen })).status).toBe(410);
    await web.register.database.writer.updateTable("account").set({ status: "active" }).execute();
    expect((await web.post(first, { password: chosen })).status).toBe(302);
    expect((await web.post(second, { password: chosen })).status).toBe(410);
    await forget(owner.email);
    await send();
    later(60);
    expect((await web.get(linkIn(mail.received[2]?.text ?? ""))).status).toBe(410);
  });

  test("an administrator helps somebody who cannot sign in, from the page of the account", async () => {
    const cookie = await web.signedIn();
    await invite();
    await send();
    const theirs = await web.post(linkIn(mail.received[0]?.text ?? ""), bo);
    const { cookie: withFactor } = await setUpFactor(web, theirs.cookies[0] ?? "");
    const { id } = await web.register.database.reader
      .selectFrom("account")
      .select("id")
      .where("email", "=", "bo@example.dk")
      .executeTakeFirstOrThrow();
    const isIn = async () => (await web.get("/account", { cookie: withFactor })).status === 200;
    expect((await web.get(`/accounts/${id}`, { cookie })).body).toContain(`/accounts/${id}/reset-factor`);
    for (const act of ["reset-factor", "end-sessions", "reset-password"])
      expect((await web.post(`/accounts/${id}/${act}`, {}, { cookie: withFactor })).status).toBe(403);
    expect(await isIn()).toBe(true);
    expect((await web.post(`/accounts/${id}/reset-factor`, {}, { cookie })).headers.location).toBe(`/accounts/${id}?saved`);
    expect(await isIn()).toBe(false);
    expect((await web.post(`/accounts/${id}/reset-factor`, {}, { cookie })).headers.location).toBe(`/accounts/${id}`);
    const again = await web.post("/sign-in", { email: "bo@example.dk", password: bo.password });
    expect((await web.get("/account", { cookie: again.cookies[0] })).status).toBe(200);
    expect((await web.post(`/accounts/${id}/end-sessions`, {}, { cookie })).status).toBe(302);
    expect((await web.get("/account", { cookie: again.cookies[0] })).status).toBe(302);
    const offered = await web.post(`/accounts/${id}/reset-password`, {}, { cookie });
    expect([offered.status, offered.body.includes("token=")]).toEqual([200, false]);
    expect(await send()).toBe(0);
    expect(mail.received[1]?.to).toEqual(["bo@example.dk"]);
    later(11);
    expect((await web.post(`/accounts/${id}/reset-password`, {}, { cookie })).headers.location).toMatch(/^\/confirm-identity/);
  });

  test("an administrator offers a reset without knowing the password", async () => {
    await web.signedIn();
    const { id } = await web.register.database.reader.selectFrom("account").select("id").executeTakeFirstOrThrow();
    expect(await offerReset(await context(), id, "da")).toEqual({ link: null });
    await send();
    expect((await web.post(linkIn(mail.received[0]?.text ?? ""), { password: chosen })).status).toBe(302);
    expect(await offerReset(await context(), "nobody", "da")).toBeNull();
  });
});

describe("mail", () => {
  test("is tried again later, and sent once however many send", async () => {
    await invite();
    mail.refusals = 2;
    const spoken: string[] = [];
    const { error } = console;
    console.error = (text: string) => void spoken.push(text);
    try {
      expect([await send(), await send()]).toEqual([1, 0]);
      later(1);
      expect(await send()).toBe(1);
      later(2);
    } finally {
      console.error = error;
    }
    expect(spoken).toEqual(Array.from({ length: 2 }, () => "The mail server did not take a mail (451)."));
    expect(await Promise.all([send(), send(), send()])).toEqual([0, 0, 0]);
    expect(mail.received).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  test("no token is in the database or the queue, before or after it is sent", async () => {
    await web.signedIn();
    await invite();
    await web.post("/forgotten-password", { email: owner.email });
    const before = await dump();
    await send();
    expect(mail.received).toHaveLength(2);
    const after = await dump();
    expect(before).toContain("bo@example.dk");
    for (const { text } of mail.received) {
      const token = linkIn(text).split("token=")[1] ?? "";
      expect(token).toMatch(/^[\w-]{43}$/);
      for (const held of [before, after]) expect(held).not.toContain(token);
    }
  });
});
