import { createHash, randomBytes } from "node:crypto";
import { type Sample, sampleSize } from "../../domain/inspection/sample";
import { type Context, requirePermission } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import type { EditResult } from "../subcontractor/edit-subcontractor.server";
import { assessmentOf, writeAssessment } from "./assess-question.server";
import { sampleSchema } from "./judging-schema.server";
import { requireAsked, stepCase } from "./step-case.server";

/**
 * The numbers that a sample consists of, from 1: those of the population whose SHA-256 with the seed comes first, so that anybody with
 * the seed can draw them again and nobody chooses them.
 */
export function drawn({ population, size, seed }: Sample): number[] {
  const ranked = Array.from({ length: population }, (_, at) => ({
    number: at + 1,
    rank: createHash("sha256")
      .update(`${seed}:${at + 1}`)
      .digest("hex"),
  }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked
    .slice(0, size)
    .map(({ number }) => number)
    .sort((a, b) => a - b);
}

/** Draws a sample for a question. One that was drawn stays in the history when it is drawn anew. */
export async function drawSample(context: Context, caseId: string, questionId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = sampleSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { population } = parsed.data;
  const highRisk = parsed.data.highRisk === "yes";
  const sample: Sample = { population, highRisk, size: sampleSize(population, highRisk), seed: randomBytes(16).toString("hex") };
  return stepCase(context, caseId, "assess", async (found, change) => {
    await requireAsked(change, found, questionId);
    await writeAssessment(context, change, found, await assessmentOf(change, caseId, questionId), { sample });
  });
}
