import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { administrator, complaintsOf, expectFits, launch, Product } from "./product";

const file = {
  format: "tilsyn-portfolio/1",
  organisation: { name: "Nordvang Hosting", promise: "EU" },
  subcontractors: [
    {
      key: "nordhavn",
      name: "Nordhavn Datacenter",
      status: "active",
      services: [{ key: "hosting", kind: "cloud", role: "sub-processor", startsOn: "2023-01-01" }],
      agreements: [
        { key: "rammeaftale", kind: "contract", title: "Rammeaftale", signedOn: "2023-01-01", noticeMonths: 3 },
        {
          key: "licens",
          kind: "contract",
          title: "Licensaftale",
          signedOn: "2021-01-01",
          endsOn: "2021-12-31",
          renewalMonths: 12,
          noticeMonths: 3,
        },
        { key: "dba", kind: "dpa", title: "Databehandleraftale", signedOn: "2023-01-01", clauses: { "DPA-01": "present" } },
      ],
    },
  ],
};

const agreements = "/subcontractors/nordhavn/agreements";

describe("flow-down, from what was promised to a finding", () => {
  let browser: Browser;
  let product: Product;
  beforeAll(async () => {
    browser = await launch();
    product = await Product.holding(file);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  /** Wide and as narrow as it has to work. */
  async function look(page: Page, path: string): Promise<void> {
    await page.goto(product.origin + path);
    await expectFits(page, [1280, 320]);
  }

  test("a promise is made, an agreement falls short of it, a clause is noted, a contract is decided", async () => {
    const context = await browser.newContext({ locale: "da-DK", viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(product.invitation);
    for (const [field, value] of Object.entries(administrator)) await page.fill(`input[name=${field}]`, value);
    await page.click("main form button[type=submit]");
    // The file has named the organisation: nobody is asked for it.
    await page.waitForURL((url) => url.pathname === "/");
    const complaints = complaintsOf(page);
    await page.goto(product.origin + agreements);
    expect(await page.textContent("main")).toContain("I har ikke angivet, hvad I har lovet kunderne");
    await look(page, agreements);

    await page.goto(`${product.origin}/settings/customer-terms`);
    await page.fill("input[name='terms.breachHours']", "48");
    await page.fill("textarea[name='terms.countries']", "EU");
    await page.selectOption("select[name='terms.thirdCountries']", "forbidden");
    await page.check("input[name='terms.annexSections'][value=BCK]");
    await page.click("main form .button-primary");
    await page.waitForURL(/\/settings\?promised=0/);
    expect(await page.textContent("main")).toContain("senest 48 timer");
    await look(page, "/settings/customer-terms");
    await look(page, "/settings");

    await page.goto(`${product.origin}${agreements}/dba/edit`);
    await page.fill("input[name='terms.breachHours']", "72");
    await page.fill("textarea[name='terms.countries']", "Danmark, Frankrig");
    await page.selectOption("select[name='clauses.DPA-02']", "partial");
    await page.fill("input[name='clauses.DPA-02.reference']", "pkt. 7.2");
    await page.click("details.clause-note:has(textarea[name='clauses.DPA-02.note']) > summary");
    await page.fill("textarea[name='clauses.DPA-02.note']", "Kun generel godkendelse");
    await page.click("main form .button-primary");
    await page.waitForURL(/agreements\?saved=/);
    const main = (await page.textContent("main")) ?? "";
    for (const said of ["Nej, svagere", "Åbent fund", "Ukendt", "1 af 4 vilkår ført videre", "løbende måned + 3 måneder"])
      expect(main).toContain(said);
    expect(main).toMatch(/Fornyet \d+ gange/);
    await look(page, agreements);
    await look(page, `${agreements}/dba/edit`);

    await look(page, `${agreements}/rammeaftale/decision`);
    await page.check("input[name=decision][value=renegotiate]");
    await page.fill("textarea[name=note]", "Prisen skal ned");
    await page.click("main form .button-primary");
    await page.waitForURL(/agreements\?saved=/);
    expect(await page.textContent("main")).toContain("Genforhandl, besluttet");
    await look(page, "/subcontractors/nordhavn/history");
    expect(await page.textContent("main")).toContain("Prisen skal ned");
    await look(page, "/subcontractors/nordhavn/findings");
    expect(complaints).toEqual([]);
    expect((await product.tilsyn("verify")).code).toBe(0);
    await context.close();
  });

  test("the same forms without scripts", async () => {
    const context = await browser.newContext({
      locale: "en-GB",
      javaScriptEnabled: false,
      viewport: { width: 320, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(`${product.origin}/sign-in`);
    await page.fill("input[name=email]", administrator.email);
    await page.fill("input[name=password]", administrator.password);
    await page.click("main form button[type=submit]");
    await page.goto(`${product.origin}${agreements}/dba/edit`);
    expect(await page.inputValue("textarea[name='clauses.DPA-02.note']")).toBe("Kun generel godkendelse");
    expect(await page.inputValue("select[name='clauses.DPA-03']")).toBe("");
    await page.selectOption("select[name='clauses.DPA-03']", "n/a");
    await page.fill("input[name='terms.breachHours']", "24");
    await page.click("main form .button-primary");
    await page.goto(`${product.origin}${agreements}/dba/edit`);
    expect(await page.inputValue("select[name='clauses.DPA-03']")).toBe("n/a");
    expect(await page.inputValue("input[name='clauses.DPA-02.reference']")).toBe("pkt. 7.2");
    expect(await page.inputValue("input[name='terms.breachHours']")).toBe("24");
    await page.fill("input[name='terms.breachHours']", "soon");
    await page.click("main form .button-primary");
    expect(await page.textContent(".error-summary")).toMatch(/Notice of a breach|Underretning om brud/);
    await context.close();
  });
});
