import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { becomeAdministrator, complaintsOf, expectAccessible, expectNoSidewaysScroll, launch, Product, signIn } from "./product";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const list = readFileSync("test/domain/supplier-list/published/digitalcab.dk-underdatabehandlere.csv");

describe("the first day, from an empty register to the day's flags", () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start({ TILSYN_DEMO: "no" });
  });
  afterAll(() => product.stop());

  test("a published list is imported, a subcontractor is put right, and the flags follow", async () => {
    const context = await browser.newContext({ locale: "da-DK", viewport: { width: 1280, height: 900 } });
    const page = await becomeAdministrator(product, context);
    const complaints = complaintsOf(page);
    await expectAccessible(page);
    await page.fill("input[name=name]", "Nordvang Hosting");
    await page.check("input[name=promise][value=EU]");
    await page.click("main form button[type=submit]");
    await page.waitForURL((url) => url.pathname === "/");
    await expectAccessible(page);

    await page.goto(`${product.origin}/import`);
    await expectAccessible(page);
    await page.setInputFiles("input[type=file]", { name: "underdatabehandlere.csv", mimeType: "text/csv", buffer: list });
    await page.click("main form:has(input[type=file]) button[type=submit]");
    await page.waitForURL(/\/import\/[0-9a-f-]+$/);
    const preview = await page.textContent("main");
    for (const name of ["CityCallCenter", "Host Europe", "One.com"]) expect(preview).toContain(name);
    await expectAccessible(page);
    expect((await product.tilsyn("export")).out).toContain('"subcontractors": []');
    await page.click("main .button-primary");
    await page.waitForURL(/\/import\/[0-9a-f-]+\/done/);

    await page.goto(`${product.origin}/subcontractors`);
    expect(await page.locator("main tbody tr").count()).toBe(10);
    await expectAccessible(page);
    await page.goto(`${product.origin}/`);
    await expectAccessible(page);
    expect((await product.tilsyn("flags", "--subcontractor", "kmd", "--json")).out).toContain('"dpa-missing"');

    await page.goto(`${product.origin}/subcontractors/kmd/agreements/new?kind=dpa`);
    await expectAccessible(page);
    await page.fill("input[name=title]", "Databehandleraftale 2026");
    await page.fill("input[name=signedOn]", "2026-10-01");
    await page.click("main form .button-primary");
    await page.waitForURL(/\/subcontractors\/kmd\/agreements/);
    await expectAccessible(page);
    const after = (await product.tilsyn("flags", "--subcontractor", "kmd", "--json")).out;
    expect(after).not.toContain('"dpa-missing"');
    expect(after).toContain('"dpa-unchecked"');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a wrong date is said at its field, and what was typed is kept", async () => {
    const context = await browser.newContext({ locale: "en-GB", javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page, product);
    await page.goto(`${product.origin}/subcontractors/kmd/agreements/new`);
    await page.selectOption("select[name=kind]", "contract");
    await page.fill("input[name=signedOn]", "2026-05-01");
    await page.fill("input[name=endsOn]", "2026-04-01");
    await page.click("main form .button-primary");
    await page.locator(".error-summary").waitFor();
    expect(await page.inputValue("input[name=signedOn]")).toBe("2026-05-01");
    expect((await product.tilsyn("export")).out).not.toContain('"kind": "contract"');
    await context.close();
  });

  test("a change is undone from the history, once; what has changed since is shown and not touched", async () => {
    const context = await browser.newContext({ locale: "da-DK" });
    const page = await context.newPage();
    await signIn(page, product);
    const complaints = complaintsOf(page);
    await page.goto(`${product.origin}/subcontractors/kmd/contacts/new`);
    await page.fill("input[name=name]", "Ida Iversen");
    await page.click("main form .button-primary");
    await page.waitForURL(/\/subcontractors\/kmd\/contacts/);
    await page.goto(`${product.origin}/subcontractors/kmd/history`);
    await page
      .getByRole("link", { name: /Fortryd …/ })
      .first()
      .click();
    await page.waitForURL(/\/history\/\d+\/undo$/);
    const address = page.url();
    const seen = async (state: string) => {
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 780 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      if (process.env.TILSYN_TEST_PICTURES !== undefined) await (await import("./product")).takePicture(page, `undo-${state}`);
    };
    expect(await page.locator("main").textContent()).toContain("Ida Iversen");
    await seen("possible");
    await page.click("main form .button-primary");
    await page.waitForURL(/\/subcontractors\/kmd\/contacts\?saved=contact-undone$/);
    expect(await page.locator("main").textContent()).not.toContain("Ida Iversen");
    await expectAccessible(page);
    await page.goto(address);
    expect(await page.locator("main form").count()).toBe(0);
    await seen("changed");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("the register as it was known before a change is shown below an address of its own, and cannot be changed", async () => {
    const context = await browser.newContext({ locale: "da-DK" });
    const page = await context.newPage();
    await signIn(page, product);
    const complaints = complaintsOf(page);
    await page.goto(`${product.origin}/subcontractors/kmd/history`);
    await page
      .getByRole("link", { name: /Se registeret fra dengang/ })
      .last()
      .click();
    await page.waitForURL(/\/known\/[^/]+\/subcontractors\/kmd$/);
    await page.goto(`${page.url()}/agreements`);
    expect(await page.locator("main").textContent()).not.toContain("Databehandleraftale 2026");
    expect(await page.locator("main a[href$='/edit'], main a[href*='/new']").count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Til registeret nu" }).click();
    await page.waitForURL(`${product.origin}/`);
    await page.goto(`${product.origin}/subcontractors/kmd/agreements`);
    expect(await page.locator("main").textContent()).toContain("Databehandleraftale 2026");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a bad day is refused with what to do", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, product);
    for (const on of ["2026-02-30", "1899-12-31", "tomorrow"]) {
      const answer = await page.goto(`${product.origin}/?on=${on}`);
      expect(answer?.status()).toBe(400);
      expect(await page.textContent("main")).toContain(on);
    }
    await context.close();
  });
});

describe("the demo, looked at in both languages, wide and narrow", () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product.stop());

  test.each([
    ["da", 1280],
    ["da", 360],
    ["en", 1280],
    ["en", 360],
  ] as const)("%s at %i pixels", async (language, width) => {
    const context = await browser.newContext({
      locale: language === "da" ? "da-DK" : "en-GB",
      viewport: { width, height: width === 360 ? 780 : 960 },
    });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    if (language === "da" && width === 1280) {
      await page.goto(product.invitation);
      const { administrator } = await import("./product");
      for (const [field, value] of Object.entries(administrator)) await page.fill(`input[name=${field}]`, value);
      await page.click("main form button[type=submit]");
      await page.waitForURL(/\/welcome/);
      await page.waitForSelector("main form input[name=digest]", { state: "attached" });
      await page.click("main .button-primary");
      await page.waitForURL((url) => url.pathname === "/");
      await page.locator("nav a[href='/subcontractors']").first().waitFor({ state: "attached" });
    } else await signIn(page, product);
    if ((await page.getAttribute("html", "lang")) !== language) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.click("button[name=language]:visible");
      await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
      await page.setViewportSize({ width, height: 780 });
    }
    await page.goto(`${product.origin}/accounts/invite`);
    await page.fill("input[name=email]", "bo-med-et-langt-navn@nordvang-hosting.example");
    await page.check("#role-legal");
    await page.click("main form .button-primary");
    await page.locator("code.secret").waitFor();
    const { flags } = JSON.parse((await product.tilsyn("flags", "--json")).out) as { flags: { subcontractor: string }[] };
    const some = flags[0]?.subcontractor ?? "";
    const { takePicture } = await import("./product");
    const pages = [
      ["overview", "/"],
      ["list", "/subcontractors"],
      ["flags", "/flags"],
      ["locations", "/locations"],
      ["import", "/import"],
      ["settings", "/settings"],
      ["subcontractor", `/subcontractors/${some}`],
      ["agreements", `/subcontractors/${some}/agreements`],
      ["evidence", `/subcontractors/${some}/evidence`],
      ["places", `/subcontractors/${some}/locations`],
      ["chain", `/subcontractors/${some}/chain`],
      ["inspections", `/subcontractors/${some}/inspections`],
      ["findings", `/subcontractors/${some}/findings`],
      ["contacts", `/subcontractors/${some}/contacts`],
      ["history-of-one", `/subcontractors/${some}/history`],
      ["form", `/subcontractors/${some}/evidence/new`],
      ["history", "/history"],
      ["known", "/known"],
      ["erase", "/history/erase?q=host"],
      ["accounts", "/accounts"],
      ["invite", "/accounts/invite"],
      ["access", "/access"],
      ["account", "/account"],
      ["sessions", "/account/sessions"],
      ["overview-later", "/?on=2027-06-01"],
    ] as const;
    for (const [name, path] of pages) {
      const answer = await page.goto(product.origin + path);
      expect(answer?.status(), path).toBe(200);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      // Small screens and enlarged text in between, on the same page.
      for (const between of width === 360 ? [320] : [768, 960, 1024, 1152]) {
        await page.setViewportSize({ width: between, height: 800 });
        await expectNoSidewaysScroll(page);
      }
      await page.setViewportSize({ width, height: width === 360 ? 780 : 960 });
      if (process.env.TILSYN_TEST_PICTURES !== undefined)
        await takePicture(page, width === 1280 ? `${name}-${language}` : `${name}-${language}-${width}`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
