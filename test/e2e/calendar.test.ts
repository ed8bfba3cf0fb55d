import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { becomeAdministrator, complaintsOf, launch, lookAt, Product } from "./product";

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await launch();
  product = await Product.start();
});
afterAll(async () => {
  await product.stop();
  await browser.close();
});

const look = (page: Page, path: string, name: string) => lookAt(page, product.origin + path, `calendar-${name}`);

test("what is due is found from the menu, month by month and as a list, and subscribed to", async () => {
  const page = await becomeAdministrator(product, await browser.newContext());
  const complaints = complaintsOf(page);
  await page.click("main .button-primary");
  await page.waitForURL((url) => url.pathname === "/");
  await page.click(".menu-wide a[href='/calendar']");
  await page.waitForURL(/\/calendar$/);
  await page.waitForSelector("main h1:text-is('Kalender')");
  await page.click("main a[href^='/calendar?month=']");
  await page.waitForURL(/month=/);
  await page.waitForSelector(".month td a");
  await look(page, new URL(page.url()).pathname + new URL(page.url()).search, "month");
  await look(page, "/calendar/ahead", "ahead");
  await page.goto(`${product.origin}/account/reminders`);
  await page.click("main form[action='/account/calendar-feed'] button");
  await page.waitForSelector("#feed-address");
  const address = new URL(await page.inputValue("#feed-address"));
  await look(page, "/account/reminders", "own");
  const feed = await fetch(product.origin + address.pathname + address.search);
  expect([feed.status, (await feed.text()).startsWith("BEGIN:VCALENDAR")]).toEqual([200, true]);
  await look(page, "/settings/mails", "mails");
  expect(complaints).toEqual([]);
});
