import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgePack } from "~/domain/dossier/pack-check";
import { checkPack } from "~/reading/pack/check-pack";
import type { Context } from "~/services/context";
import { tamperings } from "../pack/tampering";
import { canaryRegister } from "../support/canary-register";
import { holding } from "../support/call-route";
import { aSubcontractor } from "../support/facts";
import { entriesOf, madePack, orderOf } from "../support/pack";
import { freshSeed, numbersFrom } from "../support/random";
import { freshRegister } from "../support/register";
import { runs } from "../support/soak";
import { type Judgement, judge } from "../support/verapdf/judge";

let folder: string;
let context: Context;
let judgement: Judgement | { reason: string };
const packs = new Map<string, { path: string; bytes: Buffer }>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-whole-"));
  ({ context } = await freshRegister());
  const { key } = await canaryRegister(context);
  await holding(context, [
    aSubcontractor({ key: "klint", name: "Klint Cloud", inspectionPlan: null, evidence: [], findings: [] }),
  ]);
  const put = (name: string, bytes: Buffer) => {
    const path = join(folder, `${packs.size}.pdf`);
    writeFileSync(path, bytes);
    packs.set(name, { path, bytes });
  };
  for (const edition of ["auditor", "customer"] as const)
    for (const language of ["da", "en"] as const) {
      const order = await orderOf(context, key, { edition, language });
      put(`${edition} ${language}`, await madePack(context, order));
      const all = { ...order, about: { kind: "all" } as const };
      put(`several in one, ${edition} ${language}`, await madePack(context, all));
      const zip = await madePack(context, { ...all, format: "zip" });
      const index = entriesOf(zip).find(({ name }) => name === "index-001.pdf");
      put(`index, ${edition} ${language}`, index?.bytes ?? Buffer.alloc(0));
    }
  put("of one without anything", await madePack(context, await orderOf(context, "klint")));
  judgement = await judge([...packs.values()].map(({ path }) => path));
}, 300_000);
afterAll(async () => {
  await context.database.close();
  rmSync(folder, { recursive: true, force: true });
});

const kinds = ["auditor", "customer"].flatMap((edition) =>
  ["da", "en"].flatMap((language) => [
    `${edition} ${language}`,
    `several in one, ${edition} ${language}`,
    `index, ${edition} ${language}`,
  ]),
);

describe("a whole pack, sealed", () => {
  test.for([...kinds, "of one without anything"])(
    "is PDF/A-3a and PDF/UA-1, and sound to qpdf and pdfsig: %s",
    (kind, { skip }) => {
      const { path = "", bytes = Buffer.alloc(0) } = packs.get(kind) ?? {};
      expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
      execFileSync("qpdf", ["--check", path], { stdio: "pipe" });
      const said = execFileSync("pdfsig", ["-nocert", path], { encoding: "utf8", stdio: "pipe" });
      expect(said).toContain("Signature is Valid");
      expect(said).toContain("Total document signed");
      if ("reason" in judgement) return skip(judgement.reason);
      const verdicts = judgement.verdicts.get(path) ?? [];
      expect(verdicts.map(({ standard, isCompliant, broken }) => ({ standard, isCompliant, broken }))).toEqual([
        { standard: "3a", isCompliant: true, broken: {} },
        { standard: "ua1", isCompliant: true, broken: {} },
      ]);
      for (const { checks } of verdicts) expect(checks).toBeGreaterThan(100);
    },
  );

  test("that was changed anywhere is found out", async () => {
    const seed = freshSeed();
    const next = numbersFrom(seed);
    const ways = Object.entries(tamperings);
    const pack = packs.get("auditor da")?.bytes ?? Buffer.alloc(0);
    const check = async (bytes: Buffer) => {
      const path = join(folder, "tampered");
      writeFileSync(path, bytes);
      return judgePack(await checkPack(path), null);
    };
    expect((await check(pack)).problems).toEqual([]);
    const unseen: string[] = [];
    for (let count = 0; count < runs(16); count += 1) {
      const [way, tamper] = ways[count % ways.length] as (typeof ways)[number];
      if ((await check(tamper(pack, next))).outcome !== "failed") unseen.push(`${way} (${count})`);
    }
    expect(unseen, `SEED=${seed}`).toEqual([]);
  });
});
