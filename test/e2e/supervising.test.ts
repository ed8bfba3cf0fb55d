import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaintsOf, enterAsAdministrator, expectFits, launch, lookAt, Product } from "./product";

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
      inspectionPlan: { firstDueOn: "2027-11-01", everyMonths: 12, concept: 2 },
    },
  ],
};

describe("supervision by points, with a questionnaire of one's own", () => {
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

  const see = (page: Page, name: string) => expectFits(page, [1280, 360], `supervising-${name}`);
  const look = (page: Page, path: string, name: string) => lookAt(page, product.origin + path, `supervising-${name}`);

  const main = async (page: Page) => {
    await page.waitForLoadState();
    return page.textContent("main");
  };
  const submit = (page: Page) => page.click("main form.fact-form .button-primary");
  /** Takes a step, and waits for the draft that comes back. */
  async function step(page: Page, value: string): Promise<void> {
    await Promise.all([page.waitForNavigation(), page.click(`button[name=step][value="${value}"]`)]);
  }

  async function signedIn(scripts: boolean) {
    const browsing = await browser.newContext({
      locale: "da-DK",
      viewport: { width: 1280, height: 900 },
      javaScriptEnabled: scripts,
    });
    return { browsing, page: await browsing.newPage() };
  }

  test("a template with a follow-up is built, a plan gets points, and an inspection is started with it", async () => {
    const { browsing, page } = await signedIn(true);
    await enterAsAdministrator(product, page);
    const complaints = complaintsOf(page);

    await look(page, "/inspections/templates", "none");
    await look(page, "/inspections/templates/new", "new");
    await page.goto(`${product.origin}/inspections/templates/new`);
    await submit(page);
    await page.waitForSelector(".error-summary");
    expect(await main(page)).toContain("Afsnit 1: Afsnittet har ingen spørgsmål.");
    await see(page, "refused-da");

    await page.fill("[name='name.da']", "Fjernadgang");
    await page.fill("[name='section.0.title.da']", "Adgang");
    await page.selectOption("[name='section.0.newKind']", "choice");
    await step(page, "add-question 0");
    await page.fill("[name='section.0.question.0.text.da']", "Har I fjernadgang til vores udstyr?");
    await page.fill("[name='section.0.question.0.option.0.da']", "Ja");
    await page.fill("[name='section.0.question.0.option.1.da']", "Nej");
    await page.selectOption("[name='section.0.newKind']", "text");
    await step(page, "add-question 0");
    await page.fill("[name='section.0.question.1.text.da']", "Hvordan logges den?");
    await page.check("[name='section.0.question.1.evidenceRequired']");
    await page.selectOption("[name='section.0.question.1.askedIf']", { label: "Har I fjernadgang til vores udstyr?" });
    await step(page, "show 0.1");
    await page.check("[name='section.0.question.1.is.q1'] >> nth=0");
    await page.selectOption("[name='section.0.bank']", "ADG-1");
    await step(page, "add-from-bank 0");
    await see(page, "built-da");
    // Before what it hangs on it cannot be asked.
    await step(page, "up 0.1");
    await submit(page);
    await page.waitForSelector(".error-summary");
    expect(await main(page)).toContain("hænger på et, der ikke kommer før det");
    await step(page, "down 0.0");
    await submit(page);
    await page.waitForURL(/templates\?saved=fjernadgang/);
    await look(page, "/inspections/templates", "list");
    await look(page, "/inspections/templates/fjernadgang/edit", "edit");
    await look(page, "/inspections/templates/fjernadgang/archive", "archive");

    const at = "/subcontractors/nordhavn";
    await page.goto(`${product.origin}${at}/inspections`);
    expect(await main(page)).toContain("Ikke vurderet");
    await look(page, `${at}/plan/edit`, "plan");
    await page.goto(`${product.origin}${at}/plan/edit`);
    await page.check("input[name=people][value=over-10000]");
    await page.check("input[name=special][value=yes]");
    await page.check("input[name=confidential][value=no]");
    expect(await page.textContent(".points-sum")).toContain("Vælg et svar på alle fire");
    await page.check("input[name=processing][value=no]");
    expect(await page.textContent(".points-sum")).toBe("6 point. Tilladte tilsynskoncepter: 3, 4, 5 og 6.");
    await submit(page);
    await page.waitForSelector(".error-summary");
    expect(await main(page)).toContain("Med 6 point kan konceptet ikke vælges. Vælg 3, 4, 5 eller 6.");
    await see(page, "plan-refused-da");
    await page.selectOption("select[name=concept]", "6");
    await page.fill("input[name=decidedBy]", "Anne Holm");
    await page.fill("input[name=decidedOn]", "2026-11-20");
    await page.selectOption("select[name=template]", "fjernadgang");
    await submit(page);
    await page.waitForURL(/inspections\?saved=/);
    for (const said of ["6 point", "Fjernadgang", "Anne Holm den 20. nov. 2026"]) expect(await main(page)).toContain(said);
    await look(page, `${at}/inspections`, "points");

    await look(page, `${at}/inspections/start`, "start");
    await page.goto(`${product.origin}${at}/inspections/start`);
    expect(await page.isChecked("input[name=template][value=fjernadgang]")).toBe(true);
    await submit(page);
    await page.waitForURL(/\/inspections\/[0-9a-f-]{36}$/);
    expect(await main(page)).toContain("Har I fjernadgang til vores udstyr?");
    await see(page, "case-da");

    await look(page, "/settings/supervision", "scale");
    await page.goto(`${product.origin}/settings/supervision`);
    await page.fill("input[name=special]", "4");
    await page.check("input[name=confirmed]");
    await submit(page);
    await page.waitForURL(/supervision\?saved/);
    expect(await main(page)).toContain("af Anne Holm.");
    await look(page, "/settings/supervision", "confirmed");
    await look(page, "/history", "history");
    // What the product refuses it answers with 422, which a browser notes.
    expect(complaints.filter((said) => !said.includes("422"))).toEqual([]);
    expect((await product.tilsyn("verify")).code).toBe(0);

    // The same without scripts: a step, and points that the server works out.
    const cookies = await browsing.cookies();
    const { browsing: still, page: plain } = await signedIn(false);
    await still.addCookies(cookies);
    await plain.goto(`${product.origin}${at}/plan/edit`);
    await plain.check("input[name=processing][value=yes]");
    await Promise.all([plain.waitForNavigation(), plain.click("button[name=calculate]")]);
    expect(await plain.textContent(".points-sum")).toContain("8 point");
    await plain.goto(`${product.origin}/inspections/templates/fjernadgang/edit`);
    await step(plain, "remove 0.2");
    await Promise.all([plain.waitForNavigation(), submit(plain)]);
    expect(await main(plain)).toContain("Skabelonen er gemt.");
    await still.close();
    await browsing.close();
  });
});
