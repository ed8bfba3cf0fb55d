import { z } from "zod";
import { findTemplate } from "../../../db/queries/inspection-template.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import {
  findScale,
  findSupervision,
  type PlanSupervision,
  setSupervision,
  unsupervised,
} from "../../../db/queries/supervision.server";
import type { Db } from "../../../db/schema";
import {
  allowedConcepts,
  assessedBy,
  peopleCounts,
  type PlanAssessment,
  type SupervisionAnswers,
} from "../../domain/inspection/supervision";
import { findReadyTemplate } from "../../domain/inspection/template";
import type { InspectionPlan } from "../../domain/portfolio";
import { isSameFact } from "../../domain/subcontractor";
import { type Context, requirePermission } from "../context";
import { date, optional, planSchema, text } from "../portfolio/portfolio-schema.server";
import { type PathRefusal, refusalsOf } from "../portfolio/refusals.server";
import {
  digestOf,
  editSubcontractor,
  eventOf,
  type EditResult,
  refuse,
  refuseField,
} from "../subcontractor/edit-subcontractor.server";
import { findQuestionnaire, listQuestionnaires } from "./find-questionnaire.server";
import type { PlanPage, ShownSupervision } from "./plan-page";
import { supervisionEvent } from "./supervision-event";
import { scaleNow } from "./supervision-scale.server";
import { choiceOf } from "./template-choice";

const yesOrNo = z.enum(["yes", "no"]).nullish();

const supervisionSchema = z.strictObject({
  people: z.enum(peopleCounts).nullish(),
  special: yesOrNo,
  confidential: yesOrNo,
  processing: yesOrNo,
  decidedBy: optional(text),
  decidedOn: optional(date),
  template: z.string().nullish(),
});
type Given = z.infer<typeof supervisionSchema>;

const answered = ["people", "special", "confidential", "processing"] as const;

/** The answers to the scale; null where none is given. Some are as good as none: they are asked for. */
function answersOf(given: Given): SupervisionAnswers | PathRefusal[] | null {
  const { people, special, confidential, processing } = given;
  const missing = answered.filter((name) => (given[name] ?? null) === null);
  if (missing.length === answered.length) return null;
  if (!people || missing.length > 0) return missing.map((name) => ({ path: `$.${name}`, code: "required", params: {} }));
  return { people, special: special === "yes", confidential: confidential === "yes", processing: processing === "yes" };
}

/** An assessment with the same answers keeps the scale it was made by. */
async function assessed(db: Db, answers: SupervisionAnswers, before: PlanAssessment | null): Promise<PlanAssessment> {
  if (before !== null && isSameFact(before.answers, answers)) return before;
  return assessedBy(answers, await scaleNow(db));
}

function requireAllowed(concept: number | null, { points, scale }: PlanAssessment): void {
  const allowed = allowedConcepts(points, scale.bands);
  if (concept === null) refuseField("concept", "required");
  if (!allowed.some((one) => one === concept))
    refuseField("concept", "concept-not-allowed", { points, allowed: allowed.map(String) });
}

/** A template that others plan with, of somebody else's kind or lower than the plan, would not carry the plan out. */
async function requireTemplate(db: Db, key: string, plan: InspectionPlan, before: string | null): Promise<void> {
  const found = await findQuestionnaire(db, key);
  if (found === null && key === before) return;
  if (found === null || found.target !== "subcontractor") refuseField("template", "required");
  else if (plan.concept !== null && found.concept < plan.concept)
    refuseField("template", "template-below-concept", { concept: found.concept, min: plan.concept });
}

const digestOfBoth = (plan: InspectionPlan | null, supervision: PlanSupervision) =>
  digestOf(plan === null ? null : { plan, supervision });

async function supervisionOf(db: Db, id: string): Promise<PlanSupervision> {
  return (await findSupervision(db, [id])).get(id) ?? unsupervised;
}

/**
 * Sets a plan, or changes it, with its points by Datatilsynet's scale, who decided it and what it asks with.
 * @param input the plan as the interchange format says it
 * @param beside as typed: `people`, `special`, `confidential`, `processing`, `decidedBy`, `decidedOn`, `template`
 * @param digest of both as they were read; null to overwrite
 */
export async function supervisePlan(
  context: Context,
  subcontractorKey: string,
  input: unknown,
  beside: unknown,
  digest: string | null,
): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = planSchema.safeParse(input);
  const given = supervisionSchema.safeParse(beside);
  const answers = given.success ? answersOf(given.data) : null;
  const refusals = [
    ...(parsed.success ? [] : refusalsOf(parsed.error, input, "$")),
    ...(given.success ? [] : refusalsOf(given.error, beside, "$")),
    ...(Array.isArray(answers) ? answers : []),
  ];
  if (!parsed.success || !given.success || Array.isArray(answers) || refusals.length > 0) return { outcome: "refused", refusals };
  const { decidedBy, decidedOn, template } = given.data;
  return editSubcontractor(context, subcontractorKey, async (facts, { trx, append }) => {
    const id = await findIdOfKey(trx, subcontractorKey);
    const before = facts.inspectionPlan;
    const was = id === null ? unsupervised : await supervisionOf(trx, id);
    const read = digestOfBoth(before, was);
    if (digest !== null && digest !== read) return refuse({ outcome: "conflict", current: before, digest: read });
    const assessment = answers === null ? null : await assessed(trx, answers, was.assessment);
    if (assessment !== null) requireAllowed(parsed.data.concept, assessment);
    if (assessment !== null && (decidedBy ?? "").trim() === "") refuseField("decidedBy", "required");
    if (assessment !== null && decidedOn === null) refuseField("decidedOn", "required");
    if (decidedOn !== null && decidedOn > context.today) refuseField("decidedOn", "decided-ahead");
    if (template) await requireTemplate(trx, template, parsed.data, was.template);
    const now: PlanSupervision = { assessment, decidedBy, decidedOn, template: template || null };
    return {
      after: { ...facts, inspectionPlan: parsed.data },
      event: {
        action: before === null ? "created" : "changed",
        subject: "inspectionPlan",
        subjectKey: "plan",
        before,
        after: parsed.data,
        reason: null,
      },
      beside: async (row) => {
        if (isSameFact(was, now)) return;
        await setSupervision(trx, row, now);
        await append([eventOf(row, subcontractorKey, { event: supervisionEvent(was, now) })]);
      },
    };
  });
}

/** What the form of a plan begins with. A decision stands there only where somebody made one: none is recorded by the way. */
export async function showPlan({ database }: Context, key: string, plan: InspectionPlan | null): Promise<PlanPage> {
  const { reader } = database;
  const id = await findIdOfKey(reader, key);
  const was = id === null ? unsupervised : await supervisionOf(reader, id);
  const { answers } = was.assessment ?? {};
  const said = (value: boolean | undefined) => (value === undefined ? "" : value ? "yes" : "no");
  const listed = await listQuestionnaires(reader);
  return {
    scale: was.assessment?.scale ?? (await scaleNow(reader)),
    isConfirmed: ((await findScale(reader))?.confirmedOn ?? null) !== null,
    templates: listed.filter(({ target }) => target === "subcontractor").map(choiceOf),
    values: {
      people: answers?.people ?? "",
      special: said(answers?.special),
      confidential: said(answers?.confidential),
      processing: said(answers?.processing),
      decidedBy: was.decidedBy ?? "",
      decidedOn: was.decidedOn ?? "",
      template: was.template ?? "",
    },
    digest: digestOfBoth(plan, was),
  };
}

/** Null where there is no plan. */
export async function showSupervision({ database }: Context, key: string): Promise<ShownSupervision | null> {
  const { reader } = database;
  const id = await findIdOfKey(reader, key);
  const found = id === null ? undefined : (await findSupervision(reader, [id])).get(id);
  if (found === undefined) return null;
  const { template, ...rest } = found;
  if (template === null) return { ...rest, template: null };
  const own = await findTemplate(reader, template);
  const ready = findReadyTemplate(template);
  const name = ready?.template.name ?? own?.content.template.name ?? { da: template, en: template };
  return { ...rest, template: { name, isGone: ready === null && own?.archivedAt !== null } };
}
