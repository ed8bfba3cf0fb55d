import { listAssessments, saveAssessment, type StoredAssessment } from "../../../db/queries/inspection-answer.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import { findStoredByKey } from "../../../db/queries/facts.server";
import type { InspectionCase } from "../../../db/queries/inspection-case.server";
import { findingDueOn, mayFind, mustFind, type ProposedFinding } from "../../domain/inspection/proposed-finding";
import type { Question } from "../../domain/inspection/questionnaire";
import { everything } from "../../domain/permissions/scope";
import { type Context, requirePermission } from "../context";
import { measureOf } from "../flow-down/open-findings.server";
import { refusalsOf } from "../portfolio/refusals.server";
import type { Change } from "../register/change-register.server";
import { type EditResult, refuseField } from "../subcontractor/edit-subcontractor.server";
import { caseEvent } from "./case-event";
import { assessmentSchema } from "./judging-schema.server";
import { requireAsked, stepCase } from "./step-case.server";

/** The assessment of a question so far; nothing is examined where there is none. */
export const unassessed = (caseId: string, questionId: string): StoredAssessment => ({
  caseId,
  questionId,
  assessment: "not-examined",
  note: null,
  shownBy: null,
  sample: null,
  finding: null,
  assessedAt: "",
  assessedBy: null,
  findingKey: null,
});

export async function assessmentOf({ trx }: Pick<Change, "trx">, caseId: string, questionId: string): Promise<StoredAssessment> {
  const held = (await listAssessments(trx, caseId)).find((one) => one.questionId === questionId);
  return held ?? unassessed(caseId, questionId);
}

/** Writes an assessment over the one before it, with its event. */
export async function writeAssessment(
  context: Context,
  { trx, actorId, append }: Change,
  found: InspectionCase,
  before: StoredAssessment,
  change: Partial<Pick<StoredAssessment, "assessment" | "note" | "shownBy" | "sample" | "finding">>,
): Promise<void> {
  const after = { ...before, ...change, assessedAt: context.now().toISOString(), assessedBy: actorId };
  await saveAssessment(trx, after);
  const told = ({ questionId, assessment, note, shownBy, sample, finding }: StoredAssessment) => ({
    dueOn: found.dueOn,
    question: questionId,
    assessment,
    note,
    shownBy,
    sample: sample === null ? null : { ...sample },
    finding: finding === null ? null : { ...finding },
  });
  await append([caseEvent("assessed", found, before.assessedAt === "" ? null : told(before), told(after))]);
}

async function ownerOf(change: Change, { subcontractor }: InspectionCase): Promise<string | null> {
  if (subcontractor === null || (await findIdOfKey(change.trx, subcontractor.key)) === null) return null;
  return (await findStoredByKey(change.trx, everything, subcontractor.key))?.facts.owner ?? null;
}

type Given = ReturnType<typeof assessmentSchema.parse>;

async function proposed(
  context: Context,
  change: Change,
  found: InspectionCase,
  question: Question,
  given: Given,
): Promise<ProposedFinding | null> {
  const { assessment, find, title, severity, dueOn, owner } = given;
  if (!mustFind(assessment) && !(mayFind(assessment) && find === "yes")) return null;
  if (severity === null) return refuseField("severity", "required");
  const { language } = await measureOf(change);
  return {
    title: title === null || title.trim() === "" ? question.text[language] : title,
    severity,
    dueOn: dueOn ?? findingDueOn(severity, context.today),
    owner: owner ?? (await ownerOf(change, found)),
  };
}

/**
 * Says what we conclude from an answer. What is not met proposes a finding, which the sign-off opens; a question that has become one
 * already proposes none again.
 * @param input as a form gives it
 */
export async function assessQuestion(context: Context, caseId: string, questionId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = assessmentSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { assessment, note, shownBy } = parsed.data;
  return stepCase(context, caseId, "assess", async (found, change) => {
    const question = await requireAsked(change, found, questionId);
    if (assessment === "not-applicable" && (note ?? "").trim() === "") refuseField("note", "note-required");
    const before = await assessmentOf(change, caseId, questionId);
    const finding = before.findingKey === null ? await proposed(context, change, found, question, parsed.data) : before.finding;
    await writeAssessment(context, change, found, before, { assessment, note, shownBy, finding });
  });
}
