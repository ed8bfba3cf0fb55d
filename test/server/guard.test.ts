import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policies } from "../../app/auth/policy";
import { guardBuild } from "../../app/server/guard.server";
import { remixBuild } from "../support/remix-build";
import { isRefusal, pathTo, type Probe, shapesOf } from "../support/url-shapes";
import { sameOrigin, Web } from "../support/web";

const secret = "Hemmelig Organisation A/S";
let build: ServerBuild;
let web: Web;
let cookie: string;

beforeAll(async () => {
  build = await remixBuild();
  web = await Web.start();
  await web.confirmOrganisation(secret);
  cookie = await web.signedIn();
});
afterAll(() => web.end());

const guardedIds = () => Object.keys(build.routes).filter((id) => policies[id]?.load !== "public");
const actIds = () => Object.keys(build.routes).filter((id) => policies[id]?.act !== "public");

/** `?_data=` of the root is public and says the language alone. */
const isRootData = ({ path }: Probe) => path.endsWith("?_data=root");

/** What an anonymous visitor got to see or do in vain; empty where the guard holds. */
async function leaks(at: Web, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) {
    for (const probe of shapesOf(build, id)) {
      const answer = await at.get(probe.path, probe);
      const fine = isRootData(probe) ? answer.body === '{"language":"da"}' || isRefusal(answer) : isRefusal(answer);
      if (!fine || answer.body.includes(secret)) found.push(`${id}: ${probe.shape} ${probe.path} -> ${answer.status}`);
    }
  }
  return found;
}

describe("nobody in who has not signed in", () => {
  test("every route has a policy and every policy a route", () => {
    expect(Object.keys(build.routes).filter((id) => !Object.hasOwn(policies, id))).toEqual([]);
    expect(Object.keys(policies).filter((id) => !Object.hasOwn(build.routes, id))).toEqual([]);
  });

  test("a policy says nobody exactly where a route does no such thing", () => {
    const wrong = Object.entries(build.routes).flatMap(([id, route]) => {
      const { loader, action, default: page } = route?.module ?? {};
      const does = { load: loader !== undefined || page !== undefined, act: action !== undefined };
      return (["load", "act"] as const)
        .filter((way) => (policies[id]?.[way] !== "nobody") !== does[way])
        .map((way) => `${id} ${way}`);
    });
    expect(wrong).toEqual([]);
  });

  test("no shape of URL shows a page or its data", async () => {
    expect(guardedIds().length).toBeGreaterThan(1);
    expect(await leaks(web, guardedIds())).toEqual([]);
  });

  test("the search finds a route whose door was left open", async () => {
    const open = await Web.start({ policies: { ...policies, "routes/welcome": { load: "public", act: "public" } } });
    try {
      expect(await leaks(open, ["routes/welcome"])).toEqual(expect.arrayContaining([expect.stringContaining("?_data=id")]));
    } finally {
      await open.end();
    }
  });

  test("nothing can be sent: 401 in every shape, whatever the route can do", async () => {
    const wrong: string[] = [];
    for (const id of actIds()) {
      if (id === "root") continue;
      for (const { shape, path, method = "GET" } of shapesOf(build, id)) {
        if (method !== "GET") continue;
        const { status, body } = await web.post(path, { name: "x" });
        if (![401, 403, 404, 405].includes(status) || body.includes(secret)) wrong.push(`${id}: ${shape} ${path} -> ${status}`);
        if ((shape === "plain" || shape === "?_data=id") && status !== 401 && status !== 405)
          wrong.push(`${id}: ${shape} ${path} -> ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("a visitor is sent to sign in and back; data requests, too", async () => {
    const page = await web.get("/settings?saved");
    expect([page.status, page.headers.location]).toEqual([302, "/sign-in?next=%2Fsettings%3Fsaved%3D"]);
    const data = await web.get("/settings?_data=routes%2F_app.settings");
    expect([data.status, data.headers["x-remix-redirect"]]).toEqual([204, "/sign-in?next=%2Fsettings"]);
    expect((await web.post("/settings", { name: "x" })).status).toBe(401);
    expect((await web.post("/settings?_data=routes%2F_app.settings", { name: "x" })).status).toBe(401);
  });

  test("who has signed in sees the page in the shapes that are addresses", async () => {
    const shown: string[] = [];
    for (const { shape, path, method } of shapesOf(build, "routes/_app.settings")) {
      const { status, body } = await web.get(path, { cookie, ...(method && { method }) });
      if (status === 200 && (method === "HEAD" || body.includes(secret) || path.endsWith("=root"))) shown.push(shape);
    }
    expect(shown).toEqual(expect.arrayContaining(["plain", "?_data=id", "HEAD"]));
    expect(shown).not.toEqual(expect.arrayContaining(["%2e"]));
    expect(shown).not.toEqual(expect.arrayContaining(["doubled slash"]));
  });

  test("until the organisation is confirmed, every page leads to the welcome page", async () => {
    const fresh = await Web.start();
    try {
      const session = await fresh.signedIn();
      const ofAccounts = guardedIds().filter((one) => policies[one]?.load !== "contact");
      for (const id of ofAccounts.filter((one) => policies[one]?.beforeConfirmed !== true)) {
        const { status, headers } = await fresh.get(pathTo(build, id), { cookie: session });
        expect([id, status, headers.location]).toEqual([id, 302, "/welcome"]);
      }
      expect((await fresh.get("/welcome", { cookie: session })).status).toBe(200);
    } finally {
      await fresh.end();
    }
  });
});

describe("the boot", () => {
  test("stops at a route without a policy and names it", () => {
    const route = build.routes["routes/sign-in"];
    if (route === undefined) throw new Error("no sign-in");
    const planted: ServerBuild = {
      ...build,
      routes: { ...build.routes, "routes/planted": { ...route, id: "routes/planted", path: "planted" } },
    };
    expect(() => guardBuild(planted, policies)).toThrow(/"routes\/planted"/);
    expect(() => guardBuild(planted, { ...policies, "routes/planted": { load: "public", act: "public" } })).not.toThrow();
    expect(() => guardBuild({ ...build, routes: { ...build.routes, constructor: route } }, policies)).toThrow(/"constructor"/);
  });
});

describe("the origin gate", () => {
  const from = (headers: Record<string, string>) => ({ headers });
  const form = { email: "nobody@example.dk", password: "wrong password" };
  const raw = (path: string, headers: Record<string, string>) =>
    web.get(path, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "3", ...headers },
      body: "a=b",
    });

  test("lets our own pages through", async () => {
    expect((await web.post("/sign-in", form)).status).toBe(401);
    expect((await raw("/sign-in", { Origin: "http://localhost:3000" })).status).toBe(401);
  });

  test.each([
    ["neither header", {}],
    ["another site", { "Sec-Fetch-Site": "cross-site" }],
    ["another host of the site", { "Sec-Fetch-Site": "same-site" }],
    ["an address typed in", { "Sec-Fetch-Site": "none" }],
    ["another origin", { Origin: "http://localhost:3001" }],
    ["the null origin", { Origin: "null" }],
    ["a forged forwarded host", { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example", Host: "evil.example" }],
    ["our origin from another site", { "Sec-Fetch-Site": "cross-site", Origin: "http://localhost:3000" }],
  ])("refuses %s on every route and shape", async (_name, headers) => {
    const wrong: string[] = [];
    for (const id of Object.keys(build.routes)) {
      for (const { shape, path, method = "GET" } of shapesOf(build, id)) {
        if (method !== "GET") continue;
        const { status } = await raw(path, { ...headers, cookie } as Record<string, string>);
        if (status !== 403 && status !== 404) wrong.push(`${id}: ${shape} -> ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("does not stand in the way of reading from elsewhere", async () => {
    expect((await web.get("/sign-in", from({ "Sec-Fetch-Site": "cross-site" }))).status).toBe(200);
    expect((await web.get("/sign-in", from(sameOrigin))).status).toBe(200);
  });
});
