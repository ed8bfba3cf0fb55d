import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FieldProposal } from "~/domain/document/proposals/proposal";
import { readHere } from "~/reading/read-document";
import { agreements, type TestAgreement } from "./agreements";
import { drawAgreement } from "./draw-agreement";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilsyn-proposals-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Score {
  hits: number;
  misses: string[];
  falseHits: string[];
}

async function proposalsOf(
  { blocks, layout }: TestAgreement,
  number: number,
): Promise<{ proposals: readonly FieldProposal[]; texts: string[] }> {
  const path = join(folder, `${number}.pdf`);
  await writeFile(path, await drawAgreement(blocks, layout));
  const result = await readHere(path);
  if ("refused" in result) throw new Error(result.refused.code);
  return { proposals: result.reading.proposals, texts: result.reading.pageTexts };
}

/** Share of the facts that are to be found, by field. What is less is a loss; what is false is never allowed. */
const floors: Record<string, number> = {
  party: 1,
  registrationNumber: 1,
  signedOn: 1,
  effectiveOn: 1,
  breachHours: 0.8,
  subprocessorNoticeDays: 1,
  deletionDays: 0.7,
  auditRight: 0.85,
  country: 1,
  governingTemplate: 1,
  clauseReference: 0.99,
};

test("what agreements say is proposed, and nothing that they do not say", async () => {
  const scores = new Map<string, Score>();
  const scoreOf = (field: string) => {
    const score = scores.get(field) ?? { hits: 0, misses: [], falseHits: [] };
    scores.set(field, score);
    return score;
  };
  const read = await Promise.all(agreements.map(proposalsOf));
  for (const [number, agreement] of agreements.entries()) {
    const { proposals, texts } = read[number] ?? { proposals: [], texts: [] };
    const facts: Record<string, unknown[]> = {
      ...agreement.facts,
      clauseReference: Object.entries(agreement.clauses ?? {}).map(([clause, reference]) => ({ clause, reference })),
    };
    for (const [field, values] of Object.entries(facts)) {
      const found = proposals.filter((proposal) => proposal.field === field).map(({ value }) => JSON.stringify(value));
      for (const value of values.map((one) => JSON.stringify(one))) {
        if (found.includes(value)) scoreOf(field).hits += 1;
        else scoreOf(field).misses.push(`${agreement.name}: ${value}`);
      }
    }
    for (const { field, value, page, words } of proposals) {
      const isFact = (facts[field] ?? []).some((fact) => JSON.stringify(fact) === JSON.stringify(value));
      if (!isFact) scoreOf(field).falseHits.push(`${agreement.name}: ${JSON.stringify(value)} from “${words}”`);
      // The passage stands on its page, letter for letter but for the blanks between.
      const plain = (text: string) => text.replace(/[\s-]+/g, "");
      expect(plain(texts[page - 1] ?? ""), `${agreement.name}: ${field}`).toContain(plain(words));
      expect(words.length).toBeLessThanOrEqual(280);
    }
  }
  const table = [...scores].map(
    ([field, { hits, misses, falseHits }]) => `${field}: ${hits} hits, ${misses.length} misses, ${falseHits.length} false`,
  );
  process.stdout.write(`${table.join("\n")}\n`);
  expect([...scores.values()].flatMap(({ falseHits }) => falseHits)).toEqual([]);
  for (const [field, { hits, misses }] of scores) {
    expect(hits / (hits + misses.length), `${field}: ${misses.join("; ")}`).toBeGreaterThanOrEqual(floors[field] ?? 1);
  }
});
