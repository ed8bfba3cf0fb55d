import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createLog } from "../../app/server/log.server";
import { clientDirectory, remixBuild } from "../support/remix-build";
import { shapesOf } from "../support/url-shapes";
import { type Answer, owner, sameOrigin, Web, type WebOptions } from "../support/web";

const opened: Web[] = [];
async function start(options: WebOptions = {}): Promise<Web> {
  const web = await Web.start(options);
  opened.push(web);
  return web;
}
afterEach(async () => {
  for (const web of opened.splice(0)) await web.end();
});

/** The one page that a page of ours may show in a frame. */
const isView = (path: string) => /^\/documents\/[^/]+\/versions\/\d+\/view(\?|$)/.test(path);

const missing = ({ headers }: Answer, secure: boolean, path: string) => {
  const policy = String(headers["content-security-policy"]);
  const wanted: [string, boolean][] = [
    [
      "content-security-policy",
      /script-src 'self' 'nonce-[\w+/=]{24}'/.test(policy) &&
        policy.includes(`frame-ancestors '${isView(path) ? "self" : "none"}'`),
    ],
    ["object-src and base-uri", policy.includes("object-src 'none'") && policy.includes("base-uri 'none'")],
    ["x-content-type-options", headers["x-content-type-options"] === "nosniff"],
    ["referrer-policy", headers["referrer-policy"] === "no-referrer"],
    ["cross-origin-opener-policy", headers["cross-origin-opener-policy"] === "same-origin"],
    ["cross-origin-resource-policy", headers["cross-origin-resource-policy"] === "same-origin"],
    ["permissions-policy", headers["permissions-policy"] !== undefined],
    ["cache-control", /no-store|immutable|no-cache|max-age=0/.test(String(headers["cache-control"]))],
    ["strict-transport-security", (headers["strict-transport-security"] !== undefined) === secure],
    ["x-powered-by", headers["x-powered-by"] === undefined],
  ];
  return wanted.flatMap(([name, isThere]) => (isThere ? [] : [name]));
};

describe("headers", () => {
  test("stand on every response: pages, data, redirects, refusals, errors, files", async () => {
    const build = await remixBuild();
    const file = readdirSync(join(clientDirectory, "assets")).find((name) => name.endsWith(".css")) ?? "";
    for (const publicUrl of ["http://localhost:3000", "https://tilsyn.example.com"]) {
      const web = await start({ publicUrl });
      await web.confirmOrganisation();
      const cookie = publicUrl.startsWith("http:") ? await web.signedIn() : undefined;
      const wrong: string[] = [];
      let answers = 0;
      const statuses = new Set<number>();
      const check = (said: string, answer: Answer, path = said) => {
        answers += 1;
        statuses.add(answer.status);
        for (const name of missing(answer, publicUrl.startsWith("https:"), path))
          wrong.push(`${said} -> ${answer.status}: ${name}`);
      };
      for (const id of Object.keys(build.routes)) {
        for (const { shape, path, method } of shapesOf(build, id)) {
          check(`${shape} ${path}`, await web.get(path, { cookie, ...(method && { method }) }), path);
          if (method === undefined && shape === "plain") check(`POST ${path}`, await web.post(path, { a: "b" }), path);
        }
      }
      for (const path of [`/assets/${file}`, "/assets/none.js", "/healthz", "/readyz", "/metrics", "/no-such-page"])
        check(path, await web.get(path));
      check("another site", await web.get("/sign-in", { method: "POST", headers: { "Sec-Fetch-Site": "cross-site" } }));
      check("too large", await web.get("/sign-in", { method: "POST", headers: { ...sameOrigin, "Content-Length": "9999999" } }));
      expect(wrong).toEqual([]);
      for (const status of [200, 302, 401, 403, 404, 405, 413]) expect([status, statuses.has(status)]).toEqual([status, true]);
      process.stdout.write(`headers: ${answers} responses of ${publicUrl}\n`);
    }
  }, 200_000);
});

describe("limits", () => {
  test("a session and a network wait when they ask too often, also after a restart", async () => {
    const web = await start({ settings: { TILSYN_REQUESTS_A_MINUTE: "20" } });
    await web.confirmOrganisation();
    const cookie = await web.signedIn();
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) statuses.push((await web.get("/access", { cookie })).status);
    expect([
      statuses.slice(0, 20).every((status) => status === 200),
      statuses.slice(20).every((status) => status === 429),
    ]).toEqual([true, true]);
    const refused = await web.get("/access", { cookie });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    // Others at the same address go on; whether the server is alive is always told.
    expect((await web.get("/sign-in")).status).toBe(200);
    expect((await web.get("/healthz", { cookie })).status).toBe(200);
    await web.restart();
    expect((await web.get("/access", { cookie })).status).toBe(429);
    web.clock.set(new Date(web.clock.now().getTime() + 61_000).toISOString());
    expect((await web.get("/access", { cookie })).status).toBe(200);
    for (let n = 0; n < 200; n++) await web.get("/sign-in", { cookie: `tilsyn=${String(n).padStart(43, "x")}` });
    expect((await web.get("/sign-in")).status).toBe(429);
  });
});

describe("readiness and figures", () => {
  test("ready is who can write to a register of the present schema", async () => {
    const web = await start();
    expect((await web.get("/readyz")).body).toBe("ready\n");
    await web.register.database.writer
      .deleteFrom("kysely_migration" as never)
      .where("name" as never, "=", "2026-12-04-access" as never)
      .execute();
    expect((await web.get("/readyz")).status).toBe(503);
  });

  test("figures are for this machine alone, or for whoever holds the token", async () => {
    const web = await start();
    await web.get("/sign-in");
    const own = await web.get("/metrics");
    expect([own.status, own.body.includes('tilsyn_requests_total{method="GET",status="200"} 1')]).toEqual([200, true]);
    expect((await web.get("/metrics", { headers: { "X-Forwarded-For": "192.0.2.1" } })).status).toBe(404);
    const token = "0123456789abcdef0123456789abcdef";
    const guarded = await start({ settings: { METRICS_TOKEN: token } });
    expect((await guarded.get("/metrics")).status).toBe(404);
    expect((await guarded.get("/metrics", { headers: { Authorization: `Bearer ${token}x` } })).status).toBe(404);
    expect((await guarded.get("/metrics", { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
  });
});

test("the log notes requests as lines of JSON, without tokens, passwords or people", async () => {
  const lines: string[] = [];
  const log = createLog({ write: (line: string) => void lines.push(line) });
  const web = await start({ log });
  await web.confirmOrganisation();
  const cookie = await web.signedIn();
  await web.get("/first-administrator?token=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", { cookie });
  await web.get("/subcontractors?q=ada@example.dk", { cookie });
  log.info(
    { cookie, email: owner.email, headers: { authorization: "Bearer x" }, deep: { in: { password: owner.password } } },
    "planted",
  );
  log.error(new Error(`mail to ${owner.email} by smtps://user:hemmelig@host failed, token=abc`), "planted");
  const token = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
  log.warn(`"token=abc" is "${owner.email}"\n${token}\n${owner.email}`);
  await web.get("/healthz");
  const requests = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === "request");
  expect(requests.some(({ path, status, method }) => path === "/subcontractors" && status === 200 && method === "GET")).toBe(
    true,
  );
  const all = lines.join("");
  for (const secret of [
    cookie.split("=")[1] ?? "?",
    owner.email,
    owner.password,
    "hemmelig",
    "token=abc",
    "abcdefghijklmnopqrstuvwxyz",
    "Bearer",
  ])
    expect(all).not.toContain(secret);
});
