import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pdf } from "../support/documents";
import { MailServer } from "../support/mail-server";
import {
  administrator,
  complaintsOf,
  enterAsAdministrator,
  expectAccessible,
  expectNoSidewaysScroll,
  launch,
  Product,
  signIn,
  takePicture,
} from "./product";

const contact = { name: "Kim Kontakt", email: "kim@nordhavn.example", role: "DPO" };
const file = {
  format: "tilsyn-portfolio/1",
  organisation: { name: "Nordvang Hosting", promise: "EU" },
  subcontractors: [
    {
      key: "nordhavn",
      name: "Nordhavn Datacenter",
      status: "active",
      owner: administrator.email,
      contacts: [contact],
      services: [{ key: "hosting", kind: "cloud", role: "sub-processor", startsOn: "2023-01-01" }],
      inspectionPlan: { firstDueOn: "2026-11-01", everyMonths: 12, concept: 6 },
    },
  ],
};

const today = new Date().toISOString().slice(0, 10);
const yesterday = new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10);

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

const main = async (page: Page) => {
  await page.waitForLoadState();
  return page.textContent("main");
};

async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, `portal-${name}`);
}

/** Follows the link of a mail on a phone and enters with the code that is mailed. */
async function entering(page: Page, link: string): Promise<void> {
  await page.goto(link);
  mail.received.length = 0;
  await page.click("main button[value=code]");
  const code = /\b\d{8}\b/.exec(await mail.textTo(contact.email, /\b\d{8}\b/))?.[0] ?? "";
  await page.waitForSelector("input[name=code]");
  await page.fill("input[name=code]", code);
  await page.click("main form[action='/portal/enter'] button");
  await page.waitForURL(/\/portal\/questions/);
}

/** Answers what is left, as somebody would who finds all in order, up to the page where it is checked. */
async function answerAll(phone: Page): Promise<void> {
  for (let rounds = 0; !phone.url().endsWith("/portal/check") && rounds < 30; rounds += 1) {
    if (await phone.isVisible("input[name=statement]")) await phone.check("input[name=statement][value=met]");
    if (await phone.isVisible("input[name=date]")) await phone.fill("input[name=date]", "2026-11-01");
    if (await phone.isVisible("input[name=choices]")) await phone.check("input[name=choices] >> nth=0");
    if (await phone.isVisible("textarea[name=text]")) await phone.fill("textarea[name=text]", "Som aftalt.");
    const before = phone.url();
    await phone.click("main button[value=next]");
    await phone.waitForURL((url) => url.href !== before);
  }
}

async function handIn(phone: Page): Promise<void> {
  await phone.fill("input[name=signatoryTitle]", "DPO");
  await phone.check("input[name=confirmed]");
  await phone.click("main form.fact-form .button-primary");
  await phone.waitForURL(/\/portal\/receipt$/);
}

/** Assesses every question of a case: all met but the one named. */
async function judgeAll(page: Page, at: string, bad: string | null): Promise<void> {
  for (let rounds = 0; rounds < 30; rounds += 1) {
    await page.goto(`${product.origin}${at}`);
    const next = page.locator("main .page-actions a[href*='/questions/']");
    if ((await next.count()) === 0) return;
    await next.first().click();
    await page.waitForURL(/\/questions\//);
    const isBad = bad !== null && page.url().endsWith(bad);
    await page.check(`input[name=assessment][value=${isBad ? "not-met" : "met"}]`);
    if (isBad) {
      await page.fill("input[name=title]", "Aftalen overholdes ikke");
      await page.selectOption("select[name=severity]", "medium");
      await page.fill("input[name=dueOn]", yesterday);
    }
    await page.click("main form.fact-form .button-primary");
    await page.waitForLoadState();
  }
}

async function signOff(page: Page, at: string): Promise<void> {
  await page.goto(`${product.origin}${at}/sign-off`);
  await page.click("main form.fact-form .button-primary");
  await page.waitForURL((url) => url.pathname === at);
}

const flags = async () => (await product.tilsyn("flags", "--subcontractor", "nordhavn", "--json")).out;

test("from a new plan to a closed finding: sent by mail, answered on a phone, one question returned, judged, followed up", async () => {
  const office = await browser.newContext({ locale: "da-DK", viewport: { width: 1280, height: 900 } });
  const page = await office.newPage();
  await enterAsAdministrator(product, page);
  const complaints = complaintsOf(page);

  // Steps of the one who sends: start, choose, send.
  await page.goto(`${product.origin}/subcontractors/nordhavn/inspections/start`);
  await page.click("main form.fact-form .button-primary");
  await page.waitForURL(/\/inspections\/[^/]+$/);
  const at = new URL(page.url()).pathname;
  await page.click(`main a[href='${at}/send']`);
  await page.waitForURL(/\/send$/);
  await look(page, "send-da-1280");
  await page.fill("input[name=askedPhone]", "12 34 56 78");
  await page.click("main form.fact-form .button-primary");
  await page.waitForURL((url) => url.pathname === at);
  expect(await main(page)).toContain("Kim Kontakt (kim@nordhavn.example)");
  await look(page, "sent-da-1280");

  const invited = await mail.textTo(contact.email, /Nordvang Hosting/);
  expect(invited).toContain("12 34 56 78");
  const link = /http:\/\/\S+/.exec(invited)?.[0] ?? "";
  const outside = await browser.newContext({ locale: "da-DK", viewport: { width: 360, height: 740 } });
  const phone = await outside.newPage();
  const outsideComplaints = complaintsOf(phone);
  // A scanner that follows the link uses nothing up.
  for (let round = 0; round < 3; round += 1) expect((await fetch(link)).status).toBe(200);
  await phone.goto(link);
  await look(phone, "link-da-360");
  let bytes = 0;
  phone.on("response", (response) => {
    void response.body().then(
      (body) => {
        bytes += body.length;
      },
      () => undefined,
    );
  });
  await entering(phone, link);
  await look(phone, "questions-da-360");
  bytes = 0;
  await phone.goto(`${product.origin}/portal/questions`);
  await phone.waitForLoadState("networkidle");
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThan(60 * 1024);

  await phone.click("main .button-primary");
  await phone.waitForURL(/\/portal\/questions\/[^/]+$/);
  await look(phone, "question-da-360");
  const first = new URL(phone.url()).pathname;
  const questions = await phone.evaluate(() => document.querySelectorAll("main").length);
  expect(questions).toBe(1);
  // Drafts save themselves.
  await phone.check("input[name=statement][value=met]");
  await phone.fill("textarea[name=text]", "Aftalen overholdes, se bilag.");
  await phone.waitForSelector("#draft-state:has-text('Gemt kl.')");
  await phone.reload();
  expect(await phone.inputValue("textarea[name=text]")).toBe("Aftalen overholdes, se bilag.");
  await phone.setInputFiles("input[type=file]", {
    name: "bilag.pdf",
    mimeType: "application/pdf",
    buffer: await pdf("Bilag"),
  });
  await phone.click("main button[value=stay]");
  await phone.waitForSelector("main a:has-text('bilag.pdf')");
  await phone.click("main button[value=next]");
  await phone.waitForLoadState();
  await answerAll(phone);
  await look(phone, "check-da-360");
  await handIn(phone);
  await look(phone, "receipt-da-360");
  const answers = await phone.request.get(`${product.origin}/portal/answers.pdf`);
  expect((await answers.body()).subarray(0, 5).toString()).toBe("%PDF-");

  // Back at the office: told by mail, one question goes back.
  await mail.textTo(administrator.email, /Nordhavn Datacenter/);
  const question = decodeURIComponent(first.split("/").at(-1) ?? "");
  await page.goto(`${product.origin}${at}/return`);
  await page.check(`input[name=questions][value='${question}']`);
  await page.fill("textarea[name=note]", "Vis den nyeste liste");
  mail.received.length = 0;
  await page.click("main form.fact-form .button-primary");
  await page.waitForURL((url) => url.pathname === at);
  const back = /http:\/\/\S+/.exec(await mail.textTo(contact.email, /retur/))?.[0] ?? "";
  expect(back).toBe(link);
  await phone.goto(`${product.origin}/portal/questions`);
  expect(await main(phone)).toContain("sendt 1 spørgsmål retur");
  await look(phone, "returned-da-360");
  await phone.goto(`${product.origin}${first}`);
  expect(await main(phone)).toContain("Vis den nyeste liste");
  await phone.check("input[name=statement][value=not-met]");
  await phone.click("main button[value=next]");
  await phone.waitForURL(/\/portal\/check$/);
  await handIn(phone);

  // What came with the answer is kept as evidence, which waits for its review.
  await page.goto(`${product.origin}${at}/questions/${first.split("/").at(-1)}`);
  await look(page, "question-da-1280");
  await page.selectOption("select[name=kind]", "status-report");
  await page.click(".as-evidence button");
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  expect(await main(page)).toContain("bilag.pdf");
  expect(await main(page)).toContain("Ikke set igennem");

  // Judged: what is not met becomes a finding, whose flag goes when it is closed.
  await judgeAll(page, at, first.split("/").at(-1) ?? "-");
  await signOff(page, at);
  expect(await main(page)).toContain("Gennemført med fund");
  expect(await flags()).not.toContain("inspection-overdue");
  expect(await flags()).toContain("finding-overdue");
  await page.goto(`${product.origin}/findings`);
  await page.click(".board-card a.button");
  await page.waitForURL(/findings\/[^/]+\/edit/);
  await page.fill("textarea[name=action]", "Aftalen gennemgås med leverandøren");
  await page.fill("textarea[name=effect]", "Ny liste er modtaget og stemmer");
  await page.fill("input[name=closedOn]", today);
  await page.click("main form.fact-form .button-primary");
  await page.waitForURL(/findings\?saved=/);
  expect(await flags()).not.toContain("finding-overdue");
  expect((await product.tilsyn("verify")).code).toBe(0);

  // English, wide, and the other ways to answer an invitation.
  await phone.goto(`${product.origin}/portal/receipt`);
  await Promise.all([phone.waitForLoadState(), phone.click("main button[name=language]")]);
  await phone.waitForSelector("html[lang=en]");
  await phone.setViewportSize({ width: 1280, height: 900 });
  await look(phone, "receipt-en-1280");
  expect([...complaints, ...outsideComplaints]).toEqual([]);
  await office.close();
  await outside.close();
}, 240_000);

test("a one-page confirmation and a status form are sent, answered and vouched for, and come to the same sign-off", async () => {
  const office = await browser.newContext({ locale: "da-DK", viewport: { width: 1280, height: 900 } });
  const page = await office.newPage();
  await signIn(page, product);
  for (const template of ["confirmation", "status"]) {
    await page.goto(`${product.origin}/subcontractors/nordhavn/inspections/start`);
    await page.check(`input[name=template][value=${template}]`);
    await page.click("main form.fact-form .button-primary");
    await page.waitForURL(/\/inspections\/[^/]+$/);
    const at = new URL(page.url()).pathname;
    mail.received.length = 0;
    await page.goto(`${product.origin}${at}/send`);
    await page.fill("input[name=askedPhone]", "12 34 56 78");
    await page.click("main form.fact-form .button-primary");
    await page.waitForURL((url) => url.pathname === at);
    const link = /http:\/\/\S+/.exec(await mail.textTo(contact.email, /Nordvang Hosting/))?.[0] ?? "";
    const outside = await browser.newContext({ locale: "da-DK", viewport: { width: 360, height: 740 } });
    const phone = await outside.newPage();
    await entering(phone, link);
    await look(phone, `${template}-da-360`);
    await phone.click("main .button-primary");
    await phone.waitForURL(/\/portal\/questions\/[^/]+$/);
    await answerAll(phone);
    await handIn(phone);
    await outside.close();
    await judgeAll(page, at, null);
    await signOff(page, at);
    for (const said of ["Afsluttet", "SHA-256"]) expect(await main(page)).toContain(said);
  }
  expect((await product.tilsyn("verify")).out).toContain("3 signed-off inspections");
  await office.close();
}, 240_000);
