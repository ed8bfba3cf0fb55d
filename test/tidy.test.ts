import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";

/** Style is a test: what `house` rules say and no other tool checks. */
const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? files(path) : [path];
  });

const sources = ["app", "db", "scripts", "test"].flatMap(files).filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path));
const text = new Map(sources.map((path) => [path, readFileSync(path, "utf8")]));
const product = sources.filter((path) => !path.startsWith("test/"));

/** Places where a pattern stands, comments and strings included: nobody needs them there either. */
const found = (pattern: RegExp, among: readonly string[]) =>
  among.flatMap((path) =>
    (text.get(path) ?? "").split("\n").flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
const except =
  (...allowed: string[]) =>
  (path: string) =>
    !allowed.some((one) => path.startsWith(one));

describe("the house is tidy", () => {
  test("only the configuration reads the environment", () => {
    const readers = product.filter(
      except("app/config.server.ts", "scripts/start.mjs", "scripts/test.mjs", "scripts/prepare.mjs"),
    );
    expect(found(/process\.env/, readers)).toEqual([]);
  });

  test("only the clock asks what time it is", () => {
    expect(
      found(/new Date\(\)|Date\.now\(/, product.filter(except("app/context.server.ts", "scripts/bench", "scripts/test.mjs"))),
    ).toEqual([]);
  });

  test("nothing is of any type", () => {
    expect(
      found(/: any\b|<any>|\bas any(?=[;,)\].]|$)|any\[\]/, sources.filter(except("test/tidy.test.ts", "app/i18n/"))),
    ).toEqual([]);
  });

  test("no test mocks our own code or sleeps", () => {
    expect(
      found(
        /vi\.mock|jest\.mock|setTimeout\(resolve|\bsleep\(|\b(it|test|describe)\.only\b/,
        sources.filter((path) => path.startsWith("test/") && path !== "test/tidy.test.ts"),
      ),
    ).toEqual([]);
  });

  test("no file or folder is called what it is not about", () => {
    const vague = /^(utils?|helpers?|misc|common|lib|manager)s?$/;
    expect(sources.filter((path) => path.split("/").some((part) => vague.test(part.replace(/\..*$/, ""))))).toEqual([]);
    expect(sources.filter((path) => path.startsWith("app/") && !/^[a-z0-9_$.[\]-]+$/.test(basename(path)))).toEqual([]);
  });

  test("database modules cannot leak into the browser", () => {
    const inDb = product.filter((path) => /^db\/(queries|dialect|seed)\//.test(path) || path === "db/connect.server.ts");
    expect(inDb.filter((path) => !path.endsWith(".server.ts") && !path.startsWith("db/seed/"))).toEqual([]);
  });

  test("lines fit a screen", () => {
    const long = sources
      .filter(except("app/i18n/", "app/domain/data/"))
      .flatMap((path) =>
        (text.get(path) ?? "")
          .split("\n")
          .flatMap((line, at) => (line.length > 170 ? [`${path}:${at + 1} (${line.length})`] : [])),
      );
    expect(long).toEqual([]);
  });

  test("the product speaks of itself alone", () => {
    expect(
      found(
        /\/work\/|registry\.npmjs|\.library\b/,
        sources.filter((path) => path !== "test/tidy.test.ts"),
      ),
    ).toEqual([]);
  });
});

/** Releases that mend a known hole; an earlier one in the lockfile fails. */
const minimum: Record<string, [version: string, reason: string]> = {
  "react-router": ["6.30.6", "CVE-2026-53668"],
  "react-router-dom": ["6.30.6", "CVE-2026-53668"],
  "@remix-run/router": ["1.23.4", "CVE-2026-53668"],
  kysely: ["0.28.18", "JSON path injection in earlier releases"],
  express: ["4.22.0", "the last line the adapter takes"],
  "better-sqlite3": ["12.11.0", "SQLite before 3.51.3 has the WAL-reset bug"],
};

test("the lockfile holds no release with a known hole", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, { version?: string }> };
  const parts = (version: string) =>
    version
      .split(/[.-]/)
      .map((part) => part.padStart(6, "0"))
      .join(".");
  const older = Object.entries(minimum).flatMap(([name, [version, reason]]) =>
    Object.entries(lock.packages)
      .filter(([path, entry]) => path.endsWith(`node_modules/${name}`) && parts(entry.version ?? "0") < parts(version))
      .map(([path, entry]) => `${path} ${entry.version}: ${version} or later (${reason})`),
  );
  expect(older).toEqual([]);
  for (const name of Object.keys(minimum)) expect(lock.packages[`node_modules/${name}`]?.version, name).toBeDefined();
});
