import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PDFDocument, StandardFonts } from "pdf-lib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { becomeAdministrator, complaintsOf, expectAccessible, expectNoSidewaysScroll, launch, Product } from "./product";

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await launch();
  product = await Product.start({ TILSYN_DEMO: "no" });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const wording = [
  "Databehandleraftale",
  "Aftalen er indgået mellem Nordvang Hosting A/S og Kajplads Hosting ApS.",
  "Denne aftale træder i kraft den 1. november 2026.",
  "Databehandleren underretter den dataansvarlige senest 24 timer efter at være blevet",
  "opmærksom på et brud på persondatasikkerheden.",
];

async function pdf(lines: readonly string[]): Promise<Buffer> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  const page = made.addPage([595, 842]);
  for (const [index, line] of lines.entries()) page.drawText(line, { x: 60, y: 760 - index * 22, size: 11, font });
  return Buffer.from(await made.save());
}

const add = async (page: Page, path: string, fields: Record<string, string>) => {
  await page.goto(`${product.origin}${path}`);
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`main [name="${name}"]`);
    if ((await control.evaluate((element) => element.tagName)) === "SELECT") await control.selectOption(value);
    else await control.fill(value);
  }
  await page.click("main form .button-primary");
  await page.waitForURL((url) => !url.pathname.endsWith("/new"));
};

const flags = async () => (await product.tilsyn("flags", "--subcontractor", "kajplads-hosting", "--json")).out;

/** Files let go over the page, wherever it is. */
async function drop(page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  await page.evaluate((all) => {
    const carried = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      carried.items.add(new File([bytes], name));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, sent);
}

test("a signed DPA is dropped with its appendix, reviewed and accepted; the flag goes then and not before", async () => {
  const context = await browser.newContext({ locale: "da-DK", viewport: { width: 1400, height: 900 }, acceptDownloads: true });
  const page = await becomeAdministrator(product, context);
  const complaints = complaintsOf(page);
  await page.fill("input[name=name]", "Nordvang Hosting");
  await page.check("input[name=promise][value=EU]");
  await page.click("main form button[type=submit]");
  await page.waitForURL((url) => url.pathname === "/");
  await add(page, "/subcontractors/new", { name: "Kajplads Hosting" });
  await add(page, "/subcontractors/kajplads-hosting/services/new", {
    kind: "cloud",
    role: "sub-processor",
    startsOn: "2025-01-01",
  });
  await add(page, "/subcontractors/kajplads-hosting/agreements/new", { kind: "dpa", title: "Databehandleraftale" });
  expect(await flags()).toContain('"dpa-unsigned"');

  await page.goto(`${product.origin}/subcontractors/kajplads-hosting/agreements`);
  await page.getByRole("link", { name: "Filer til Databehandleraftale" }).click();
  await page.waitForURL(/\/documents$/);
  await expectAccessible(page);
  const [main, appendix] = [await pdf(wording), await pdf(["Bilag A"])];
  await drop(page, [
    { name: "dpa.pdf", bytes: main },
    { name: "bilag a.pdf", bytes: appendix },
    { name: "side.html", bytes: Buffer.from("<!doctype html><script>alert(1)</script>") },
  ]);
  await page.getByText("dpa.pdf er gemt.").waitFor();
  await page.getByText("bilag a.pdf er gemt.").waitFor();
  await page.getByText(/side\.html: HTML tages ikke imod/).waitFor();
  await expect.poll(() => page.locator("main tbody tr").count(), { timeout: 30_000 }).toBe(2);
  expect(await flags()).toContain('"dpa-unsigned"');
  await expectAccessible(page);

  // A reader of its own is at work; the page says when it is done.
  const row = page.locator("main tbody tr", { hasText: "dpa.pdf" });
  await expect
    .poll(
      async () => {
        await page.reload();
        return row.textContent();
      },
      { timeout: 30_000 },
    )
    .toContain("Ingen digital underskrift");
  const thumbnail = row.locator("img");
  await expect
    .poll(() => thumbnail.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth), { timeout: 30_000 })
    .toBe(240);
  await row.getByRole("link").click();
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  const drawn = page.frameLocator("iframe").locator("canvas").first();
  await drawn.waitFor();
  await expectAccessible(page);
  expect(await page.inputValue("input[name=effectiveOn]")).toBe("2026-11-01");
  expect(await page.inputValue('input[name="terms.breachHours"]')).toBe("24");
  expect(await page.locator("main").textContent()).toContain("Læst i filen, side 1");
  // The words that a field was read from are marked in the file beside it.
  await page.getByRole("link", { name: /^Læst i filen, side 1: .*24 timer/ }).click();
  const marked = page.frameLocator("iframe").locator(".view-mark");
  await marked.first().waitFor();
  expect((await marked.allTextContents()).join(" ")).toMatch(/senest 24 timer efter at være blevet opmærksom på et brud/);
  expect(await page.inputValue("input[name=effectiveOn]")).toBe("2026-11-01");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "dpa.pdf", exact: true }).click(),
  ]);
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(await readFile(await download.path()))).toBe(hash(main));

  await page.fill("input[name=signedOn]", "2026-10-28");
  await page.check("#verdict-accepted");
  await page.click("#review-form button[type=submit]");
  // Filed as signed without a signature: nobody has said why.
  await page.locator(".error-summary").waitFor();
  expect(await flags()).toContain('"dpa-unsigned"');
  await expectAccessible(page);
  await page.selectOption("select[name=signing]", "scanned-ink");
  await page.fill("input[name=signer]", "Ane Holm");
  await page.fill("textarea[name=unsignedReason]", "Underskrevet i hånden; originalen ligger i arkivet.");
  await page.check("#verdict-accepted");
  await page.click("#review-form button[type=submit]");
  await page.getByText("Godkendt").first().waitFor();
  expect(await page.inputValue("input[name=signedOn]")).toBe("2026-10-28");
  expect(await flags()).not.toContain('"dpa-unsigned"');

  await page.getByRole("link", { name: "Hvem har set filen" }).click();
  await page.waitForURL(/\/history\?seen=/);
  expect(await page.locator("main").textContent()).toContain("åbnede filen »dpa.pdf«");
  await expectAccessible(page);

  await page.goto(`${product.origin}/documents`);
  await page.getByRole("link", { name: "bilag a.pdf" }).click();
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "Fjern …" }).click();
  await page.fill("textarea[name=reason]", "Forkert bilag");
  await page.click("main form .button-primary");
  await page.waitForURL(/\/documents\/bin$/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Tag tilbage: bilag a.pdf" }).click();
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  // What was refused is a failed answer to the browser, and nothing else is.
  expect(complaints.filter((complaint) => !complaint.includes("422"))).toEqual([]);
  await context.close();
});

test("the plain form does the same without scripts", async () => {
  const context = await browser.newContext({ locale: "en-GB", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${product.origin}/sign-in`);
  await page.fill("input[name=email]", "anne@nordvang.example");
  await page.fill("input[name=password]", "korrekt hest batteri hæfteklamme");
  await page.click("main form button[type=submit]");
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto(`${product.origin}/subcontractors/kajplads-hosting/agreements/dpa/documents`);
  const bytes = await pdf(["Tillæg"]);
  await page.selectOption("select[name=part]", "appendix");
  await page.setInputFiles("input[name=file]", [
    { name: "tillæg.pdf", mimeType: "application/pdf", buffer: bytes },
    { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hej") },
  ]);
  await page.click("main form .button-primary");
  await page.locator("[role=status]").waitFor();
  const told = await page.locator("[role=status]").textContent();
  expect(told).toContain("tillæg.pdf");
  expect(told).toContain("note.txt");
  await expect.poll(() => page.locator("main tbody tr", { hasText: "tillæg.pdf" }).count(), { timeout: 30_000 }).toBe(1);
  await context.close();
});
