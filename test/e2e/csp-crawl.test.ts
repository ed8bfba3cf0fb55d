import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { administrator, launch, Product } from "./product";

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await launch();
  product = await Product.start({ TILSYN_REQUESTS_A_MINUTE: "100000" });
});
afterAll(async () => {
  await product.stop();
  await browser.close();
});

const pagesMax = 160;

/** Addresses that do rather than show, and files, are not walked to; of pages that differ in their key alone a few are enough. */
const kindOf = (path: string) =>
  path
    .replace(/\/subcontractors\/(?!new)[^/?]+/, "/subcontractors/KEY")
    .replace(/\?.*$/, "")
    .replace(/[0-9a-f-]{36}/g, "ID");
const isPage = (path: string) => path.startsWith("/") && !/^\/(export\.|assets\/|sign-out|known\/)/.test(path);

test("no page makes the browser refuse anything of it: a crawl of every page with no breach of the policy", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const breaches: string[] = [];
  await page.exposeFunction("noteBreach", (said: string) => breaches.push(said));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, documentURI }) => {
      (window as unknown as { noteBreach: (said: string) => void }).noteBreach(
        `${documentURI}: ${violatedDirective} ${blockedURI}`,
      );
    });
  });
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) breaches.push(message.text());
  });
  await page.goto(product.invitation);
  for (const [field, value] of Object.entries(administrator)) await page.fill(`input[name=${field}]`, value);
  await page.click("main form button[type=submit]");
  await page.waitForURL(/\/welcome/);
  await page.click("main .button-primary");
  await page.waitForURL((url) => url.pathname === "/");

  const seen = new Map<string, number>();
  const waiting = ["/", "/access", "/accounts", "/history", "/account", "/no-such-page"];
  const visited: string[] = [];
  while (visited.length < pagesMax) {
    const path = waiting.shift();
    if (path === undefined) break;
    const kind = kindOf(path);
    if ((seen.get(kind) ?? 0) >= 2) continue;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const answer = await page.goto(product.origin + path);
    visited.push(path);
    expect(answer?.status(), path).toBeLessThan(500);
    expect(answer?.headers()["content-security-policy"], path).toContain("'nonce-");
    const links = await page.$$eval("a[href]", (anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
    waiting.push(...links.filter(isPage));
  }
  process.stdout.write(`crawl: ${visited.length} pages of ${seen.size} kinds\n`);
  expect(seen.size).toBeGreaterThan(25);
  expect(breaches).toEqual([]);

  // A planted breach is seen.
  await page.goto(product.origin);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.planted = true";
    document.body.append(script);
  });
  await expect.poll(() => breaches.length).toBeGreaterThan(0);
  await context.close();
}, 300_000);
