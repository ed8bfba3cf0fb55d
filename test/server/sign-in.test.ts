import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { perAccountMax, perAddressMax, reserveAttempt } from "../../app/auth/attempts.server";
import { inviteFirstAdministrator } from "../../app/services/account/invite-first-administrator.server";
import { addAccount } from "../../app/services/account/add-account.server";
import { owner, Web } from "../support/web";

let web: Web;
beforeEach(async () => {
  web = await Web.start();
});
afterEach(() => web.end());

const system = (at = web) => at.register.contextFor({ kind: "system" });
const addOwner = async () => addAccount(await system(), owner);
const tryPassword = (password: string, email = owner.email, at = web, headers: Record<string, string> = {}) =>
  at.post("/sign-in", { email, password }, { headers });

describe("signing in", () => {
  test("leads to where one was going, with a cookie that scripts cannot read", async () => {
    await addOwner();
    const { status, headers } = await web.post("/sign-in?next=%2Fsettings", {
      email: " ADA@Example.dk ",
      password: owner.password,
    });
    expect([status, headers.location]).toEqual([302, "/settings"]);
    expect(headers["set-cookie"]).toEqual([expect.stringMatching(/^tilsyn=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)]);
    const elsewhere = await web.post("/sign-in?next=%2F%2Fevil.example", { email: owner.email, password: owner.password });
    expect(elsewhere.headers.location).toBe("/");
  });

  test("uses the __Host- cookie on https", async () => {
    const secure = await Web.start({ publicUrl: "https://tilsyn.example.com" });
    try {
      await addAccount(await system(secure), owner);
      const { headers } = await tryPassword(owner.password, owner.email, secure);
      expect(headers["set-cookie"]?.[0]).toMatch(/^__Host-tilsyn=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
      const cookie = headers["set-cookie"]?.[0]?.split(";")[0];
      const reached = async (sent: string | undefined) => (await secure.get("/welcome", { cookie: sent })).headers.location;
      expect(await reached(cookie)).toBe("/account/second-factor");
      expect(await reached(cookie?.replace("__Host-", ""))).toMatch(/^\/sign-in/);
    } finally {
      await secure.end();
    }
  });

  test("says the same of an unknown e-mail, a wrong password and a disabled account", async () => {
    await addOwner();
    const pages = [await tryPassword("en helt forkert kode"), await tryPassword("en helt forkert kode", "ukendt@example.dk")];
    await web.register.database.writer.updateTable("account").set({ status: "disabled" }).execute();
    pages.push(await tryPassword(owner.password));
    const told = pages.map(({ status, body }) => [
      status,
      body.includes("E-mail eller adgangskode er forkert"),
      body.includes("disabled"),
    ]);
    expect(told).toEqual([
      [401, true, false],
      [401, true, false],
      [401, true, false],
    ]);
  });

  test("starts another session and ends the browser's old one", async () => {
    const first = await web.signedIn();
    const { cookies } = await web.post("/sign-in", { email: owner.email, password: owner.password }, { cookie: first });
    expect(cookies[0]).not.toBe(first);
    expect((await web.get("/welcome", { cookie: first })).status).toBe(302);
    expect((await web.get("/welcome", { cookie: cookies[0] })).status).toBe(200);
  });

  test("keeps no token, password or e-mail where they can be read", async () => {
    const cookie = await web.signedIn();
    const { reader } = web.register.database;
    const [session] = await reader.selectFrom("session").selectAll().execute();
    expect(session?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(session)).not.toContain(cookie.split("=")[1]);
    const account = await reader.selectFrom("account").selectAll().executeTakeFirstOrThrow();
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    const events = JSON.stringify(await reader.selectFrom("event").selectAll().execute());
    expect(events).toContain("signed-in");
    expect(events).not.toContain(owner.email);
    expect(JSON.stringify(await reader.selectFrom("signInAttempt").selectAll().execute())).not.toContain("ada");
  });
});

describe("a session", () => {
  const minutes = (count: number) => new Date(web.clock.now().getTime() + count * 60_000).toISOString();
  const isIn = async (cookie: string) => (await web.get("/welcome", { cookie })).status === 200;

  test("ends after 30 minutes without a request", async () => {
    const cookie = await web.signedIn();
    web.clock.set(minutes(29));
    expect(await isIn(cookie)).toBe(true);
    web.clock.set(minutes(29));
    expect(await isIn(cookie)).toBe(true);
    web.clock.set(minutes(30));
    expect(await isIn(cookie)).toBe(false);
  });

  test("ends after 12 hours however busy it is", async () => {
    const cookie = await web.signedIn();
    for (let at = 0; at < 12 * 60 - 20; at += 20) {
      web.clock.set(minutes(20));
      expect(await isIn(cookie)).toBe(true);
    }
    web.clock.set(minutes(20));
    expect(await isIn(cookie)).toBe(false);
  });

  test("ends with signing out, at the server", async () => {
    const cookie = await web.signedIn();
    const { status, headers } = await web.post("/sign-out", {}, { cookie });
    expect([status, headers.location, headers["set-cookie"]?.[0]]).toEqual([
      302,
      "/sign-in",
      expect.stringContaining("Max-Age=0"),
    ]);
    expect(await isIn(cookie)).toBe(false);
    await web.confirmOrganisation();
    expect((await web.get("/sign-out", { cookie: await web.signIn() })).status).toBe(405);
  });

  test("ends at the next request of an account that was disabled", async () => {
    const cookie = await web.signedIn();
    expect(await isIn(cookie)).toBe(true);
    await web.register.database.writer.updateTable("account").set({ status: "disabled" }).execute();
    expect(await isIn(cookie)).toBe(false);
  });

  test("is not had for a made-up token", async () => {
    await web.signedIn();
    for (const cookie of ["tilsyn=", `tilsyn=${"a".repeat(43)}`, "tilsyn=' or 1=1 --", "__Host-tilsyn=x"])
      expect(await isIn(cookie)).toBe(false);
  });
});

describe("attempts", () => {
  const fail = async (times: number, at = web) => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n++) statuses.push((await tryPassword("en helt forkert kode", owner.email, at)).status);
    return statuses;
  };

  test("are limited, survive a restart and are free again after 15 minutes", async () => {
    await addOwner();
    expect(new Set(await fail(perAccountMax))).toEqual(new Set([401]));
    const refused = await tryPassword(owner.password);
    expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "900"]);
    await web.stop();
    web = await Web.start({}, web.directory, web.clock);
    expect((await tryPassword(owner.password)).status).toBe(429);
    web.clock.set(new Date(web.clock.now().getTime() + 15 * 60_000).toISOString());
    expect((await tryPassword(owner.password)).status).toBe(302);
  });

  test("are limited for e-mails that nobody has, too", async () => {
    const statuses: number[] = [];
    for (let n = 0; n <= perAccountMax; n++) statuses.push((await tryPassword("x", "nobody@example.dk")).status);
    expect(statuses.at(-1)).toBe(429);
  });

  test("are counted when they come all at once", async () => {
    await addOwner();
    const answers = await Promise.all(Array.from({ length: perAccountMax * 2 }, () => tryPassword("en helt forkert kode")));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(perAccountMax);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(perAccountMax);
  });

  test("from elsewhere do not keep the owner out", async () => {
    const proxied = await Web.start({ trustedProxies: "loopback" });
    try {
      await addAccount(await system(proxied), owner);
      const from = (address: string, password: string) =>
        tryPassword(password, owner.email, proxied, { "X-Forwarded-For": address });
      expect((await from("192.0.2.1", owner.password)).status).toBe(302);
      for (let n = 0; n < perAccountMax; n++) expect((await from(`198.51.100.${n}`, "en helt forkert kode")).status).toBe(401);
      expect((await from("198.51.100.200", owner.password)).status).toBe(429);
      expect((await from("192.0.2.1", owner.password)).status).toBe(302);
    } finally {
      await proxied.end();
    }
  });

  test("are limited per address; an address is believed only from a trusted proxy", async () => {
    const { database, now } = web.register;
    for (let n = 1; n < perAddressMax; n++) {
      expect(
        await reserveAttempt(database, { email: `person${n}@example.dk`, address: "127.0.0.1", step: "password" }, now()),
      ).toBeNull();
    }
    const from = (address: string) => tryPassword("x", "somebody@example.dk", web, { "X-Forwarded-For": address });
    expect([(await from("192.0.2.1")).status, (await from("192.0.2.2")).status]).toEqual([401, 429]);
  });
});

describe("the first administrator", () => {
  const invite = async () => (await inviteFirstAdministrator(await system())) ?? "";
  const create = (token: string, fields = {}) => web.post(`/first-administrator?token=${token}`, { ...owner, ...fields });

  test("is created once, signed in and asked for the organisation", async () => {
    const token = await invite();
    for (let n = 0; n < 3; n++) expect((await web.get(`/first-administrator?token=${token}`)).status).toBe(200);
    // Without JavaScript, too, the form goes where the token stands.
    expect((await web.get(`/first-administrator?token=${token}`)).body).toContain(`action="/first-administrator?token=${token}"`);
    expect((await web.get(`/first-administrator?token=${token}`, { method: "HEAD" })).status).toBe(200);
    const { status, headers, cookies } = await create(token);
    expect([status, headers.location]).toEqual([302, "/welcome"]);
    expect((await web.get("/", { cookie: cookies[0] })).headers.location ?? "/welcome").toBe("/welcome");
    expect((await create(token, { email: "b@example.dk" })).status).toBe(410);
    expect((await web.get(`/first-administrator?token=${token}`)).status).toBe(410);
    expect(await inviteFirstAdministrator(await system())).toBeNull();
  });

  test("is one of a hundred who try at once", async () => {
    const token = await invite();
    const all = Array.from({ length: 100 }, (_, n) => create(token, { email: `person${n}@example.dk` }));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 302)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(99);
    expect(await web.register.database.reader.selectFrom("account").select("id").execute()).toHaveLength(1);
  });

  test("needs a link that is fresh: a new one ends the old, a day ends it", async () => {
    const old = await invite();
    const token = await invite();
    expect((await create(old)).status).toBe(410);
    web.clock.set(new Date(web.clock.now().getTime() + 24 * 60 * 60_000).toISOString());
    expect((await create(token)).status).toBe(410);
    expect((await create("")).status).toBe(410);
  });

  test("may correct what was typed without losing the link", async () => {
    const token = await invite();
    const refused = await create(token, { password: "kort", email: "not an email", name: "" });
    expect(refused.status).toBe(422);
    for (const text of ["mindst 12 tegn", "E-mailadressen er ikke gyldig", "Feltet skal udfyldes"])
      expect(refused.body).toContain(text);
    expect(refused.body).not.toContain("kort&quot;");
    expect((await create(token, { password: "Password1234!" })).status).toBe(422);
    expect((await create(token)).status).toBe(302);
  });
});
