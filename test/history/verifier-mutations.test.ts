import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import { build } from "vite";
import { beforeAll, expect, test } from "vitest";
import type { verifyHistory } from "../../app/services/history/verify-history.server";
import { type Tampering, tamperings } from "./tamperings";
import { makeUntouched, problemsOf, tamperedBy, type Untouched } from "./untouched";
import { type VerifierMutation, verifierMutations } from "./verifier-mutations";

type Verify = typeof verifyHistory;

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The verifier built in memory, with the mutation in place of the source's own text; without one as it stands. */
async function verifierWith(mutation: VerifierMutation | null): Promise<Verify> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "plant",
        enforce: "pre",
        transform(code, id) {
          if (mutation === null || id !== root + mutation.file) return null;
          return code.replace(mutation.find, () => mutation.replace);
        },
      },
    ],
    build: {
      ssr: `${root}app/services/history/verify-history.server.ts`,
      write: false,
      minify: false,
      target: "node20",
      rollupOptions: { output: { format: "cjs" } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  const planted = {} as { verifyHistory: Verify };
  compileFunction(chunk?.code ?? "", ["require", "exports"])(createRequire(import.meta.url), planted);
  return planted.verifyHistory;
}

let untouched: Untouched;
beforeAll(async () => {
  untouched = await makeUntouched();
});

/** How often a tampering is tried until it escapes: which row and which column it meets is left to chance. */
const triesMax = 60;

/** Whether one of the first tries is not found, or not named. */
async function escapes(verify: Verify, tampering: Tampering, tries: number): Promise<boolean> {
  for (let nth = 0; nth < tries; nth += 1) {
    const { bytes, isIt } = tamperedBy(tampering, untouched.bytes, nth);
    if (!(await problemsOf(verify, bytes, untouched.outside)).some(isIt)) return true;
  }
  return false;
}

test("the verifier built without a mutation accuses nobody and lets nothing escape", async () => {
  const verify = await verifierWith(null);
  expect(await problemsOf(verify, untouched.bytes, untouched.outside)).toEqual([]);
  for (const tampering of tamperings)
    expect([tampering.name, await escapes(verify, tampering, 2)]).toEqual([tampering.name, false]);
});

test.each(verifierMutations)("a verifier that $name is noticed", async (mutation) => {
  const occurrences = readFileSync(root + mutation.file, "utf8").split(mutation.find).length - 1;
  expect(occurrences, `${mutation.find} in ${mutation.file}`).toBe(1);
  const verify = await verifierWith(mutation);
  const accused = await problemsOf(verify, untouched.bytes, untouched.outside);
  if (mutation.noticedBy === null) return expect(accused).not.toEqual([]);
  const tampering = tamperings.find(({ name }) => name === mutation.noticedBy);
  if (tampering === undefined) throw new Error(`There is no tampering "${mutation.noticedBy}".`);
  expect(accused).toEqual([]);
  expect(await escapes(verify, tampering, triesMax)).toBe(true);
});
