import { z } from "zod";
import { verdicts } from "../../domain/inspection/inspection-case";
import { assessments, statements } from "../../domain/inspection/questionnaire";
import { populationMax } from "../../domain/inspection/sample";
import { severities } from "../../domain/portfolio";
import { date, filled, optional, refuse, text } from "../portfolio/portfolio-schema.server";

/** Ticked, or not. */
const ticked = z.enum(["yes"]).nullish();

export const assessmentSchema = z.strictObject({
  assessment: z.enum(assessments),
  note: optional(text),
  shownBy: optional(text),
  /** Whether what is partly met becomes a finding. */
  find: ticked,
  title: optional(text),
  severity: optional(z.enum(severities)),
  dueOn: optional(date),
  owner: optional(text),
});

/** The population is asked for as it is typed. */
export const sampleSchema = z.strictObject({
  population: z
    .string()
    .refine((value) => /^\s*\d{1,7}\s*$/.test(value), refuse("not-a-number"))
    .transform(Number)
    .refine((value) => value >= 1 && value <= populationMax, refuse("out-of-range", { min: 1, max: populationMax })),
  highRisk: ticked,
});

export const ownAnswerSchema = z.strictObject({
  statement: optional(z.enum(statements)),
  reason: optional(text),
  text: optional(text),
  choices: z.array(z.string()).nullish(),
  date: optional(date),
});

export const returnSchema = z.strictObject({ questions: z.array(z.string()).min(1), note: filled });

export const signOffSchema = z.strictObject({
  verdict: z.enum(verdicts),
  completedOn: date,
  reason: optional(text),
  summary: optional(text),
});

export const reasonSchema = z.strictObject({ reason: filled });

export const ownFindingSchema = z.strictObject({
  title: filled,
  severity: z.enum(severities),
  dueOn: date,
  owner: optional(text),
  action: optional(text),
  effect: optional(text),
  closedOn: optional(date),
});
