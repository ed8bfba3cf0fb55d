/**
 * What `npm start` and `npm test` do first in a fresh clone with nothing but Node: install and build what is missing or out
 * of date. Plain JavaScript without dependencies, because there may be none yet.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const program = join(root, "build/programs/tilsyn.js");

const nodeMin = "20.19.0";

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const parts = (version) => version.split(".").map(Number);
function isOlder(version, than) {
  const [a, b] = [parts(version), parts(than)];
  const at = a.findIndex((part, place) => part !== b[place]);
  return at >= 0 && a[at] < b[at];
}

/** When a file was last changed; 0 where there is none. */
const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : changedAt(path));
  }
  return newest;
}

/** Where better-sqlite3 has to be compiled, this Node's headers may lie on the machine: then none need be downloaded. */
function headersHere() {
  const file = "/usr/include/node/node_version.h";
  if (!existsSync(file)) return false;
  const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(readFileSync(file, "utf8"))?.[1];
  return major === String(parts(process.versions.node)[0]);
}

function run(what, args, env = {}) {
  process.stdout.write(`${what} …\n`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, error } = spawnSync(npm, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  if (error !== undefined) fail(`npm could not be run (${error.message}). It comes with Node: install Node ${nodeMin} or later.`);
  if (status !== 0) fail(`${what} failed. The reason stands above; mend it and run npm start again.`);
}

export function ensureInstalled() {
  if (isOlder(process.versions.node, nodeMin)) fail(`Tilsyn needs Node ${nodeMin} or later; this is ${process.versions.node}.`);
  const installed = join(root, "node_modules/.package-lock.json");
  if (changedAt(installed) >= changedAt(join(root, "package-lock.json"))) return;
  const nodedir = headersHere() && process.env.npm_config_nodedir === undefined ? { npm_config_nodedir: "/usr" } : {};
  // Not `npm ci`: it refuses a lockfile that lacks the optional binaries of platforms other than the one it was made on.
  run("Installing packages", ["install", "--include=dev", "--no-save", "--no-audit", "--no-fund"], nodedir);
}

export function ensureBuilt() {
  const sources = ["app", "db", "scripts"].map((folder) => newestIn(join(root, folder)));
  const settings = ["package-lock.json", "package.json", "remix.config.js", "tsconfig.json"].map((file) =>
    changedAt(join(root, file)),
  );
  // The programs are built last: where they are new, all of it is.
  if (changedAt(program) < Math.max(...sources, ...settings)) run("Building", ["run", "build", "--silent"]);
}
