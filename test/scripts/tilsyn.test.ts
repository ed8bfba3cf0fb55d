import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { remixBuild } from "../support/remix-build";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build/programs/tilsyn.js");
let data: string;

beforeAll(async () => {
  await remixBuild();
  if (existsSync(program)) return;
  const build = ["vite", "build", "--config", "remix.config.js", "--mode", "programs"];
  const { status, stderr } = spawnSync("npx", build, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, VITEST: "", NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error(`The command line could not be built:\n${stderr}`);
});
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), "tilsyn-cli-")), "data");
});
afterEach(() => rmSync(join(data, ".."), { recursive: true, force: true }));

const environment = (extra: Record<string, string>) => ({
  PATH: process.env.PATH,
  NODE_ENV: "production" as const,
  TILSYN_DATA: data,
  TILSYN_DEMO: "no",
  ...extra,
});

function tilsyn(args: string[], extra: Record<string, string> = {}, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    env: environment(extra),
    input,
  });
  return { status, stdout, stderr };
}

describe("exit codes", () => {
  test.each([
    [[]],
    [["no-such-command"]],
    [["../secret"]],
    [["migrate", "--no-such-option"]],
    [["migrate", "too much"]],
    [["user"]],
    [["user", "add"]],
    [["user", "remove", "a@example.dk"]],
    [["doctor", "-x"]],
    [["serve", "now"]],
  ])("2 for wrong use: %j", (args) => {
    const { status, stdout, stderr } = tilsyn(args);
    expect([status, stdout, stderr.includes("Usage:")]).toEqual([2, "", true]);
  });

  test("0 for help, which names every command", () => {
    const { status, stdout } = tilsyn(["help"]);
    expect(status).toBe(0);
    for (const name of ["serve", "migrate", "user add EMAIL", "doctor"]) expect(stdout).toContain(`tilsyn ${name}`);
  });

  test("1 for settings that nothing can be started with, with what to do and without a trace of code", () => {
    const { status, stderr } = tilsyn(["serve"], { TILSYN_PUBLIC_URL: "http://tilsyn.example.com" });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^TILSYN_PUBLIC_URL is .*https.*\n$/)]);
  });
});

describe("user add", () => {
  test("prints a password once, and nobody else is added under the e-mail", () => {
    const first = tilsyn(["user", "add", "Ada@example.dk", "--name", "Ada Ejer"]);
    expect([first.status, first.stdout]).toEqual([
      0,
      expect.stringMatching(/Password, shown only now: ([a-z2-9]{6}-){3}[a-z2-9]{6}\n$/),
    ]);
    const second = tilsyn(["user", "add", "ada@example.dk"]);
    expect([second.status, second.stdout, second.stderr.startsWith("email: ")]).toEqual([1, "", true]);
  });

  test("takes a password from stdin and does not repeat it", () => {
    const { status, stdout } = tilsyn(["user", "add", "ada@example.dk", "--password-stdin"], {}, "fyrretyve grønne æbler\n");
    expect([status, stdout]).toEqual([0, "ada@example.dk can sign in.\n"]);
    const short = tilsyn(["user", "add", "b@example.dk", "--password-stdin"], {}, "kort\n");
    expect([short.status, short.stderr]).toEqual([1, expect.stringMatching(/^password: /)]);
  });
});

describe("backup and restore", () => {
  test("an installation is backed up, tried out and restored into an empty folder, and verifies", () => {
    expect(tilsyn(["user", "add", "ada@example.dk"]).status).toBe(0);
    const backup = join(data, "../backup");
    const made = tilsyn(["backup", backup]);
    expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/events, 0 files .*Keys are in no backup/s)]);
    expect(existsSync(join(backup, "keys"))).toBe(false);
    expect(tilsyn(["backup", backup])).toMatchObject({ status: 1, stderr: expect.stringContaining("is not empty") });
    const drill = tilsyn(["restore", backup, "--drill"]);
    expect([drill.status, drill.stdout, drill.stderr]).toEqual([
      0,
      expect.stringMatching(/can be restored: .* in \d+\.\d s/),
      "",
    ]);
    expect(tilsyn(["restore", backup])).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("TILSYN_DATA") });
    const empty = { TILSYN_DATA: join(data, "../empty") };
    expect(tilsyn(["restore", backup], empty)).toMatchObject({ status: 0, stderr: "" });
    const kept = tilsyn(["verify", "--checkpoints", join(data, "checkpoints")], empty);
    expect([kept.status, kept.stderr]).toEqual([0, ""]);
    expect(tilsyn(["user", "add", "ada@example.dk"], empty).status).toBe(1);
    expect(tilsyn(["restore", join(data, "../nothing")], { TILSYN_DATA: join(data, "../other") })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("manifest.json"),
    });
  });
});

describe("doctor", () => {
  test("looks at eight things and finds nothing in a fresh installation, whose folder nobody else may read", () => {
    const { status, stdout, stderr } = tilsyn(["doctor"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.match(/^ok {4}/gm)).toHaveLength(8);
    expect(statSync(data).mode & 0o777).toBe(0o700);
  });

  test("names the remedy of what is wrong", () => {
    const url = tilsyn(["doctor"], { TILSYN_PUBLIC_URL: "http://tilsyn.example.com" });
    expect([url.status, url.stderr.includes("Put a proxy with a certificate in front")]).toEqual([1, true]);
    const proxy = tilsyn(["doctor"], { TILSYN_PUBLIC_URL: "https://tilsyn.example.com" });
    expect([proxy.status, proxy.stderr.includes("Set TILSYN_TRUSTED_PROXIES")]).toEqual([1, true]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function serve(port: number) {
  const child = spawn(process.execPath, [program, "serve"], {
    env: environment({ PORT: String(port) }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let heard = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      heard();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    child,
    ended,
    output: () => output,
    says: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        heard = () => {
          const found = pattern.exec(output);
          if (found !== null) resolve(found[0]);
        };
        void ended.then(() => reject(new Error(output)));
        heard();
      }),
  };
}

test("serve says where to sign in, gives a fresh link at each start while nobody can, and stops when told to", async () => {
  const port = await freePort();
  const first = serve(port);
  const link = await first.says(/http:\/\/localhost:\d+\/first-administrator\?token=[\w-]{43}(?=\n)/);
  expect(first.output()).toContain(`http://localhost:${port}/sign-in`);
  expect((await fetch(link)).status).toBe(200);

  const second = serve(port);
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Port ${port} is taken`);

  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);

  const third = serve(port);
  const fresh = await third.says(/http:\/\/localhost:\d+\/first-administrator\?token=[\w-]{43}(?=\n)/);
  expect(fresh).not.toBe(link);
  expect((await fetch(link)).status).toBe(410);
  third.child.kill("SIGINT");
  expect(await third.ended).toBe(0);

  expect(tilsyn(["user", "add", "ada@example.dk"]).status).toBe(0);
  const fourth = serve(port);
  await fourth.says(/Sign in: /);
  fourth.child.kill("SIGTERM");
  await fourth.ended;
  expect(fourth.output()).not.toContain("first-administrator");
});
