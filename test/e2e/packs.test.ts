import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MailServer } from "../support/mail-server";
import { complaintsOf, enterAsAdministrator, launch, lookAt, Product, signIn } from "./product";

const file = {
  format: "tilsyn-portfolio/1",
  organisation: { name: "Nordvang Hosting", promise: "EU" },
  subcontractors: [
    {
      key: "nordhavn",
      name: "Nordhavn Datacenter",
      status: "active",
      services: [{ key: "hosting", kind: "cloud", role: "sub-processor", startsOn: "2023-01-01" }],
      agreements: [{ key: "dba", kind: "dpa", title: "Databehandleraftale", signedOn: "2023-01-01" }],
      inspectionPlan: { firstDueOn: "2026-12-31", everyMonths: 12, concept: 6 },
    },
    { key: "nordlys", name: "Nordlys Drift", status: "active" },
    { key: "klint", name: "Klint Cloud", status: "active" },
  ],
};
const auditor = "revisor@revision.example";

let browser: Browser;
let product: Product;
let mail: MailServer;
beforeAll(async () => {
  browser = await launch();
  mail = await MailServer.start();
  product = await Product.holding(file, mail.settings);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await mail.stop();
});

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function taken(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFile(await download.path());
}

test("one button makes a pack; it is taken, checked by page and command, shared by link and code, and taken back", async () => {
  const office = await browser.newContext({ locale: "da-DK", viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await office.newPage();
  await enterAsAdministrator(product, page);
  const complaints = complaintsOf(page);
  await page.goto(`${product.origin}/subcontractors/nordhavn`);
  await page.click("main a[href^='/packs?keys=nordhavn']");
  await page.waitForURL(/\/packs\?/);
  await lookAt(page, page.url(), "packs-order");
  await page.click("main form .button-primary");
  await page.waitForURL(/\/packs\/[0-9a-f-]+$/);
  const at = new URL(page.url()).pathname;
  // The page asks again by itself until the pack is there.
  await page.waitForSelector("a:has-text('Hent pakken')", { timeout: 60_000 });
  const bytes = await taken(page, () => page.click("a:has-text('Hent pakken')"));
  expect(await page.textContent("main")).toContain(sha256(bytes));
  await lookAt(page, product.origin + at, "packs-ready");

  const path = join(product.directory, "pack.pdf");
  await writeFile(path, bytes);
  await page.goto(`${product.origin}/settings`);
  const fingerprint = (await page.textContent("section[aria-labelledby=keys] dd >> nth=0 >> code")) ?? "";
  const confirmed = await product.tilsyn("verify-pack", path, "--key", fingerprint, "--json");
  expect([confirmed.code, JSON.parse(confirmed.out).outcome]).toEqual([0, "confirmed"]);
  expect(JSON.parse((await product.tilsyn("verify-pack", path, "--json")).out).outcome).toBe("unaltered");

  const check = async (sent: Buffer, key: string) => {
    await page.goto(`${product.origin}/packs/verify`);
    await page.fill("input[name=key]", key);
    await page.setInputFiles("input[type=file]", { name: "pakke.pdf", mimeType: "application/pdf", buffer: sent });
    await page.click("main form .button-primary");
    await page.waitForSelector("#verdict");
    return (await page.textContent("main")) ?? "";
  };
  expect(await check(bytes, fingerprint)).toContain("Uændret og forseglet med den nøgle, du har fået oplyst");
  expect(await check(bytes, "")).toContain("ingen har bekræftet, hvis nøgle det er");
  const altered = Buffer.from(bytes);
  altered[Math.floor(bytes.length / 2)] = (altered[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  expect(await check(altered, fingerprint)).toContain("Pakken kan ikke lægges til grund");
  await lookAt(page, `${product.origin}/packs/verify`, "packs-verify");

  await page.goto(`${product.origin}${at}/share`);
  await page.fill("input[name=email]", auditor);
  await page.click("main form .button-primary");
  await page.waitForURL((url) => url.pathname === at);
  const link = /http:\/\/\S+/.exec(await mail.textTo(auditor, /Nordvang Hosting/))?.[0] ?? "";
  const outside = await browser.newContext({ locale: "da-DK", viewport: { width: 360, height: 740 }, acceptDownloads: true });
  const visitor = await outside.newPage();
  const outsideComplaints = complaintsOf(visitor);
  for (let round = 0; round < 3; round += 1) expect((await fetch(link)).status).toBe(200);
  await visitor.goto(link);
  mail.received.length = 0;
  await visitor.click("main form .button-primary");
  const code = /\b\d{8}\b/.exec(await mail.textTo(auditor, /\b\d{8}\b/))?.[0] ?? "";
  await visitor.waitForSelector("input[name=code]");
  await visitor.fill("input[name=code]", code);
  expect(sha256(await taken(visitor, () => visitor.click("main form[action='/shared-pack/file'] button")))).toBe(sha256(bytes));
  await page.goto(product.origin + at);
  expect(await page.textContent("main")).toContain(auditor);
  await page.click("section[aria-labelledby=shares] form button");
  await page.waitForLoadState();
  expect((await fetch(link)).status).toBe(410);

  await page.goto(`${product.origin}/history?what=pack`);
  await page.waitForLoadState();
  expect(await page.textContent("main")).toContain("Nordhavn Datacenter");
  expect((await product.tilsyn("verify")).code).toBe(0);
  expect([...complaints, ...outsideComplaints]).toEqual([]);
  await office.close();
  await outside.close();
}, 240_000);

test("several are found by parts of their names, for a pack and for quarterly ones; the same without scripts", async () => {
  const viewport = { width: 1280, height: 900 };
  for (const javaScriptEnabled of [true, false]) {
    const office = await browser.newContext({ locale: "da-DK", viewport, javaScriptEnabled });
    const page = await office.newPage();
    await signIn(page, product);
    const complaints = complaintsOf(page);
    const chosen = () =>
      page.locator("#keys input:checked").evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    const find = async (text: string) => {
      await page.fill("input[name=find]", text);
      await page.press("input[name=find]", "Enter");
      await page.waitForURL((url) => url.searchParams.get("find") === text);
    };
    await page.goto(`${product.origin}/packs`);
    await page.selectOption("select[name=edition]", "customer");
    await find("nord");
    expect(await chosen()).toEqual([]);
    if (javaScriptEnabled) await lookAt(page, page.url(), "packs-offered");
    await page.check("#pick-nordlys");
    await find("klint");
    expect((await chosen()).toSorted()).toEqual(["klint", "nordlys"]);
    expect(await page.inputValue("select[name=edition]")).toBe("customer");
    expect(complaints).toEqual([]);
    // Refused: the page that says so is a 422, which the browser reports as a failed request.
    await page.fill("input[name=find]", "ukendt");
    await page.click("main form .button-primary");
    await page.waitForSelector("#find-error");
    expect((await chosen()).toSorted()).toEqual(["klint", "nordlys"]);
    complaints.length = 0;
    await page.fill("input[name=find]", "");
    await page.click("main form .button-primary");
    await page.waitForURL(/\/packs\/[0-9a-f-]+$/);
    expect(await page.textContent("main")).toContain("2 udvalgte underleverandører");

    await page.goto(`${product.origin}/packs/schedules`);
    await find("nordlys");
    expect(await chosen()).toEqual(["nordlys"]);
    if (javaScriptEnabled) await lookAt(page, page.url(), "packs-schedules");
    const before = await page.locator("tbody tr").count();
    await page.click("main form .button-primary");
    await page.waitForURL((url) => url.search === "");
    expect(await page.locator("tbody tr").count()).toBe(before + 1);
    expect(complaints).toEqual([]);
    await office.close();
  }
}, 120_000);
