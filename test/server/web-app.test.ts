import { sql } from "kysely";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RegisterBusy } from "../../db/dialect/busy.server";
import { clientDirectory } from "../support/remix-build";
import { sameOrigin, Web } from "../support/web";

let web: Web;
beforeAll(async () => {
  web = await Web.start();
});
afterAll(() => web.end());

const nonceIn = (policy: unknown) => /'nonce-([^']+)'/.exec(String(policy))?.[1];

describe("titles", () => {
  const titlesOf = (body: string) => [...body.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title);

  test("stand once on every page, and say what is wrong where something is", async () => {
    const cookie = await web.signedIn();
    await web.confirmOrganisation();
    const titles = {
      "/": "Overblik · Tilsyn",
      "/no-such-page": "Siden findes ikke · Tilsyn",
      "/subcontractors/nobody": "Fejl: Siden findes ikke · Tilsyn",
      "/?on=2026-02-30": "Fejl: Den dag kan ikke vises · Tilsyn",
      "/subcontractors/fjord-data/agreements": "Aftaler · Fjord Data · Tilsyn",
      "/subcontractors/fjord-data/agreements?on=2200-01-01": "Fejl: Den dag kan ikke vises · Tilsyn",
    };
    await web.post("/subcontractors/new", { name: "Fjord Data", status: "active", criticality: "medium" }, { cookie });
    for (const [path, title] of Object.entries(titles))
      expect(titlesOf((await web.get(path, { cookie })).body), path).toEqual([title]);
    expect(titlesOf((await web.get("/sign-in")).body)).toEqual(["Log ind · Tilsyn"]);
  });
});

describe("headers", () => {
  const everywhere = ["/sign-in", "/no-such-page", "/healthz", "/%2e", "/__manifest", "/assets/no-such-file.js"];

  test.each(everywhere)("stand on %s", async (path) => {
    const { headers } = await web.get(path);
    const policy = String(headers["content-security-policy"]);
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "style-src 'self';",
      "img-src 'self' data:",
      "script-src 'self' 'nonce-",
    ])
      expect(policy).toContain(part);
    expect(/script-src[^-][^;]*unsafe/.test(policy)).toBe(false);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test("carry another nonce each time, and the page's scripts carry the same", async () => {
    const [one, two] = [await web.get("/sign-in"), await web.get("/sign-in")];
    const nonce = nonceIn(one.headers["content-security-policy"]);
    expect(nonce).toBeDefined();
    expect(nonceIn(two.headers["content-security-policy"])).not.toBe(nonce);
    const scripts = one.body.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  });

  test("let nothing be kept but files named by their content", async () => {
    const name = readdirSync(join(clientDirectory, "assets")).find((file) => file.endsWith(".js")) ?? "";
    const { status, headers } = await web.get(`/assets/${name}`);
    expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect((await web.get("/assets/%2e%2e/server/index.js")).status).toBe(404);
    expect((await web.get("/.vite/manifest.json")).status).toBe(404);
  });

  test("ask for https for good only where the product is reached by it", async () => {
    const secure = await Web.start({ publicUrl: "https://tilsyn.example.com" });
    try {
      expect((await secure.get("/sign-in")).headers["strict-transport-security"]).toMatch(/^max-age=63072000/);
    } finally {
      await secure.end();
    }
  });
});

describe("gates", () => {
  test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])("%s is not used", async (method) => {
    const { status, headers } = await web.get("/sign-in", { method, headers: sameOrigin });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD, POST"]);
  });

  test.each([
    "//sign-in",
    "/sign-in//",
    "/%2fsign-in",
    "/%2Fsign-in",
    "/a%5cb",
    "/a\\b",
    "/%2e/sign-in",
    "/a/../sign-in",
    "/./sign-in",
    "/%00",
    "/%",
    "/__manifest",
    "/__manifest?p=/&version=x",
    "/__MANIFEST/",
    "http://evil.example/sign-in",
  ])("%s is no address", async (path) => {
    expect((await web.get(path)).status).toBe(404);
  });

  test("what is too large is refused before it is read", async () => {
    const large = { headers: { ...sameOrigin, "Content-Length": String(1024 * 1024 + 1) }, method: "POST" };
    expect((await web.get("/sign-in", large)).status).toBe(413);
    const chunked = { headers: { ...sameOrigin, "Transfer-Encoding": "chunked" }, method: "POST", body: "a=b" };
    expect((await web.get("/sign-in", chunked)).status).toBe(411);
    const file = (bytes: number) => ({ headers: { ...sameOrigin, "Content-Length": String(bytes) }, method: "POST" });
    expect((await web.get("/import", file(52 * 1024 * 1024))).status).toBe(413);
  });

  test("health is told without signing in", async () => {
    const { status, body } = await web.get("/healthz");
    expect([status, body]).toEqual([200, "ok\n"]);
  });

  test("a page that does not exist says so in the visitor's language", async () => {
    const danish = await web.get("/no-such-page");
    expect([danish.status, danish.body.includes("<h1>Siden findes ikke</h1>")]).toEqual([404, true]);
    const english = await web.get("/no-such-page", { cookie: "tilsyn-language=en" });
    expect([english.body.includes('lang="en"'), english.body.includes("<h1>There is no such page</h1>")]).toEqual([true, true]);
  });
});

describe("the language", () => {
  test("is switched for the browser, and for good where somebody is signed in", async () => {
    const own = await Web.start();
    try {
      const cookie = await own.signedIn();
      const answer = await own.post("/language", { language: "en", next: "/welcome?a=b" }, { cookie });
      expect([answer.status, answer.headers.location]).toEqual([302, "/welcome?a=b"]);
      expect((await own.get("/welcome", { cookie })).body).toContain("Welcome to Tilsyn");
      expect((await own.get("/sign-in", { cookie: answer.cookies[0] })).body).toContain("Sign in");
      expect((await own.get("/sign-in")).body).toContain("Log ind");
      for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
        expect((await own.post("/language", { language: "da", next })).headers.location).toBe("/");
      }
    } finally {
      await own.end();
    }
  });
});

test("the server stops when told to and answers what it has begun", async () => {
  const own = await Web.start();
  const answers = [own.get("/sign-in"), own.get("/healthz")];
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
  await Promise.all([own.stop(), own.end()]);
  await expect(own.get("/healthz")).rejects.toThrow();
});

test("a register that is busy says so, and when to come back", async () => {
  const busy = () => {
    throw new RegisterBusy();
  };
  const planted = await Web.start({
    build: (build) => {
      const route = build.routes["routes/sign-in"];
      if (route === undefined) throw new Error("The sign-in page is gone.");
      const module = { ...route.module, loader: busy, action: busy };
      return { ...build, routes: { ...build.routes, "routes/sign-in": { ...route, module } } };
    },
  });
  for (const answer of [
    await planted.get("/sign-in"),
    await planted.get("/sign-in?_data=routes%2Fsign-in"),
    await planted.post("/sign-in", { email: "a@example.org", password: "x" }),
  ])
    expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "10"]);
  expect((await planted.get("/sign-in")).body).toContain("Intet er ændret");
  await planted.end();
});

test("a disk without room is said to be full, reading goes on, and there is room again once there is", async () => {
  const own = await Web.start();
  const cookie = await own.signedIn();
  await own.confirmOrganisation();
  const writer = own.register.database.writer;
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(writer);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(writer);
  const add = (name: string) => own.post("/subcontractors/new", { name, status: "active", criticality: "medium" }, { cookie });
  let added = 0;
  let answer = await add("Fjord 0");
  for (; answer.status === 302 && added < 200; added += 1) answer = await add(`Fjord ${added + 1}`);
  expect(answer.status).toBe(507);
  expect(answer.body).toContain("Serverens disk er fuld");
  own.clock.set("2026-11-23T12:20:00Z");
  const list = await own.get("/subcontractors", { cookie });
  expect(list.status).toBe(200);
  expect(list.body.includes(`Fjord ${added}`)).toBe(false);
  await sql`pragma max_page_count = 1000000`.execute(writer);
  expect((await add("Fjord bagefter")).status).toBe(302);
  await own.end();
});
