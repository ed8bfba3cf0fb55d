import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { perAccountMax } from "../../app/auth/attempts.server";
import { setUpFactor } from "../support/authenticator";
import { owner, Web } from "../support/web";

let web: Web;
beforeEach(async () => {
  web = await Web.start();
  await web.confirmOrganisation();
});
afterEach(() => web.end());

const later = (minutes: number) => web.clock.set(new Date(web.clock.now().getTime() + minutes * 60_000).toISOString());
const confirm = (cookie: string, fields: Record<string, string>, next = "/account") =>
  web.post(`/confirm-identity?next=${encodeURIComponent(next)}`, fields, { cookie });

describe("confirming who one is", () => {
  const guarded: readonly (readonly [path: string, method: "GET" | "POST", back: string])[] = [
    ["/export.json", "GET", "/export.json"],
    ["/export.xlsx?q=a", "GET", "/export.xlsx?q=a"],
    ["/subcontractors/x/remove", "GET", "/subcontractors/x/remove"],
    ["/subcontractors/x/remove", "POST", "/subcontractors/x/remove"],
    ["/account/second-factor", "GET", "/account/second-factor"],
    ["/account/second-factor", "POST", "/account/second-factor"],
    ["/account/password", "GET", "/account/password"],
    ["/account/password", "POST", "/account/password"],
    ["/account/sessions/end", "POST", "/account/sessions"],
    ["/account/sessions/0/end", "POST", "/account/sessions"],
  ];

  test.each(guarded)("is asked before %s (%s) ten minutes after signing in, and leads back", async (path, method, back) => {
    const cookie = await web.signedIn();
    const reach = () => (method === "GET" ? web.get(path, { cookie }) : web.post(path, {}, { cookie }));
    const asked = `/confirm-identity?next=${encodeURIComponent(back)}`;
    later(9.99);
    expect((await reach()).headers.location).not.toBe(asked);
    const fresh = method === "POST" && path === "/account/sessions/end" ? await web.signIn() : cookie;
    later(10);
    const answer = method === "GET" ? await web.get(path, { cookie: fresh }) : await web.post(path, {}, { cookie: fresh });
    expect([answer.status, answer.headers.location]).toEqual([302, asked]);
  });

  test.each(["/account/second-factor/remove", "/account/recovery-codes"])("is asked before %s", async (path) => {
    const { cookie } = await setUpFactor(web, await web.signedIn());
    expect((await web.get(path, { cookie })).status).toBe(200);
    later(10);
    for (const answer of [await web.get(path, { cookie }), await web.post(path, {}, { cookie })])
      expect(answer.headers.location).toBe(`/confirm-identity?next=${encodeURIComponent(path)}`);
    const factors = await web.register.database.reader.selectFrom("secondFactor").selectAll().execute();
    expect(factors).toHaveLength(1);
  });

  test("takes the password where there is no second factor, and gives another token", async () => {
    const cookie = await web.signedIn();
    later(11);
    const wrong = await confirm(cookie, { password: "forkert" });
    expect([wrong.status, wrong.body.includes("Adgangskoden er forkert")]).toEqual([401, true]);
    const right = await confirm(cookie, { password: owner.password });
    expect([right.status, right.headers.location]).toEqual([302, "/account"]);
    expect((await web.get("/account", { cookie })).headers.location).toMatch(/^\/sign-in/);
    expect((await web.get("/account/password", { cookie: right.cookies[0] })).status).toBe(200);
    later(10);
    expect((await web.get("/account/password", { cookie: right.cookies[0] })).status).toBe(302);
  });

  test("takes the code as well where there is one, and no code twice", async () => {
    const { app, cookie } = await setUpFactor(web, await web.signedIn());
    later(11);
    expect((await confirm(cookie, { password: owner.password })).status).toBe(401);
    expect((await confirm(cookie, { password: "forkert", code: app.code() })).status).toBe(401);
    const right = await confirm(cookie, { password: owner.password, code: app.code() });
    expect(right.status).toBe(302);
    later(11);
    expect((await confirm(right.cookies[0] ?? "", { password: owner.password, code: app.code(-22) })).status).toBe(401);
  });

  test("is limited like signing in", async () => {
    const cookie = await web.signedIn();
    for (let n = 0; n < perAccountMax; n++) expect((await confirm(cookie, { password: "forkert" })).status).toBe(401);
    expect((await confirm(cookie, { password: owner.password })).status).toBe(429);
  });

  test("leads nowhere but into this site", async () => {
    let cookie = await web.signedIn();
    for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
      const { headers, cookies } = await confirm(cookie, { password: owner.password }, next);
      expect(headers.location).toBe("/");
      cookie = cookies[0] ?? "";
    }
  });

  test("before a download ends on a page that has the link", async () => {
    const cookie = await web.signedIn();
    later(11);
    const asked = await web.get("/export.json", { cookie });
    const right = await web.post(asked.headers.location ?? "", { password: owner.password }, { cookie });
    expect(right.headers.location).toBe("/confirm-identity?next=%2Fexport.json");
    const page = await web.get(right.headers.location ?? "", { cookie: right.cookies[0] });
    expect([page.status, page.body.includes('href="/export.json"')]).toEqual([200, true]);
    expect((await web.get("/export.json", { cookie: right.cookies[0] })).status).toBe(200);
  });

  test("does nothing for whoever is not signed in", async () => {
    expect((await web.get("/confirm-identity")).headers.location).toMatch(/^\/sign-in/);
    expect((await web.post("/confirm-identity", { password: owner.password })).status).toBe(401);
  });
});
