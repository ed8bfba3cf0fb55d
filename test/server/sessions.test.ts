import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { agentOf, coarseNetworkOf } from "../../app/auth/client";
import { addAccount } from "../../app/services/account/add-account.server";
import { endSessionsOf } from "../../app/services/account/end-sessions.server";
import { owner, Web } from "../support/web";

let web: Web;
beforeEach(async () => {
  web = await Web.start({ trustedProxies: "loopback" });
  await web.confirmOrganisation();
});
afterEach(() => web.end());

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML) Version/18.0 Mobile/15E148 Safari/604.1";

const signInFrom = async (address: string, userAgent: string, person = owner) => {
  const headers = { "X-Forwarded-For": address, "User-Agent": userAgent };
  const { cookies } = await web.post("/sign-in", { email: person.email, password: person.password }, { headers });
  return cookies[0] ?? "";
};
const add = async (person = owner) => addAccount(await web.register.contextFor({ kind: "command" }), person);
const isIn = async (cookie: string) => (await web.get("/account", { cookie })).status === 200;
const idsIn = (body: string) =>
  [...body.matchAll(/action="\/account\/sessions\/([0-9a-f-]+)\/end"/g)].map((match) => match[1] ?? "");

describe("the list of sessions", () => {
  test("says from where, when and which is this one, and ends another", async () => {
    await add();
    const here = await signInFrom("192.0.2.77", firefox);
    const there = await signInFrom("2001:db8:1:2::9", iphone);
    const { body } = await web.get("/account/sessions", { cookie: here });
    for (const text of [
      "Firefox, Linux",
      "192.0.2.0/24",
      "Safari, iPhone/iPad",
      "2001:db8:1::/48",
      "23. nov. 2026 kl. 13:00",
      "Her",
    ])
      expect(body).toContain(text);
    for (const text of ["192.0.2.77", "Gecko", "Mobile/15E148"]) expect(body).not.toContain(text);
    const [id = "", ...others] = idsIn(body);
    expect(others).toEqual([]);
    const ended = await web.post(`/account/sessions/${id}/end`, {}, { cookie: here });
    expect([ended.status, ended.headers.location]).toEqual([302, "/account/sessions?ended=yes"]);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });

  test("another's session is not there", async () => {
    await add();
    const other = { ...owner, email: "bo@example.dk" };
    await add(other);
    const here = await signInFrom("192.0.2.1", firefox);
    const theirs = await signInFrom("192.0.2.2", firefox, other);
    const { id } = await web.register.database.reader
      .selectFrom("session")
      .innerJoin("account", "account.id", "session.accountId")
      .where("email", "=", other.email)
      .select("session.id")
      .executeTakeFirstOrThrow();
    expect((await web.get("/account/sessions", { cookie: here })).body).not.toContain(id);
    expect((await web.post(`/account/sessions/${id}/end`, {}, { cookie: here })).status).toBe(404);
    expect(await isIn(theirs)).toBe(true);
  });

  test("everywhere means here, too", async () => {
    await add();
    const [here, there] = [await signInFrom("192.0.2.1", firefox), await signInFrom("192.0.2.2", iphone)];
    const answer = await web.post("/account/sessions/end", {}, { cookie: here });
    expect([answer.headers.location, answer.headers["set-cookie"]?.[0]]).toEqual([
      "/sign-in",
      expect.stringContaining("Max-Age=0"),
    ]);
    expect([await isIn(here), await isIn(there)]).toEqual([false, false]);
    const { content } = await web.register.database.reader
      .selectFrom("event")
      .select("content")
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(content).toContain('"sessions":2');
  });

  test("an administrator ends all sessions of an account", async () => {
    await add();
    const here = await signInFrom("192.0.2.1", firefox);
    const { id } = await web.register.database.reader.selectFrom("account").select("id").executeTakeFirstOrThrow();
    const context = await web.register.contextFor({ kind: "command" });
    expect([await endSessionsOf(context, id), await endSessionsOf(context, id)]).toEqual([1, 0]);
    expect(await isIn(here)).toBe(false);
  });

  test("a token says nothing of its session and the other way round", async () => {
    await add();
    const cookie = await signInFrom("192.0.2.1", firefox);
    const { body } = await web.get("/account/sessions", { cookie });
    const session = await web.register.database.reader.selectFrom("session").selectAll().executeTakeFirstOrThrow();
    for (const secret of [session.tokenHash, cookie.split("=")[1] ?? ""]) expect(body).not.toContain(secret);
    expect(session.id).not.toContain(session.tokenHash);
  });
});

test("every page of whoever is signed in has a way out", async () => {
  await add();
  const cookie = await signInFrom("192.0.2.1", firefox);
  const found: string[] = [];
  for (const path of ["/", "/settings", "/account", "/account/second-factor", "/account/sessions"]) {
    if ((await web.get(path, { cookie })).body.includes('action="/sign-out"')) found.push(path);
  }
  web.clock.set(new Date(web.clock.now().getTime() + 11 * 60_000).toISOString());
  if ((await web.get("/confirm-identity", { cookie })).body.includes('action="/sign-out"')) found.push("/confirm-identity");
  expect(found).toHaveLength(6);
});

describe("changing the password", () => {
  const next = "tolv små grå sten";
  test("takes the old one, ends the other sessions and gives this one another token", async () => {
    await add();
    const [here, there] = [await signInFrom("192.0.2.1", firefox), await signInFrom("192.0.2.2", iphone)];
    const wrong = await web.post("/account/password", { current: "forkert", chosen: next }, { cookie: here });
    expect([wrong.status, wrong.body.includes("Adgangskoden er forkert")]).toEqual([422, true]);
    const common = await web.post(
      "/account/password",
      { current: owner.password, chosen: "Hemmelig Organisation 1" },
      { cookie: here },
    );
    expect([common.status, common.body.includes("let at gætte")]).toEqual([422, true]);
    const done = await web.post("/account/password", { current: owner.password, chosen: next }, { cookie: here });
    expect(done.headers.location).toBe("/account?saved=password");
    expect([await isIn(here), await isIn(there), await isIn(done.cookies[0] ?? "")]).toEqual([false, false, true]);
    expect(await signInFrom("192.0.2.1", firefox)).toBe("");
    expect(await isIn(await signInFrom("192.0.2.1", firefox, { ...owner, password: next }))).toBe(true);
  });
});

test.each([
  [firefox, "firefox linux"],
  [iphone, "safari ios"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "edge windows"],
  ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36", "chrome android"],
  ["curl/8.5.0", "other other"],
  ["", "other other"],
])("the family of %s", (userAgent, family) => {
  const { browser, system } = agentOf(userAgent);
  expect(`${browser} ${system}`).toBe(family);
});

test.each([
  ["192.0.2.77", "192.0.2.0/24"],
  ["::ffff:192.0.2.77", "192.0.2.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["", ""],
])("the coarse network of %s", (address, network) => {
  expect(coarseNetworkOf(address)).toBe(network);
});
