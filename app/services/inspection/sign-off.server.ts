import { answersOf, listAssessments, saveAssessment, type StoredAssessment } from "../../../db/queries/inspection-answer.server";
import { changeCase, findCase, type InspectionCase } from "../../../db/queries/inspection-case.server";
import { addOwnFinding } from "../../../db/queries/own-finding.server";
import { newId } from "../../../db/new-id.server";
import { resultOf } from "../../domain/inspection/inspection-case";
import { unexamined } from "../../domain/inspection/judged";
import { findingDueOn, type ProposedFinding } from "../../domain/inspection/proposed-finding";
import { askedQuestions } from "../../domain/inspection/questionnaire";
import type { Finding, Inspection, InspectionResult, Subcontractor } from "../../domain/portfolio";
import type { Language } from "../../i18n/language";
import { formatDate } from "../../i18n/format";
import { translatorFor } from "../../i18n/translator";
import { type Context, requirePermission, scopeOf } from "../context";
import { measureOf } from "../flow-down/open-findings.server";
import { refusalsOf } from "../portfolio/refusals.server";
import type { Change } from "../register/change-register.server";
import { type Edit, type EditResult, editSubcontractor, refuseField } from "../subcontractor/edit-subcontractor.server";
import { newKey } from "../subcontractor/new-key.server";
import { caseEvent } from "./case-event";
import { signOffSchema } from "./judging-schema.server";
import { ownFindingEvent } from "./own-finding-event";
import { sealedCaseOf, sealOf } from "./seal-case.server";
import { requireStep, stepCase } from "./step-case.server";

type Given = ReturnType<typeof signOffSchema.parse>;

const isBlank = (text: string | null) => text === null || text.trim() === "";

/** What the case comes to; refused while a question is not examined, or where a reason is wanted. */
async function resultFor(context: Context, { trx }: Change, found: InspectionCase, given: Given): Promise<InspectionResult> {
  const { verdict, reason, completedOn, summary } = given;
  if (completedOn > context.today) refuseField("completedOn", "decided-ahead");
  if (verdict !== "by-answers" && isBlank(reason)) refuseField("reason", "reason-required");
  if (verdict === "no-answer") {
    if (found.state !== "sent" || found.dueOn >= context.today) refuseField("verdict", "answer-not-overdue");
    return "failed";
  }
  // Concepts 1 and 5 are carried out by deciding and by reading: what is left of them is the note.
  if ((found.concept === 1 || found.concept === 5) && isBlank(summary)) refuseField("summary", "note-required");
  const answers = await answersOf(trx, found.id);
  const assessed = new Map((await listAssessments(trx, found.id)).map((one) => [one.questionId, one]));
  const open = unexamined(found.questionnaire, answers, assessed);
  if (open.length > 0) refuseField("verdict", "not-examined", { keys: open.map(({ id }) => id) });
  if (verdict === "failed") return "failed";
  const asked = askedQuestions(found.questionnaire, answers);
  return resultOf(asked.flatMap(({ id }) => assessed.get(id)?.assessment ?? []));
}

/** Assessments whose findings are still to be opened: of questions that are asked, and never twice of one. */
async function toOpen({ trx }: Change, { id, questionnaire }: InspectionCase): Promise<StoredAssessment[]> {
  const asked = new Set(askedQuestions(questionnaire, await answersOf(trx, id)).map((question) => question.id));
  return (await listAssessments(trx, id)).filter(
    ({ questionId, finding, findingKey }) => finding !== null && findingKey === null && asked.has(questionId),
  );
}

const notAnswered = (context: Context, { dueOn }: InspectionCase, owner: string | null, language: Language): ProposedFinding => ({
  title: translatorFor(language)("judging.noAnswerFinding", { date: formatDate(language, dueOn) }),
  severity: "high",
  dueOn: findingDueOn("high", context.today),
  owner,
});

/** Locks the case: all that it stands for is hashed, and the hash is in the history. */
async function lock(
  context: Context,
  { trx, actorId, append }: Change,
  found: InspectionCase,
  given: Given,
  result: InspectionResult,
  inspectionKey: string | null,
): Promise<void> {
  const { completedOn, summary, reason } = given;
  await changeCase(trx, found.id, {
    state: "signed-off",
    result,
    resultReason: given.verdict === "by-answers" ? null : reason,
    completedOn,
    summary,
    signedOffAt: context.now().toISOString(),
    signedOffBy: actorId,
    inspectionKey,
  });
  const sealed = await sealedCaseOf(trx, found.id);
  if (sealed === null) throw new Error("A case that was just changed is there.");
  const hash = sealOf(sealed);
  await changeCase(trx, found.id, { hash });
  const { dueOn, state } = found;
  const after = { dueOn, state: "signed-off", version: found.version, result, completedOn, inspectionKey, hash };
  await append([caseEvent("signed-off", found, { dueOn, state }, after, given.verdict === "by-answers" ? null : reason)]);
}

/** Writes the register's inspection and opens the findings, each with its event. */
async function signOffOf(context: Context, id: string, given: Given, facts: Subcontractor, change: Change): Promise<Edit> {
  const found = await requireStep(context, change, id, "sign-off");
  const result = await resultFor(context, change, found, given);
  const held = facts.inspections.find(({ key }) => key === found.inspectionKey) ?? null;
  const key = held?.key ?? found.inspectionKey ?? (await newKey(change, facts, "inspections", given.completedOn));
  const inspection: Inspection = { key, completedOn: given.completedOn, result };
  let after: Subcontractor = { ...facts, inspections: [...facts.inspections.filter((one) => one.key !== key), inspection] };
  const further: Edit["event"][] = [];
  const open = async (proposed: ProposedFinding, question: string | null) => {
    const { title, severity, dueOn, owner } = proposed;
    const said = { ...(owner === null ? {} : { owner }), ...(question === null ? {} : { question }) };
    const findingKey = await newKey(change, after, "findings", title);
    const finding: Finding = {
      key: findingKey,
      title,
      severity,
      dueOn,
      closedOn: null,
      evidence: null,
      inspection: key,
      ...said,
    };
    after = { ...after, findings: [...after.findings, finding] };
    const event = { action: "created", subject: "findings", before: null, reason: null } as const;
    further.push({ ...event, subjectKey: finding.key, after: finding });
    return finding.key;
  };
  if (given.verdict === "no-answer") {
    const { language } = await measureOf(change);
    await open(notAnswered(context, found, facts.owner, language), null);
  }
  for (const assessment of await toOpen(change, found)) {
    if (assessment.finding === null) continue;
    const findingKey = await open(assessment.finding, assessment.questionId);
    await saveAssessment(change.trx, { ...assessment, findingKey });
  }
  await lock(context, change, found, given, result, key);
  const event = { action: held === null ? "created" : "changed", subject: "inspections", subjectKey: key, reason: null } as const;
  return { after, event: { ...event, before: held, after: inspection }, further };
}

/** The findings of an own inspection are of no subcontractor: they stand beside the case. */
async function signOffOwn(context: Context, found: InspectionCase, given: Given, change: Change): Promise<void> {
  const { trx, actorId, append } = change;
  const result = await resultFor(context, change, found, given);
  for (const assessment of await toOpen(change, found)) {
    if (assessment.finding === null) continue;
    const id = newId();
    const told = { ...assessment.finding, action: null, effect: null, closedOn: null, question: assessment.questionId };
    const createdAt = context.now().toISOString();
    await addOwnFinding(trx, { id, caseId: found.id, ...told, closedBy: null, recordedBy: actorId, createdAt });
    await append([ownFindingEvent(id, null, told)]);
    await saveAssessment(trx, { ...assessment, findingKey: id });
  }
  await lock(context, change, found, given, result, null);
}

/**
 * Signs a case off: every question that is asked has been examined; what was answered, concluded and given is locked and hashed; the
 * register gets its inspection, and its findings, all in one transaction. Passed when nothing is partly or not met, else with findings;
 * failed only where that is chosen, and why.
 * @param input `{verdict, completedOn, reason, summary}`, as a form gives it
 */
export async function signOff(context: Context, caseId: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = signOffSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const found = await findCase(context.database.reader, scopeOf(context), caseId);
  if (found === null) return { outcome: "not-found" };
  if (found.subcontractorId === null)
    return stepCase(context, caseId, "sign-off", (own, change) => signOffOwn(context, own, parsed.data, change));
  if (found.subcontractor === null) return { outcome: "not-found" };
  const result = await editSubcontractor(context, found.subcontractor.key, (facts, change) =>
    signOffOf(context, caseId, parsed.data, facts, change),
  );
  return result.outcome === "saved" ? { outcome: "saved", key: caseId } : result;
}
