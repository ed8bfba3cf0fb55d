import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectSqlite } from "../../db/connect.server";
import type { Context } from "../../app/services/context";
import { anOpenCase, broughtTo } from "../support/inspections";
import { contextFor } from "../support/register";
import { administrator, complaintsOf, enterAsAdministrator, launch, lookAt, Product } from "./product";

const file = {
  format: "tilsyn-portfolio/1",
  organisation: { name: "Nordvang Hosting", promise: "EU" },
  subcontractors: [
    {
      key: "nordhavn",
      name: "Nordhavn Datacenter",
      status: "active",
      owner: "drift@nordvang.example",
      services: [{ key: "hosting", kind: "cloud", role: "sub-processor", startsOn: "2023-01-01" }],
      evidence: [{ key: "iso", kind: "iso27001", title: "ISO 27001", validTo: "2029-01-31", review: "accepted" }],
      inspectionPlan: { firstDueOn: "2026-11-01", everyMonths: 12, concept: 6 },
    },
  ],
};

describe("judging an inspection, from answers to a finding that is closed", () => {
  let browser: Browser;
  let product: Product;
  let context: Context;
  beforeAll(async () => {
    browser = await launch();
    product = await Product.holding(file);
    context = contextFor(connectSqlite(join(product.directory, "register.sqlite")));
  });
  afterAll(async () => {
    await context.database.close();
    await browser.close();
    await product.stop();
  });

  const look = (page: Page, path: string, name: string) => lookAt(page, product.origin + path, `judging-${name}`);

  /** What the page says once all of it is there: a click ends when the next page begins. */
  const main = async (page: Page) => {
    await page.waitForLoadState();
    return page.textContent("main");
  };
  const submit = (page: Page) => page.click("main form.fact-form .button-primary");

  test("answers are assessed, one goes back, what is not met becomes a finding, and its flag goes when it is closed", async () => {
    const id = await anOpenCase(context, "nordhavn");
    await broughtTo(context, id, "submitted", { "FYS-1": "met", "FYS-2": "partly" });
    const browsing = await browser.newContext({ locale: "da-DK", viewport: { width: 1280, height: 900 } });
    const page = await browsing.newPage();
    await enterAsAdministrator(product, page);
    const complaints = complaintsOf(page);
    const at = `/inspections/${id}`;
    await look(page, at, "case");
    await page.goto(product.origin + at);
    expect(await main(page)).toContain("0 af 2 spørgsmål er vurderet");

    // By key to the first that is not examined.
    await page.keyboard.press("n");
    await page.waitForURL(/questions\/FYS-1$/);
    await page.check("input[name=assessment][value=met]");
    expect(await page.isVisible(".finding-part")).toBe(false);
    await submit(page);
    await page.waitForURL(/questions\/FYS-2$/);
    await page.goto(product.origin + at);
    await page.click("main .page-actions a[href$='/return']");
    await page.waitForURL(/return$/);
    await look(page, `${at}/return`, "return");
    await page.check("input[name=questions][value=FYS-2]");
    await page.fill("textarea[name=note]", "Vis loggen for november");
    await submit(page);
    await page.waitForURL((url) => url.pathname === at);
    expect(await main(page)).toContain("Sendt, afventer svar");
    await broughtTo(context, id, "submitted", { "FYS-2": "not-met" });

    await look(page, `${at}/questions/FYS-2`, "question");
    await page.check("input[name=assessment][value=not-met]");
    expect(await page.isVisible(".finding-part")).toBe(true);
    await page.fill("input[name=title]", "Adgange logges ikke");
    await page.selectOption("select[name=severity]", "medium");
    await page.fill("input[name=dueOn]", "2026-11-24");
    await page.click("details.sample > summary");
    await look(page, `${at}/questions/FYS-1`, "assessed");
    await page.goto(`${product.origin}${at}/questions/FYS-2`);
    await page.click("details.sample > summary");
    await page.fill("input[name=population]", "40");
    await page.click("details.sample button");
    await page.waitForURL(/questions\/FYS-2$/);
    await page.click("details.sample > summary");
    expect(await page.textContent("details.sample")).toMatch(/Undersøg 5 ud af 40: *Nr\. \d+/);
    await page.check("input[name=assessment][value=not-met]");
    await page.fill("input[name=title]", "Adgange logges ikke");
    await page.selectOption("select[name=severity]", "medium");
    await page.fill("input[name=dueOn]", "2026-11-24");
    await submit(page);
    await page.waitForURL((url) => url.pathname === at);

    await look(page, `${at}/sign-off`, "sign-off");
    expect(await main(page)).toContain("1 fund bliver oprettet");
    await submit(page);
    await page.waitForURL((url) => url.pathname === at);
    for (const said of ["Afsluttet", "Gennemført med fund", "SHA-256"]) expect(await main(page)).toContain(said);
    await look(page, at, "signed-off");
    expect((await product.tilsyn("verify")).out).toContain("1 signed-off inspections");

    const flags = async () => (await product.tilsyn("flags", "--subcontractor", "nordhavn", "--json")).out;
    expect(await flags()).toContain("finding-overdue");
    expect(await flags()).not.toContain("inspection-overdue");
    await look(page, "/findings", "board");
    await look(page, "/findings?view=list", "list");
    await page.goto(`${product.origin}/findings`);
    await page.click(".board-card a.button");
    await page.waitForURL(/findings\/adgange-logges-ikke\/edit/);
    await page.fill("textarea[name=action]", "Log slås til i adgangskontrollen");
    await submit(page);
    await page.goto(`${product.origin}/findings`);
    expect(await page.textContent("section[aria-labelledby=stage-agreed]")).toContain("Adgange logges ikke");
    await page.click(".board-card a.button");
    await page.fill("textarea[name=effect]", "Stikprøve på 5 adgange viser log");
    await page.fill("input[name=closedOn]", "2026-11-24");
    await submit(page);
    await page.waitForURL(/findings\?saved=/);
    expect(await flags()).not.toContain("finding-overdue");
    await look(page, "/findings", "closed");
    await page.goto(`${product.origin}/history`);
    expect(await main(page)).toContain("afsluttede tilsynet med Nordhavn Datacenter");
    expect(complaints).toEqual([]);
    expect((await product.tilsyn("verify")).code).toBe(0);
    await browsing.close();
  });

  test("the other concepts and an own inspection come to the same sign-off, without scripts", async () => {
    const browsing = await browser.newContext({
      locale: "da-DK",
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const page = await browsing.newPage();
    await page.goto(`${product.origin}/sign-in`);
    await page.fill("input[name=email]", administrator.email);
    await page.fill("input[name=password]", administrator.password);
    await page.click("main form button[type=submit]");
    for (const concept of [1, 4, 5] as const) {
      const id = await anOpenCase(context, "nordhavn", { concept, sections: [] });
      await page.goto(`${product.origin}/inspections/${id}`);
      if (concept === 4) expect(await main(page)).toContain("ISO 27001");
      await page.click("main .page-actions a[href$='/sign-off']");
      await page.fill("textarea[name=summary]", "Gennemgået og fundet i orden");
      await submit(page);
      expect(await main(page)).toContain("Gennemgået og fundet i orden");
    }
    const own = await anOpenCase(context, null);
    await page.goto(`${product.origin}/inspections/${own}/questions/FYS-1`);
    await page.click("main a[href$='/answer']");
    await page.check("input[name=statement][value=met]");
    await page.fill("textarea[name=text]", "Set ved rundgang");
    await submit(page);
    for (const question of ["FYS-1", "FYS-2"]) {
      await page.goto(`${product.origin}/inspections/${own}/questions/${question}`);
      await page.check(`input[name=assessment][value=${question === "FYS-1" ? "met" : "not-met"}]`);
      if (question === "FYS-2") await page.selectOption("select[name=severity]", "low");
      await submit(page);
    }
    expect(await main(page)).toContain("1 spørgsmål er opfyldt uden dokumentation");
    await page.click("main .page-actions a[href$='/sign-off']");
    await submit(page);
    await page.goto(`${product.origin}/findings`);
    await page.click("section[aria-labelledby=stage-open] .board-card a.button");
    await page.fill("input[name=closedOn]", "2026-11-24");
    await submit(page);
    expect(await page.textContent("section[aria-labelledby=stage-closed]")).toContain("Er FYS-2 på plads?");
    expect((await product.tilsyn("verify")).code).toBe(0);
    await browsing.close();
  });
});
