import type { ServerBuild } from "@remix-run/node";
import { mkdtempSync, rmSync } from "node:fs";
import { type IncomingHttpHeaders, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Policy } from "../../app/auth/policy";
import { openRegister, type Register } from "../../app/context.server";
import { readConfig } from "../../app/config.server";
import { listen, type Listening } from "../../app/server/listen.server";
import type { Log } from "../../app/server/log.server";
import { createWebApp } from "../../app/server/web-app.server";
import { addAccount } from "../../app/services/account/add-account.server";
import { changeOrganisation, loadOrganisation } from "../../app/services/organisation/change-organisation.server";
import { Clock } from "./register";
import { clientDirectory, remixBuild } from "./remix-build";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** `name=value` of each Set-Cookie. */
  cookies: string[];
}

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  cookie?: string | undefined;
}

/** Sends the path as it stands: `fetch` would tidy up what is to be tested. */
function send(port: number, path: string, { method = "GET", headers = {}, body, cookie }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, ...(cookie === undefined ? {} : { cookie }) };
    const request = httpRequest({ host: "127.0.0.1", port, path, method, headers: all, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const cookies = (response.headers["set-cookie"] ?? []).map((one) => one.split(";", 1)[0] ?? "");
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString("utf8"),
          cookies,
        });
      });
    });
    request.once("error", reject);
    request.end(body);
  });
}

export const sameOrigin = { "Sec-Fetch-Site": "same-origin" };

export interface WebOptions {
  publicUrl?: string;
  trustedProxies?: string;
  build?: (build: ServerBuild) => ServerBuild;
  settings?: Record<string, string>;
  log?: Log;
  policies?: Readonly<Record<string, Policy>>;
}

export const owner = { name: "Ada Ejer", email: "ada@example.dk", password: "fyrretyve grønne æbler" };

/** A real server on a free port of this machine, with a register of its own on disk. */
export class Web {
  private listening: Listening | null = null;

  private constructor(
    readonly register: Register,
    readonly clock: Clock,
    readonly directory: string,
    private readonly options: WebOptions,
  ) {}

  static async start(
    options: WebOptions = {},
    directory = mkdtempSync(join(tmpdir(), "tilsyn-web-")),
    clock = new Clock(),
  ): Promise<Web> {
    const settings = { TILSYN_DATA: directory, TILSYN_PUBLIC_URL: options.publicUrl, ...options.settings };
    const web = new Web(await openRegister(readConfig(settings), clock.now), clock, directory, options);
    await web.open();
    return web;
  }

  private async open(): Promise<void> {
    const { publicUrl, trustedProxies, build = (same) => same, policies, settings, log } = this.options;
    const config = readConfig({
      TILSYN_PUBLIC_URL: publicUrl,
      TILSYN_TRUSTED_PROXIES: trustedProxies,
      TILSYN_REQUESTS_A_MINUTE: "1000000",
      ...settings,
    });
    const app = createWebApp({
      build: build(await remixBuild()),
      clientDirectory,
      register: this.register,
      startJob: () => {},
      config,
      ...(policies && { policies }),
      ...(log && { log }),
    });
    this.listening = await listen(app, 0, "127.0.0.1");
  }

  get port(): number {
    return this.listening?.port ?? 0;
  }

  get = (path: string, sent: Sent = {}) => send(this.port, path, sent);

  /** As a browser posts a form of our own pages. */
  post(path: string, fields: Record<string, string>, sent: Sent = {}): Promise<Answer> {
    const body = new URLSearchParams(fields).toString();
    const headers = {
      ...sameOrigin,
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(Buffer.byteLength(body)),
      ...sent.headers,
    };
    return send(this.port, path, { ...sent, method: sent.method ?? "POST", headers, body });
  }

  async confirmOrganisation(name = "Hemmelig Organisation A/S"): Promise<void> {
    const context = await this.register.contextFor({ kind: "command" });
    const { settings, digest } = await loadOrganisation(context.database.reader);
    await changeOrganisation(context, { ...settings, name }, digest);
  }

  /** An account and the cookie of its session. */
  async signedIn(): Promise<string> {
    await addAccount(await this.register.contextFor({ kind: "command" }), owner);
    return this.signIn();
  }

  async signIn(): Promise<string> {
    const { cookies } = await this.post("/sign-in", { email: owner.email, password: owner.password });
    return cookies[0] ?? "";
  }

  /** The server anew on the same register, as after an update. */
  async restart(): Promise<void> {
    await this.listening?.stop();
    await this.open();
  }

  /** Stops the server and leaves the register on disk. */
  async stop(): Promise<void> {
    await this.listening?.stop();
    await this.register.close();
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
