import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

/** The built product, serving a register of its own, as `npm start` would. */
export class Product {
  private said = "";
  private constructor(
    readonly origin: string,
    readonly directory: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<Product> {
    const port = await freePort();
    const directory = mkdtempSync(join(tmpdir(), "tilsyn-journey-"));
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      TILSYN_DATA: directory,
      PORT: String(port),
      ...settings,
    };
    const child = spawn(process.execPath, ["build/programs/tilsyn.js", "serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
    const product = new Product(`http://localhost:${port}`, directory, child);
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${product.said}`)));
      child.stdout?.on("data", (chunk: Buffer) => {
        product.said += String(chunk);
        if (product.said.includes("token=")) resolve();
      });
    });
    return product;
  }

  /** With what a portfolio file holds. */
  static async holding(file: object, settings: Record<string, string> = {}): Promise<Product> {
    const product = await Product.start({ TILSYN_DEMO: "no", ...settings });
    const path = join(product.directory, "portfolio.json");
    writeFileSync(path, JSON.stringify(file));
    expect(await product.tilsyn("import", path)).toMatchObject({ code: 0 });
    return product;
  }

  /** Where the first administrator is made, as printed at start. */
  get invitation(): string {
    return /http:\/\/\S*token=\S+/.exec(this.said)?.[0] ?? "";
  }

  /** Runs a command on the same register. */
  async tilsyn(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const child = spawn(process.execPath, ["build/programs/tilsyn.js", ...args], {
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", TILSYN_DATA: this.directory },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
      out += String(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      err += String(chunk);
    });
    const code = await new Promise<number>((resolve) => child.once("close", (status) => resolve(status ?? 1)));
    return { code, out, err };
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.TILSYN_TEST_BROWSER ?? "",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** What the browser's console complains of; a journey ends by expecting none. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/** Looks at the page as WCAG 2.2 AA asks; expects nothing to be found. */
export async function expectAccessible(page: Page): Promise<void> {
  // The policy lets no foreign script run: axe comes in through the browser's own door.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axeSource });
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then((found) => JSON.stringify(found.violations))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  const violations = JSON.parse(String(result.value)) as Violation[];
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
    page.url(),
  ).toEqual([]);
}

/** Nothing is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window: width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: innerWidth,
  }));
  expect(content, page.url()).toBeLessThanOrEqual(width);
}

export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test/e2e/pictures/${name}.png`, fullPage: false });
}

/** Nothing is wider than the window and axe finds nothing, at each width. @param picture takes one of each, where it is named */
export async function expectFits(page: Page, widths: readonly number[], picture: string | null = null): Promise<void> {
  await page.waitForLoadState();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    if (picture !== null) await takePicture(page, `${picture}-${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** A page in both languages, wide and as narrow as it has to work. */
export async function lookAt(page: Page, url: string, picture: string | null): Promise<void> {
  await page.goto(url);
  for (const language of ["da", "en"]) {
    await expectFits(page, [1280, 360], picture === null ? null : `${picture}-${language}`);
    await Promise.all([page.waitForLoadState(), page.click(".menu-wide button[name=language]")]);
    await page.waitForSelector(`html[lang=${language === "da" ? "en" : "da"}]`);
  }
}

export const administrator = { name: "Anne Holm", email: "anne@nordvang.example", password: "korrekt hest batteri hæfteklamme" };

/** Makes the first administrator of a register that names its organisation: the overview is shown. */
export async function enterAsAdministrator(product: Product, page: Page): Promise<void> {
  await page.goto(product.invitation);
  for (const [field, value] of Object.entries(administrator)) await page.fill(`input[name=${field}]`, value);
  await page.click("main form button[type=submit]");
  await page.waitForURL((url) => url.pathname === "/");
}

/** Makes the first administrator and comes as far as the question about the organisation. */
export async function becomeAdministrator(product: Product, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(product.invitation);
  for (const [field, value] of Object.entries(administrator)) await page.fill(`input[name=${field}]`, value);
  await page.click("main form button[type=submit]");
  await page.waitForURL(/\/welcome/);
  // The address changes before the page does, and the page before also asks for a name.
  await page.waitForSelector("main form input[name=digest]", { state: "attached" });
  return page;
}

/** Signs the first administrator in: the overview is shown. */
export async function signIn(page: Page, product: Product): Promise<void> {
  await page.goto(`${product.origin}/sign-in`);
  await page.fill("input[name=email]", administrator.email);
  await page.fill("input[name=password]", administrator.password);
  await page.click("main form button[type=submit]");
  await page.waitForURL((url) => url.pathname === "/");
  // The address changes a moment before the page does, and with the page its language.
  await page.locator("nav a[href='/subcontractors']").first().waitFor({ state: "attached" });
}
