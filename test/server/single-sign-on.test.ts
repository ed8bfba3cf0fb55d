import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../app/context.server";
import { administrator, freePort, Product } from "../e2e/product";
import { Browser, type Page } from "../support/browser-without-scripts";
import { certificateForLocalhost } from "../support/certificate";

let product: Product;
let provider: ChildProcess;
let issuer: string;
let directory: string;
let authority: string;

async function startProvider(port: number, redirectUri: string): Promise<ChildProcess> {
  const program = fileURLToPath(new URL("../support/identity-provider.mjs", import.meta.url));
  const args = [program, join(directory, "ca.pem"), join(directory, "key.pem"), String(port), redirectUri];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The provider ended with ${code}.`)));
    child.stdout?.on("data", (part: Buffer) => String(part).includes("listening") && resolve());
  });
  return child;
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "tilsyn-provider-"));
  const { key, certificate } = certificateForLocalhost(systemClock());
  authority = certificate;
  writeFileSync(join(directory, "ca.pem"), certificate);
  writeFileSync(join(directory, "key.pem"), key, { mode: 0o600 });
  const providerPort = await freePort();
  issuer = `https://localhost:${providerPort}`;
  product = await Product.start({
    TILSYN_DEMO: "no",
    TILSYN_OIDC_ISSUER: issuer,
    TILSYN_OIDC_CLIENT_ID: "tilsyn",
    TILSYN_OIDC_CLIENT_SECRET: "a secret of the client and the provider",
    NODE_EXTRA_CA_CERTS: join(directory, "ca.pem"),
  });
  provider = await startProvider(providerPort, at("/single-sign-on/callback"));
  const browser = new Browser(authority);
  await browser.post(product.invitation, administrator);
  const { body } = await browser.get(at("/welcome"));
  const digest = /name="digest" value="([^"]*)"/.exec(body)?.[1] ?? "";
  const organisation = { name: "Nordvang", promise: "EU", timeZone: "Europe/Copenhagen", language: "da", digest };
  expect((await browser.post(at("/welcome"), organisation)).status).toBe(302);
  const bound = await bind(browser);
  expect(bound.url.href).toBe(at("/account?saved=single-sign-on"));
});
afterAll(async () => {
  provider?.kill();
  await product?.stop();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(() => tell("/misbehave?fault=none", "/be?subject=ada"));

const at = (path: string) => `${product.origin}${path}`;
async function tell(...paths: string[]): Promise<void> {
  for (const path of paths) await new Browser(authority).get(`${issuer}${path}`);
}

const isCallback = (url: URL) => url.origin === product.origin && url.pathname === "/single-sign-on/callback";
const startSignIn = async (browser: Browser) => browser.follow(await browser.get(at("/single-sign-on/start")), isCallback);
const isSignedIn = async (browser: Browser) => (await browser.get(at("/account"))).status === 200;
const finish = async (browser: Browser, callback: Page | URL) => {
  if (!(callback instanceof URL)) throw new Error(`The provider did not send back: ${callback.status} ${callback.url}`);
  return (await browser.follow(await browser.get(callback, {}))) as Page;
};

async function bind(browser: Browser): Promise<Page> {
  const page = await browser.post(at("/account/single-sign-on"), {});
  const to = /href="(https:\/\/localhost[^"]*)"/.exec(page.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  return finish(browser, await browser.follow(await browser.get(to, {}), isCallback));
}

async function administratorsBrowser(): Promise<Browser> {
  const browser = new Browser(authority);
  await browser.post(at("/sign-in"), { email: administrator.email, password: administrator.password });
  return browser;
}

describe("single sign-on", () => {
  test("signs in whom the identity was bound to, with code, PKCE, state and nonce", async () => {
    const browser = new Browser(authority);
    const started = await browser.get(at("/single-sign-on/start?next=%2Fsettings"));
    const question = new URL(started.headers.location ?? "").searchParams;
    expect(Object.fromEntries(question)).toMatchObject({
      response_type: "code",
      client_id: "tilsyn",
      scope: "openid profile",
      code_challenge_method: "S256",
      redirect_uri: at("/single-sign-on/callback"),
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(question.get(name)?.length).toBeGreaterThanOrEqual(43);
    const callback = await browser.follow(started, isCallback);
    const page = await finish(browser, callback);
    expect([page.status, page.url.pathname]).toEqual([200, "/settings"]);
    expect(await isSignedIn(browser)).toBe(true);
    expect((await browser.get(at("/account"))).body).toContain(administrator.name);
  });

  test.each([
    ["nonce"],
    ["no-nonce"],
    ["issuer"],
    ["audience"],
    ["expiry"],
    ["algorithm-none"],
    ["algorithm-hs256"],
    ["unsigned-change"],
    ["stranger"],
  ])("refuses an answer whose ID token has a wrong thing: %s", async (fault) => {
    await tell(`/misbehave?fault=${fault}`);
    const browser = new Browser(authority);
    const page = await finish(browser, await startSignIn(browser));
    expect([page.status, page.body.includes("Svaret fra udbyderen af single sign-on kunne ikke godkendes")]).toEqual([401, true]);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("refuses a subject that nobody is bound to, whatever e-mail it has", async () => {
    await tell(`/be?subject=${encodeURIComponent(administrator.email)}`);
    const browser = new Browser(authority);
    const page = await finish(browser, await startSignIn(browser));
    expect([page.status, page.body.includes("Ingen bruger er forbundet med denne identitet")]).toEqual([401, true]);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("refuses another subject in a token that the provider did sign", async () => {
    await tell("/misbehave?fault=subject");
    const browser = new Browser(authority);
    const page = await finish(browser, await startSignIn(browser));
    expect([page.status, page.body.includes("Ingen bruger er forbundet")]).toEqual([401, true]);
  });

  test("refuses another state, another browser and no question at all", async () => {
    const browser = new Browser(authority);
    const callback = await startSignIn(browser);
    const changed = new URL(String(callback));
    changed.searchParams.set("state", "another");
    const other = await finish(browser, changed);
    expect([other.status, other.body.includes("kunne ikke godkendes")]).toEqual([401, true]);
    const stranger = new Browser(authority);
    const elsewhere = await finish(stranger, new URL(String(await startSignIn(browser))));
    expect([elsewhere.status, elsewhere.body.includes("hører ikke til denne browser")]).toEqual([401, true]);
    expect([await isSignedIn(browser), await isSignedIn(stranger)]).toEqual([false, false]);
    expect((await stranger.get(at("/single-sign-on/callback?code=x&state=y"), {})).status).toBe(401);
  });

  test("takes a code once, even from the browser that has it", async () => {
    const browser = new Browser(authority);
    const callback = await startSignIn(browser);
    const kept = new Map(browser.cookies.get(product.origin));
    expect((await finish(browser, callback)).status).toBe(200);
    const replayer = new Browser(authority);
    replayer.cookies.set(product.origin, kept);
    const again = await finish(replayer, callback);
    expect([again.status, again.body.includes("kunne ikke godkendes")]).toEqual([401, true]);
    const without = await finish(browser, callback);
    expect([without.status, without.body.includes("hører ikke til denne browser")]).toEqual([401, true]);
  });

  test("is begun from our own pages only", async () => {
    const browser = new Browser(authority);
    for (const site of ["cross-site", "same-site", "none"]) {
      const page = await browser.get(at("/single-sign-on/start"), { "Sec-Fetch-Site": site });
      expect(page.headers.location).toBe("/sign-in");
    }
    expect((await browser.get(at("/sign-in"))).body).toContain('href="/single-sign-on/start"');
  });

  test("binds an identity once: to one account, and an account to one", async () => {
    const browser = await administratorsBrowser();
    const again = await bind(browser);
    expect([again.status, again.body.includes("allerede forbundet")]).toEqual([401, true]);
    const created = await browser.post(at("/accounts/invite"), { email: "cy@example.dk", roles: "legal", language: "da" });
    const link = /<code class="secret">([^<]*)<\/code>/.exec(created.body)?.[1] ?? "";
    const invited = new Browser(authority);
    const token = new URL(link).searchParams.get("token");
    const callback = await invited.follow(await invited.get(at(`/single-sign-on/start?token=${token}`)), isCallback);
    const page = await finish(invited, callback);
    expect([page.status, page.body.includes("hører allerede til en anden bruger")]).toEqual([401, true]);
    expect((await invited.get(link)).status).toBe(200);
  });

  test("accepts an invitation, once, without a password", async () => {
    await tell("/be?subject=bo");
    const browser = await administratorsBrowser();
    const created = await browser.post(at("/accounts/invite"), { email: "bo@example.dk", roles: "legal", language: "da" });
    const link = /<code class="secret">([^<]*)<\/code>/.exec(created.body)?.[1] ?? "";
    const token = new URL(link).searchParams.get("token");
    const invited = new Browser(authority);
    const enter = async (who: Browser) =>
      finish(who, await who.follow(await who.get(at(`/single-sign-on/start?token=${token}`)), isCallback));
    expect((await enter(invited)).status).toBe(200);
    expect((await invited.get(at("/account"))).body).toContain("Person bo");
    const again = await enter(new Browser(authority));
    expect([again.status, again.body.includes("udløbet eller allerede brugt")]).toEqual([401, true]);
    const signedIn = new Browser(authority);
    await finish(signedIn, await startSignIn(signedIn));
    expect(await isSignedIn(signedIn)).toBe(true);
    const lockedOut = await signedIn.post(at("/account/single-sign-on/remove"), {});
    expect([lockedOut.status, lockedOut.body.includes("du har ingen adgangskode")]).toEqual([422, true]);
  });

  test("confirms who one is, freshly and as the same person, with another token", async () => {
    const browser = await administratorsBrowser();
    const cookie = () => browser.cookies.get(product.origin)?.get("tilsyn");
    const confirm = async () =>
      finish(
        browser,
        await browser.follow(await browser.get(at("/single-sign-on/start?for=confirm&next=%2Faccount")), isCallback),
      );
    const before = cookie();
    expect((await confirm()).url.pathname).toBe("/account");
    expect(cookie()).not.toBe(before);
    await tell("/misbehave?fault=old-authentication");
    const old = await confirm();
    expect([old.status, old.body.includes("kunne ikke godkendes")]).toEqual([401, true]);
    await tell("/misbehave?fault=none", "/be?subject=bo");
    browser.cookies.delete(issuer);
    const other = await confirm();
    expect([other.status, other.body.includes("som en anden")]).toEqual([401, true]);
  });

  test("is taken away by its owner, and then opens nothing", async () => {
    const browser = await administratorsBrowser();
    const removed = await browser.post(at("/account/single-sign-on/remove"), {});
    expect(removed.headers.location).toBe("/account?saved=single-sign-on-removed");
    const other = new Browser(authority);
    expect((await finish(other, await startSignIn(other))).status).toBe(401);
    expect((await bind(browser)).url.search).toBe("?saved=single-sign-on");
  });
});

describe("a provider that lies about who it is", () => {
  test("is not believed", async () => {
    await tell("/misbehave?fault=metadata");
    const lied = await Product.start({
      TILSYN_DEMO: "no",
      TILSYN_OIDC_ISSUER: issuer,
      TILSYN_OIDC_CLIENT_ID: "tilsyn",
      TILSYN_OIDC_CLIENT_SECRET: "x",
      NODE_EXTRA_CA_CERTS: join(directory, "ca.pem"),
    });
    try {
      const browser = new Browser(authority);
      const page = (await browser.follow(await browser.get(`${lied.origin}/single-sign-on/start`))) as Page;
      expect([page.status, page.body.includes("svarer ikke")]).toEqual([401, true]);
    } finally {
      await lied.stop();
    }
  });

  test("without a certificate that is trusted is not asked", async () => {
    const careful = await Product.start({
      TILSYN_DEMO: "no",
      TILSYN_OIDC_ISSUER: issuer,
      TILSYN_OIDC_CLIENT_ID: "tilsyn",
      TILSYN_OIDC_CLIENT_SECRET: "x",
    });
    try {
      const browser = new Browser(authority);
      const page = (await browser.follow(await browser.get(`${careful.origin}/single-sign-on/start`))) as Page;
      expect([page.status, page.body.includes("svarer ikke")]).toEqual([401, true]);
    } finally {
      await careful.stop();
    }
  });
});
