import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { type Figure, timedInTurn } from "./measure";

const tilsyn = fileURLToPath(new URL("./tilsyn.js", import.meta.url));
export const account = { email: "bench@example.org", password: "a long enough bench password" };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

export class Server {
  cookie = "";
  private constructor(
    readonly origin: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(directory: string): Promise<Server> {
    const port = await freePort();
    // More requests than any person makes: the limit on them is not what is measured.
    const own = { TILSYN_DATA: directory, PORT: String(port), TILSYN_DEMO: "no", TILSYN_REQUESTS_A_MINUTE: "1000000" };
    const env = { ...readEnvironment(), ...own };
    const add = spawn(process.execPath, [tilsyn, "user", "add", account.email, "--name", "Bench", "--password-stdin"], {
      env,
      stdio: ["pipe", "ignore", "inherit"],
    });
    add.stdin.end(`${account.password}\n`);
    await once(add, "close");
    const child = spawn(process.execPath, [tilsyn, "serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout as NodeJS.ReadableStream, "data");
    const server = new Server(`http://localhost:${port}`, child);
    const answer = await fetch(`${server.origin}/sign-in`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(account),
      headers: { "sec-fetch-site": "same-origin" },
    });
    server.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    if (server.cookie === "") throw new Error(`The bench could not sign in: ${answer.status}`);
    return server;
  }

  /** Loads a page some times over, all of each answer. */
  async load(path: string, times = 20): Promise<void> {
    for (let nth = 0; nth < times; nth += 1) {
      const answer = await fetch(this.origin + path, {
        headers: { cookie: this.cookie, "accept-language": "da" },
        redirect: "manual",
      });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
    }
  }

  residentMb(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  async stop(): Promise<void> {
    this.child.kill("SIGTERM");
    await once(this.child, "exit");
  }
}

/** The bench hands its own environment on to the servers it starts; no setting of the product is read here. */
function readEnvironment(): NodeJS.ProcessEnv {
  return { PATH: "/usr/local/bin:/usr/bin:/bin", NODE_ENV: "production" };
}

const chromiumPath =
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path)) ?? null;

/** Bytes over the wire of a first load with an empty cache, and the rows there without any script. */
async function firstLoad(browser: Browser, server: Server, path: string, row: string): Promise<{ bytes: number; rows: number }> {
  const [name = "", value = ""] = server.cookie.split("=");
  const cookie = { name, value, url: server.origin };
  const quiet = await browser.newContext({ javaScriptEnabled: false });
  await quiet.addCookies([cookie]);
  const still = await quiet.newPage();
  await still.goto(server.origin + path);
  const rows = await still.locator(row).count();
  await quiet.close();

  const context = await browser.newContext();
  await context.addCookies([cookie]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(server.origin + path, { waitUntil: "networkidle" });
  await context.close();
  return { bytes, rows };
}

export async function pageFigures(registers: { large: string; middle: string; small: string }): Promise<Figure[]> {
  const figures: Figure[] = [];
  const small = await Server.start(registers.small);
  const large = await Server.start(registers.large);
  for (const [what, path] of [
    ["overview", "/"],
    ["list", "/subcontractors"],
  ] as const) {
    await small.load(path, 10);
    await large.load(path, 10);
    const [at100, at100k] = await timedInTurn(
      () => small.load(path),
      () => large.load(path),
      5,
    );
    figures.push({
      what: `${what}, large register`,
      value: at100k / at100,
      unit: "×",
      limit: 1.5,
      of: `the same page at 100 (${(at100 / 20).toFixed(1)} ms)`,
    });
    const [page, bare] = await timedInTurn(
      () => large.load(path),
      () => large.load("/healthz"),
      5,
    );
    const [page2, without] = await timedInTurn(
      () => large.load(path),
      () => large.load("/settings"),
      5,
    );
    figures.push({
      what: `${what}, large register`,
      value: page2 / without,
      unit: "×",
      limit: 4,
      of: `a page without data, /settings (${(without / 20).toFixed(1)} ms)`,
    });
    figures.push({
      what: `${what}, large register`,
      value: page / bare,
      unit: "×",
      limit: null,
      of: `the server's bare answer, /healthz (${(bare / 20).toFixed(1)} ms)`,
    });
  }
  await small.stop();
  await large.stop();

  const middle = await Server.start(registers.middle);
  figures.push({
    what: "server idle, a tenth of the register",
    value: middle.residentMb(),
    unit: "MB",
    limit: 200,
    of: "resident memory",
  });
  await middle.load("/subcontractors", 10);
  const [search, list] = await timedInTurn(
    () => middle.load("/subcontractors?q=leverand%C3%B8r+77"),
    () => middle.load("/subcontractors"),
    5,
  );
  figures.push({
    what: "search in the list",
    value: search / list,
    unit: "×",
    limit: 1.1,
    of: `the list (${(list / 20).toFixed(1)} ms)`,
  });
  if (chromiumPath === null) process.stderr.write("No Chromium: the first load is not measured.\n");
  else {
    const browser = await chromium.launch({
      executablePath: chromiumPath,
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
    for (const [what, path, row] of [
      ["overview", "/", "main li, main tr"],
      ["list", "/subcontractors", "main tbody tr"],
    ] as const) {
      const { bytes, rows } = await firstLoad(browser, middle, path, row);
      figures.push({
        what: `${what}, first load`,
        value: bytes / 1000,
        unit: "kB",
        limit: 300,
        of: "over the wire, empty cache",
      });
      figures.push({ what: `${what}, rows without any script`, value: rows, unit: "rows", limit: null, of: "JavaScript off" });
    }
    await browser.close();
  }
  await middle.stop();
  return figures;
}
