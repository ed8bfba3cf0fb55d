import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { Agent, request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policies, type Policy } from "../../app/auth/policy";
import { sessionCookieFor } from "../../app/auth/session-cookie";
import { startSession } from "../../app/auth/session.server";
import type { Role } from "../../app/domain/permissions/role";
import { everything, type Scope } from "../../app/domain/permissions/scope";
import { guardBuild } from "../../app/server/guard.server";
import { addAccount } from "../../app/services/account/add-account.server";
import { changeAccount } from "../../app/services/account/change-account.server";
import { setAccount } from "../../db/queries/account.server";
import { expectedOf, mayReach, type Person } from "../support/access-oracle";
import { holding } from "../support/call-route";
import { aContract, aSubcontractor } from "../support/facts";
import { anOpenCase } from "../support/inspections";
import { anInvitation, aVisitCookie } from "../support/portal";
import { remixBuild } from "../support/remix-build";
import { type Probe, shapesOf } from "../support/url-shapes";
import { sameOrigin, Web } from "../support/web";

const secret = "Hemmelig Leverandør";
type Way = "load" | "act";

/** Which routes' own code each request came as far as, by the number it carries. */
const entered = new Map<string, { id: string; way: Way }[]>();
const probeHeader = "x-probe";
/** With it a loader does its work; in the other shapes it is enough that it was reached. */
const wholeHeader = "x-whole";

function note(request: Request, id: string, way: Way): void {
  entered.get(request.headers.get(probeHeader) ?? "")?.push({ id, way });
}

/**
 * The build with each route's own code telling that it was reached; actions tell only, so that every request meets the same
 * register.
 */
function telling(build: ServerBuild): ServerBuild {
  const routes: ServerBuild["routes"] = {};
  for (const [id, route] of Object.entries(build.routes)) {
    if (route === undefined) continue;
    const { loader, action, default: page } = route.module;
    routes[id] = {
      ...route,
      module: {
        ...route.module,
        ...(loader === undefined && page === undefined
          ? {}
          : {
              loader(args: LoaderFunctionArgs) {
                note(args.request, id, "load");
                const isWhole = id === "root" || args.request.headers.has(wholeHeader);
                return loader === undefined || !isWhole ? null : loader(args);
              },
            }),
        ...(action === undefined
          ? {}
          : {
              action({ request }: ActionFunctionArgs) {
                note(request, id, "act");
                return new Response(null, { status: 302, headers: { Location: "/acted" } });
              },
            }),
      },
    };
  }
  // What a page would be drawn from is its document: drawing it would only take time.
  const document: ServerBuild["entry"]["module"]["default"] = (_request, status, headers, { staticHandlerContext }) =>
    new Response(JSON.stringify(staticHandlerContext.loaderData), { status, headers });
  return { ...build, routes, entry: { module: { ...build.entry.module, default: document } } };
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
let made = 0;

interface Outcome {
  status: number;
  body: string;
  reached: { id: string; way: Way }[];
}

function send(port: number, person: Person, { path, method = "GET", shape }: Probe): Promise<Outcome> {
  made += 1;
  const probe = String(made);
  const reached: Outcome["reached"] = [];
  entered.set(probe, reached);
  const headers: Record<string, string> = { [probeHeader]: probe, ...sameOrigin };
  if (shape === "?_data=id") headers[wholeHeader] = "yes";
  if (person.cookie !== undefined) headers["cookie"] = person.cookie;
  const body = method === "POST" ? "a=b" : undefined;
  if (body !== undefined) {
    headers["content-type"] = "application/x-www-form-urlencoded";
    headers["content-length"] = String(body.length);
  }
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, path, method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.once("end", () => {
        entered.delete(probe);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8"), reached });
      });
    });
    request.once("error", reject);
    request.end(body);
  });
}

let build: ServerBuild;
let web: Web;
let people: Person[];

async function peopleOf(at: Web): Promise<Person[]> {
  const { database, contextFor, now } = at.register;
  const context = await contextFor({ kind: "command" });
  await holding(context, [
    aSubcontractor({ key: "top", name: "Toppen" }),
    aSubcontractor({ key: "x", name: secret, engagedBy: "top", agreements: [aContract({ key: "x" })] }),
    aSubcontractor({ key: "other", name: "En Anden" }),
  ]);
  const rows = await database.reader.selectFrom("subcontractor").select(["id", "key"]).execute();
  const scopeOf = (key: string): Scope => ({ kind: "some", ids: rows.filter((row) => row.key === key).map(({ id }) => id) });
  const person = async (name: string, roles: readonly Role[], scope: Scope = everything) => {
    const added = await addAccount(context, { name, email: `${made++}@example.dk`, password: "fyrretyve grønne æbler", roles });
    if (!("id" in added)) throw new Error(JSON.stringify(added));
    const { id } = added;
    if (scope.kind === "some") await changeAccount(context, id, { scope });
    const session = { accountId: id, method: "password" as const, client: { address: "127.0.0.1", userAgent: "" } };
    const token = await database.writer.transaction().execute((trx) => startSession(trx, session, now()));
    const cookie = `${sessionCookieFor(false).name}=${token}`;
    return { id, as: { name, roles, isForeign: false, cookie } satisfies Person };
  };
  const set = (id: string, values: Parameters<typeof setAccount>[2]) =>
    database.writer.transaction().execute((trx) => setAccount(trx, id, values));

  const administrator = await person("administrator", ["administrator"]);
  const expired = await person("expired", ["compliance"]);
  await set(expired.id, { endsAt: now().toISOString() });
  const disabled = await person("disabled", ["administrator"]);
  await set(disabled.id, { status: "disabled" });
  const lowered = await person("lowered in mid-session", ["administrator", "compliance"]);
  expect(await changeAccount(context, lowered.id, { roles: ["auditor"] })).toEqual({ done: true });
  const removed = await person("removed", ["compliance"]);
  await database.writer.deleteFrom("account").where("id", "=", removed.id).execute();
  const invitation = await anInvitation(context, await anOpenCase(context, "other"));
  const contact = await aVisitCookie(context, invitation, now());
  const revoked = await anOpenCase(context, "other");
  const shutOut = await aVisitCookie(context, await anInvitation(context, revoked), now());
  await database.writer
    .updateTable("portalInvitation")
    .set({ revokedAt: now().toISOString() })
    .where("caseId", "=", revoked)
    .execute();
  return [
    { name: "signed out", roles: null, isForeign: false, cookie: undefined },
    administrator.as,
    (await person("compliance", ["compliance"])).as,
    (await person("legal", ["legal"])).as,
    (await person("administrator and compliance", ["administrator", "compliance"])).as,
    (await person("auditor", ["auditor"])).as,
    (await person("auditor in scope", ["auditor"], scopeOf("x"))).as,
    (await person("auditor of the chain above", ["auditor"], scopeOf("top"))).as,
    { ...(await person("auditor of another", ["auditor"], scopeOf("other"))).as, isForeign: true },
    { ...expired.as, roles: null },
    { ...disabled.as, roles: null },
    { ...lowered.as, roles: ["auditor"] },
    { ...removed.as, roles: null },
    { name: "contact of another", roles: null, isForeign: true, isContact: true, cookie: contact.cookie },
    { name: "contact whose link was taken back", roles: null, isForeign: true, cookie: shutOut.cookie },
  ];
}

/** The router warns of each address that leads nowhere, which is what a third of the shapes are made to do. */
const warn = console.warn;
const warnOfOthers: typeof console.warn = (...said) => {
  if (!String(said[0]).startsWith("No routes matched")) warn(...said);
};

beforeAll(async () => {
  console.warn = warnOfOthers;
  build = await remixBuild();
  web = await Web.start({ build: telling });
  await web.confirmOrganisation();
  people = await peopleOf(web);
});
afterAll(async () => {
  console.warn = warn;
  await web.end();
  agent.destroy();
});

/** Shapes that are the route's address: there whoever may must come as far as its code. */
const addresses: ReadonlySet<string> = new Set(["plain", "?_data=id", "HEAD ?_data=id"]);

/** One unknown method stands for the others: they are refused before anybody looks at the address. */
const repeated: ReadonlySet<string> = new Set(["PATCH", "DELETE", "OPTIONS", "TRACE", "PUT", "?index&_data=id"]);

interface Counted {
  requests: number;
  routes: Set<string>;
  wrong: string[];
}

async function probe(at: Web, who: readonly Person[], ids: readonly string[], counted: Counted): Promise<void> {
  const work: (() => Promise<void>)[] = [];
  for (const person of who) {
    for (const id of ids) {
      for (const shape of shapesOf(build, id)) {
        if (repeated.has(shape.shape)) continue;
        for (const way of ["load", "act"] as const) {
          if (way === "act" && shape.method !== undefined) continue;
          work.push(async () => {
            const { status, body, reached } = await send(at.port, person, way === "act" ? { ...shape, method: "POST" } : shape);
            counted.requests += 1;
            counted.routes.add(id);
            const said = `${person.name}: ${way} ${id} as ${shape.shape} ${shape.path} -> ${status}`;
            for (const one of reached)
              if (!mayReach(person, one.id, one.way)) counted.wrong.push(`${said} reached ${one.way} of ${one.id}`);
            const may = mayReach(person, id, way);
            const isReached = reached.some((one) => one.id === id && one.way === way);
            if (may && addresses.has(shape.shape) && !isReached) counted.wrong.push(`${said} was kept out`);
            if (!may && status < 300 && addresses.has(shape.shape) && way === "act") counted.wrong.push(`${said} was let in`);
            const knows = person.roles !== null && !person.isForeign;
            if (!knows && body.includes(secret)) counted.wrong.push(`${said} shows the secret`);
            // To whom it is not there, it is neither refused nor moved.
            if (person.isForeign && person.roles !== null && id.includes("$key") && addresses.has(shape.shape) && status !== 404)
              counted.wrong.push(`${said} is not a 404`);
            if (status >= 500) counted.wrong.push(`${said} is a fault`);
          });
        }
      }
    }
  }
  const worker = async () => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) await next();
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

const fresh = (): Counted => ({ requests: 0, routes: new Set(), wrong: [] });

describe("the access matrix", () => {
  test("every route x every kind of person x every shape of URL, for its loader and its action", async () => {
    const ids = Object.keys(build.routes);
    expect(ids.filter((id) => expectedOf(id) === undefined)).toEqual([]);
    const counted = fresh();
    await probe(web, people, ids, counted);
    expect(counted.wrong).toEqual([]);
    expect(ids.filter((id) => !counted.routes.has(id))).toEqual([]);
    expect(counted.requests).toBeGreaterThanOrEqual(6_000);
    process.stdout.write(
      `access matrix: ${counted.requests} requests, ${counted.routes.size} routes, ${people.length} kinds of person\n`,
    );
  }, 900_000);

  const madePublic: Policy = { load: "public", act: "public" };
  test.each([
    ["made public", "routes/_app.accounts._index", madePublic],
    ["made public to send to", "routes/_app.accounts.$id.status", { load: "nobody", act: "public" } as Policy],
    ["open to whoever has signed in", "routes/_app.accounts._index", { load: "signed-in", act: "nobody" } as Policy],
    ["without its scope", "routes/_app.subcontractors.$key.agreements", { load: "register.read", act: "nobody" } as Policy],
  ])("finds a hole: a route %s", async (_name, id, policy) => {
    const holed = await Web.start({ build: telling, policies: { ...policies, [id]: policy } });
    try {
      await holed.confirmOrganisation();
      const counted = fresh();
      await probe(holed, await peopleOf(holed), [id], counted);
      expect(counted.wrong.length).toBeGreaterThan(0);
      expect(counted.wrong.every((said) => said.includes(id))).toBe(true);
    } finally {
      await holed.end();
    }
  });

  test("a planted route without a policy stops the boot, and one that nobody expects fails the matrix", () => {
    const route = build.routes["routes/settings"] ?? build.routes["routes/_app.settings"];
    if (route === undefined) throw new Error("no settings");
    const planted = {
      ...build,
      routes: { ...build.routes, "routes/planted": { ...route, id: "routes/planted", path: "planted" } },
    };
    expect(() => guardBuild(planted, policies)).toThrow(/"routes\/planted"/);
    expect(expectedOf("routes/planted")).toBeUndefined();
  });
});
