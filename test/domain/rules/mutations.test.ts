import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { runInThisContext } from "node:vm";
import { build } from "vite";
import { expect, test } from "vitest";
import type { evaluate } from "../../../app/domain/evaluate";
import { rules } from "../../../app/domain/flag";
import { tables } from "./cases/index";
import { type Mutation, mutations } from "./mutations";
import { expectedOf, foundBy } from "./run-case";

const domain = fileURLToPath(new URL("../../../app/domain/", import.meta.url));

/** The rules built in memory, with the mutation in place of the source's own text; without one as they stand. */
async function evaluateWith(mutation: Mutation | null): Promise<typeof evaluate> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "plant",
        enforce: "pre",
        transform(code, id) {
          if (mutation === null || id !== domain + mutation.file) return null;
          return code.replace(mutation.find, () => mutation.replace);
        },
      },
    ],
    build: {
      write: false,
      minify: false,
      target: "node20",
      lib: { entry: `${domain}evaluate.ts`, formats: ["iife"], name: "planted" },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  const planted: { evaluate: typeof evaluate } = runInThisContext(`${chunk?.code}; planted`, { filename: "planted.js" });
  return planted.evaluate;
}

const failing = (evaluateMutated: typeof evaluate, rule: Mutation["rule"]) =>
  tables[rule].filter((one) => !isDeepStrictEqual(foundBy(evaluateMutated, one), expectedOf(one)));

test("every rule has a mutation", () => {
  expect(mutations.map((mutation) => mutation.rule).sort()).toEqual([...rules].sort());
});

test("the rules built without a mutation pass their tables", async () => {
  const built = await evaluateWith(null);
  expect(rules.filter((rule) => failing(built, rule).length > 0)).toEqual([]);
});

test.each(mutations)("the table of $rule notices $find -> $replace", async (mutation) => {
  const occurrences = readFileSync(domain + mutation.file, "utf8").split(mutation.find).length - 1;
  expect(occurrences, `${mutation.find} in ${mutation.file}`).toBe(1);
  expect(failing(await evaluateWith(mutation), mutation.rule).length).toBeGreaterThan(0);
});
