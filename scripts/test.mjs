/**
 * `npm test` in a fresh clone: installs what is missing, builds, then checks types, style, tidiness, the unit and database
 * tests on both engines and the journeys in a real browser. Every part is timed; what cannot run is counted as skipped, with
 * its reason. `--soak` runs the same code with larger counts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { verapdfJars } from "../test/support/verapdf/jars.mjs";
import { ensureBuilt, ensureInstalled, root } from "./prepare.mjs";

const soak = process.argv.includes("--soak");
const totals = { passed: 0, failed: 0, skipped: 0 };
const times = [];
const reasons = [];

const bin = (name) => join(root, "node_modules/.bin", name);

function timed(name, work) {
  process.stdout.write(`\n== ${name}\n`);
  const began = Date.now();
  work();
  times.push([name, ((Date.now() - began) / 1000).toFixed(1)]);
}

/** A tool that is one check: it passes or fails as a whole. */
function check(name, command, args) {
  timed(name, () => {
    const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    totals[status === 0 ? "passed" : "failed"] += 1;
    if (status !== 0) process.stdout.write(`FAILED: ${name}\n`);
  });
}

function skip(name, reason, count = 1) {
  totals.skipped += count;
  reasons.push(`${name}: ${reason}`);
}

/** A Vitest run, whose tests are counted one by one. */
function vitest(name, args, env = {}) {
  timed(name, () => {
    const folder = mkdtempSync(join(tmpdir(), "tilsyn-test-"));
    const report = join(folder, "report.json");
    const all = [
      "run",
      "--config",
      "remix.config.js",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...args,
    ];
    const { status } = spawnSync(bin("vitest"), all, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...(soak ? { SOAK: process.env.SOAK ?? "20" } : {}), ...env },
    });
    if (!existsSync(report)) totals.failed += 1;
    else {
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, testResults } = JSON.parse(
        readFileSync(report, "utf8"),
      );
      totals.passed += numPassedTests;
      totals.failed += numFailedTests;
      const skipped = numPendingTests + numTodoTests;
      if (skipped > 0) {
        const names = testResults.flatMap(({ assertionResults }) =>
          assertionResults.filter((one) => one.status !== "passed" && one.status !== "failed"),
        );
        skip(
          name,
          names.map((one) => `${one.fullName}${one.failureMessages?.[0] ? ` (${one.failureMessages[0]})` : ""}`).join("; "),
          skipped,
        );
      }
      // A file that could not even be read has no test to fail.
      if (status !== 0 && numFailedTests === 0) totals.failed += Math.max(1, numFailedTestSuites);
    }
    rmSync(folder, { recursive: true, force: true });
  });
}

/**
 * What the tests hold this product against, by the program that shows it is there: a browser, readers and validators of PDFs
 * and of their signatures, and what makes system calls fail. None of it comes with npm's packages.
 * What the tests hold this product against, by the program that shows it is there: a browser, readers of PDFs and of their
 * signatures, what makes system calls fail, and a virus scanner. None of it comes with npm's packages.
 */
const debianPackages = {
  "/usr/bin/chromium": "chromium",
  "/usr/bin/qpdf": "qpdf",
  "/usr/bin/pdfsig": "poppler-utils",
  "/usr/bin/certutil": "libnss3-tools",
  "/usr/bin/javac": "default-jdk-headless",
  "/usr/bin/mvn": "maven",
  "/usr/share/java/pdfbox2.jar": "libpdfbox2-java",
  "/usr/share/java/bcpkix.jar": "libbcpkix-java",
  "/usr/bin/strace": "strace",
  "/usr/sbin/clamd": "clamav-daemon",
};

/** Installs what is missing, where this process may. */
function ensureTools() {
  const missing = Object.keys(debianPackages).filter((path) => !existsSync(path));
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stdout.write("Installing what the tests need …\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "-qq", ...missing.map((path) => debianPackages[path])], { stdio: "ignore", env });
}

const s3Program = "github.com/versity/versitygw/cmd/versitygw@v1.8.0";

/** A real S3 service to hold the store of documents against, built once where Go is there; null where neither is. */
function ensureObjectStore() {
  const folder = join(tmpdir(), "tilsyn-tools");
  const built = join(folder, "versitygw");
  const onPath = (process.env.PATH ?? "").split(delimiter).map((place) => join(place, "versitygw"));
  const there = ["/usr/local/bin/versitygw", ...onPath, built].find((path) => existsSync(path));
  if (there !== undefined) return there;
  const go = ["go", "/usr/local/go/bin/go"].find((name) => spawnSync(name, ["version"], { stdio: "ignore" }).status === 0);
  if (go === undefined) return null;
  process.stdout.write("Building an S3 service to test against, once …\n");
  spawnSync(go, ["install", s3Program], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, GOBIN: folder } });
  return existsSync(built) ? built : null;
}

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

timed("packages", ensureInstalled);
let s3 = null;
timed("tools", () => {
  ensureTools();
  s3 = ensureObjectStore();
  const jars = verapdfJars(300_000);
  if ("reason" in jars) process.stdout.write(`Without a validator of PDF/A: ${jars.reason}\n`);
});
timed("build", ensureBuilt);
check("types", bin("tsc"), ["--noEmit"]);
check("lint", bin("biome"), ["check", "--config-path=scripts/lint.json", "."]);
check("who imports whom", bin("depcruise"), ["--config", "scripts/dependency-rules.cjs", "app", "db", "scripts"]);
check("unused files and packages", bin("knip"), ["--config", "scripts/unused.json"]);
vitest("unit and database tests", [], s3 === null ? {} : { TILSYN_TEST_S3: s3 });
const browser = browsers.find((path) => existsSync(path));
if (browser === undefined) skip("browser journeys", "no Chromium; install it with: apt-get install chromium");
else vitest("browser journeys", [], { TILSYN_TEST_BROWSER: browser });

process.stdout.write("\nTime of each part, in seconds\n");
for (const [name, seconds] of times) process.stdout.write(`${seconds.padStart(8)}  ${name}\n`);
for (const reason of reasons) process.stdout.write(`Skipped: ${reason}\n`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);
