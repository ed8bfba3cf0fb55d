import { statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { perAccountMax } from "../../app/auth/attempts.server";
import { readConfig } from "../../app/config.server";
import { openRegister } from "../../app/context.server";
import { addAccount } from "../../app/services/account/add-account.server";
import { resetSecondFactor } from "../../app/services/account/set-second-factor.server";
import { recoveryCodesIn, setUpFactor } from "../support/authenticator";
import { owner, Web } from "../support/web";

let web: Web;
beforeEach(async () => {
  web = await Web.start();
});
afterEach(() => web.end());

const later = (seconds: number) => web.clock.set(new Date(web.clock.now().getTime() + seconds * 1000).toISOString());
const isIn = async (cookie: string) => (await web.get("/welcome", { cookie })).status === 200;
const password = () => web.post("/sign-in?next=%2Fsettings", { email: owner.email, password: owner.password });
const code = (text: string, cookie: string) => web.post("/sign-in/code?next=%2Fsettings", { code: text }, { cookie });

describe("setting up", () => {
  test("takes a code of the app, shows ten codes once and ends the other sessions", async () => {
    const other = await web.signedIn();
    const first = await web.signIn();
    const { codes, cookie } = await setUpFactor(web, first);
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((one) => /^([a-hjkmnp-z2-9]{6}-){3}[a-hjkmnp-z2-9]{6}$/.test(one))).toBe(true);
    expect([await isIn(other), await isIn(first), await isIn(cookie)]).toEqual([false, false, true]);
    expect((await web.get("/account/second-factor", { cookie })).headers.location).toBe("/account");
  });

  test("refuses a wrong code and keeps the secret shown", async () => {
    const cookie = await web.signedIn();
    const page = await web.get("/account/second-factor", { cookie });
    const sealed = /name="sealed" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    const refused = await web.post("/account/second-factor", { sealed, code: "000000" }, { cookie });
    expect([refused.status, refused.body.includes(sealed), refused.body.includes("Koden er forkert")]).toEqual([422, true, true]);
    const secret = /<code class="secret">([A-Z2-7 ]+)</.exec(page.body)?.[1];
    expect(refused.body).toContain(secret);
  });

  test("takes no set-up of another account, changed or an hour old", async () => {
    const cookie = await web.signedIn();
    const page = await web.get("/account/second-factor", { cookie });
    const sealed = /name="sealed" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    const answers = [
      await web.post("/account/second-factor", { sealed: `${sealed.slice(0, -2)}AA`, code: "123456" }, { cookie }),
    ];
    const { secrets } = (await web.register.contextFor({ kind: "system" })).installation;
    const forged = secrets.seal("second-factor set-up", "another", `${web.clock.now().getTime() + 60_000} JBSWY3DPEHPK3PXP`);
    answers.push(await web.post("/account/second-factor", { sealed: forged, code: "123456" }, { cookie }));
    for (let minutes = 0; minutes < 60; minutes += 20) {
      later(20 * 60);
      await isIn(cookie);
    }
    const [proven = ""] = (await web.post("/confirm-identity", { password: owner.password }, { cookie })).cookies;
    answers.push(await web.post("/account/second-factor", { sealed, code: "123456" }, { cookie: proven }));
    expect(answers.map(({ status, body }) => [status, body.includes("Siden var for gammel")])).toEqual(
      Array.from({ length: 3 }, () => [422, true]),
    );
  });

  test("comes before everything else on https", async () => {
    const secure = await Web.start({ publicUrl: "https://tilsyn.example.com" });
    try {
      await secure.confirmOrganisation();
      const cookie = await secure.signedIn();
      for (const path of ["/", "/settings", "/export.json", "/account", "/welcome"])
        expect([path, (await secure.get(path, { cookie })).headers.location]).toEqual([path, "/account/second-factor"]);
      expect((await secure.post("/settings", { name: "x" }, { cookie })).headers.location).toBe("/account/second-factor");
      const done = await setUpFactor(secure, cookie);
      expect((await secure.get("/settings", { cookie: done.cookie })).status).toBe(200);
    } finally {
      await secure.end();
    }
  });
});

describe("signing in with a second factor", () => {
  test("takes two steps; the first alone opens nothing", async () => {
    const { app } = await setUpFactor(web, await web.signedIn());
    later(30);
    const first = await password();
    expect(first.headers.location).toBe("/sign-in/code?next=%2Fsettings");
    const half = first.cookies[0] ?? "";
    expect(await isIn(half)).toBe(false);
    expect((await web.get("/sign-in/code", { cookie: half })).status).toBe(200);
    const second = await code(app.code(), half);
    expect([second.status, second.headers.location]).toEqual([302, "/settings"]);
    expect(second.cookies[0]).not.toBe(half);
    expect([await isIn(second.cookies[0] ?? ""), await isIn(half)]).toEqual([true, false]);
    expect((await web.get("/sign-in/code")).headers.location).toBe("/sign-in");
  });

  test.each([
    [-2, 401],
    [-1, 302],
    [0, 302],
    [1, 302],
    [2, 401],
  ])("a code %i steps away: %i", async (steps, status) => {
    const { app } = await setUpFactor(web, await web.signedIn());
    later(300);
    expect((await code(app.code(steps), (await password()).cookies[0] ?? "")).status).toBe(status);
  });

  test("a used step is good no second time, nor are those before it", async () => {
    const { app } = await setUpFactor(web, await web.signedIn());
    expect((await code(app.code(), (await password()).cookies[0] ?? "")).status).toBe(401);
    later(300);
    expect((await code(app.code(0), (await password()).cookies[0] ?? "")).status).toBe(302);
    for (const steps of [0, -1]) expect((await code(app.code(steps), (await password()).cookies[0] ?? "")).status).toBe(401);
    expect((await code(app.code(1), (await password()).cookies[0] ?? "")).status).toBe(302);
  });

  test("a recovery code is good once, however it is typed, and a new set ends the old", async () => {
    const { codes, cookie } = await setUpFactor(web, await web.signedIn());
    const [one = "", two = ""] = codes;
    const half = async () => (await password()).cookies[0] ?? "";
    expect((await code(` ${one.toUpperCase().replace(/-/g, " ")}`, await half())).status).toBe(302);
    expect((await code(one, await half())).status).toBe(401);
    await web.confirmOrganisation();
    expect((await web.get("/account", { cookie })).body).toContain("9 ubrugte gendannelseskoder");
    const fresh = recoveryCodesIn((await web.post("/account/recovery-codes", {}, { cookie })).body);
    expect(fresh).toHaveLength(10);
    expect((await code(two, await half())).status).toBe(401);
    expect((await code(fresh[0] ?? "", await half())).status).toBe(302);
  });

  test("waits ten minutes for the code", async () => {
    const { app } = await setUpFactor(web, await web.signedIn());
    later(60);
    const half = (await password()).cookies[0] ?? "";
    later(10 * 60);
    const late = await code(app.code(), half);
    expect([late.status, late.body.includes("tog for lang tid")]).toEqual([401, true]);
  });

  test("codes are limited by themselves: the right password wins no more of them", async () => {
    const { app } = await setUpFactor(web, await web.signedIn());
    later(60);
    const half = (await password()).cookies[0] ?? "";
    const statuses: number[] = [];
    for (let n = 0; n < perAccountMax; n++) statuses.push((await code("000000", half)).status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    const refused = await code(app.code(), (await password()).cookies[0] ?? "");
    expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "900"]);
    later(15 * 60);
    expect((await code(app.code(), (await password()).cookies[0] ?? "")).status).toBe(302);
  });
});

describe("removing and resetting", () => {
  test("the owner removes it and signs in with the password alone", async () => {
    const { cookie } = await setUpFactor(web, await web.signedIn());
    await web.confirmOrganisation();
    expect((await web.post("/account/second-factor/remove", {}, { cookie })).headers.location).toBe(
      "/account?saved=second-factor-removed",
    );
    expect((await password()).headers.location).toBe("/settings");
    expect(await web.register.database.reader.selectFrom("recoveryCode").selectAll().execute()).toEqual([]);
  });

  test("an administrator resets another's: their sessions end, their codes too", async () => {
    const { cookie, codes } = await setUpFactor(web, await web.signedIn());
    const half = (await password()).cookies[0] ?? "";
    const context = await web.register.contextFor({ kind: "command" });
    const { id } = await web.register.database.reader.selectFrom("account").select("id").executeTakeFirstOrThrow();
    expect(await resetSecondFactor(context, id)).toBe(true);
    expect(await resetSecondFactor(context, id)).toBe(false);
    expect(await isIn(cookie)).toBe(false);
    expect((await code(codes[0] ?? "", half)).status).toBe(401);
    const actions = await web.register.database.reader
      .selectFrom("event")
      .select("content")
      .orderBy("seq", "desc")
      .limit(1)
      .execute();
    expect(actions[0]?.content).toContain('"secondFactor":null');
  });
});

describe("secrets", () => {
  test("no database holds a raw secret or code, and the key's file is its owner's alone", async () => {
    const { secret, codes } = await setUpFactor(web, await web.signedIn());
    const { reader } = web.register.database;
    const dump = JSON.stringify([
      await reader.selectFrom("secondFactor").selectAll().execute(),
      await reader.selectFrom("recoveryCode").selectAll().execute(),
      await reader.selectFrom("event").selectAll().execute(),
      await reader.selectFrom("personalValue").selectAll().execute(),
    ]);
    for (const one of [secret, ...codes]) expect(dump).not.toContain(one);
    expect(statSync(join(web.directory, "keys/secret.key")).mode & 0o777).toBe(0o600);
  });

  test("a second factor outlives a restart, and TILSYN_SECRET_KEY_FILE names another key", async () => {
    const { app } = await setUpFactor(web, await web.signedIn());
    await web.stop();
    web = await Web.start({}, web.directory, web.clock);
    later(60);
    expect((await code(app.code(), (await password()).cookies[0] ?? "")).status).toBe(302);
    const own = join(web.directory, "elsewhere/own.key");
    const register = await openRegister(readConfig({ TILSYN_DATA: web.directory, TILSYN_SECRET_KEY_FILE: own }), web.clock.now);
    const { secrets } = (await register.contextFor({ kind: "system" })).installation;
    expect(secrets.open("a", "b", secrets.seal("a", "b", "c"))).toBe("c");
    expect(statSync(own).mode & 0o777).toBe(0o600);
    await register.close();
  });

  test("what is sealed opens for the same purpose and owner, unchanged", async () => {
    const { secrets } = (await web.register.contextFor({ kind: "system" })).installation;
    const sealed = secrets.seal("purpose", "owner", "text");
    expect(secrets.open("purpose", "owner", sealed)).toBe("text");
    for (const opened of [
      secrets.open("another", "owner", sealed),
      secrets.open("purpose", "another", sealed),
      secrets.open("purpose", "owner", `${sealed.slice(0, -3)}AAA`),
      secrets.open("purpose", "owner", ""),
    ])
      expect(opened).toBeNull();
  });

  test("the command line's accounts need a second factor, too", async () => {
    const secure = await Web.start({ publicUrl: "https://tilsyn.example.com" });
    try {
      await addAccount(await secure.register.contextFor({ kind: "command" }), owner);
      expect((await secure.get("/", { cookie: await secure.signIn() })).headers.location).toBe("/account/second-factor");
    } finally {
      await secure.end();
    }
  });
});
