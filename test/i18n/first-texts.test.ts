import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { permissions } from "~/domain/permissions/matrix";
import { da } from "~/i18n/da";
import { first } from "~/i18n/da/first";
import { further } from "~/i18n/da/further";
import { first as firstEn } from "~/i18n/en/first";
import { further as furtherEn } from "~/i18n/en/further";

/** Modules of the page that is seen first: none of their texts may be among those that come later. */
const firstModules = ["app/root.tsx", "app/entry.client.tsx", "app/routes/_app.tsx", "app/routes/_app._index.tsx"];

function fileOf(from: string, specifier: string): string | null {
  const path = specifier.startsWith("~/") ? join("app", specifier.slice(2)) : join(dirname(from), specifier);
  if (!/^[.~]/.test(specifier) || path.endsWith(".server")) return null;
  return ["", ".ts", ".tsx"].map((ending) => path + ending).find((file) => /\.tsx?$/.test(file) && existsSync(file)) ?? null;
}

function modulesFrom(files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const imports = [...readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type\b)(?:[^;"]*? from )?"([^"]+)"/gm)];
    const next = imports.map(([, specifier]) => fileOf(file, specifier ?? "")).filter((one) => one !== null);
    modulesFrom(
      next.filter((one) => !/app\/(i18n\/(da|en)\/|i18n\/catalogue|domain\/)/.test(one)),
      seen,
    );
  }
  return seen;
}

/** Areas of the catalogue of which a file names a text; the names of permissions look like such. */
const areasIn = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/["`](([a-zA-Z]+)\.[a-zA-Z$.-]+)/g)]
    .filter(([, name]) => !permissions.some((permission) => permission === name))
    .map(([, , area]) => area ?? "")
    .filter((area) => area in da);

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".server."))
    .map((name) => join(folder, name));

describe("the texts that a browser loads", () => {
  it("are split alike in both languages, none in both parts", () => {
    expect(Object.keys(firstEn)).toEqual(Object.keys(first));
    expect(Object.keys(furtherEn)).toEqual(Object.keys(further));
    expect(Object.keys(first).filter((area) => area in further)).toEqual([]);
  });

  it("are enough for the first page without those of the others", () => {
    const modules = [...modulesFrom(firstModules)];
    const used = modules.flatMap((file) => areasIn(file).map((area) => ({ file, area })));
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter(({ area }) => !(area in first))).toEqual([]);
  });

  it("are loaded by every page but the first", () => {
    const pages = filesIn("app/routes").filter((file) => !firstModules.includes(file));
    // Pages of the portal are drawn by the server alone: a browser loads no texts for them.
    const isPlain = (file: string) => /app\/(routes\/portal\.|components\/portal\/)/.test(file);
    const without = pages.filter((file) => {
      const text = readFileSync(file, "utf8");
      return text.includes("export default") && !text.includes('import "~/i18n/further-texts"');
    });
    expect(without).toEqual([]);
    const sent = new Set([...Object.keys(first), ...Object.keys(further)]);
    const drawn = [...pages, ...filesIn("app/components")].filter((file) => !isPlain(file));
    // With what they draw with: also a helper that makes words.
    const all = [...modulesFrom(drawn)]
      .filter((file) => !isPlain(file))
      .flatMap((file) => areasIn(file).map((area) => ({ file, area })));
    expect(all.filter(({ area }) => !sent.has(area))).toEqual([]);
  });
});
