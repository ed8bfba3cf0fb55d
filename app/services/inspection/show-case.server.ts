import { listAccounts } from "../../../db/queries/account.server";
import { answersOf, listAssessments, readAnswered } from "../../../db/queries/inspection-answer.server";
import { findCase, type InspectionCase } from "../../../db/queries/inspection-case.server";
import { listInvitations } from "../../../db/queries/portal.server";
import { isSentOut, resultOf } from "../../domain/inspection/inspection-case";
import { isUndocumented, nextUnexamined, unexamined } from "../../domain/inspection/judged";
import { askedQuestions, type Concept } from "../../domain/inspection/questionnaire";
import type { EvidenceKind, Subcontractor } from "../../domain/portfolio";
import { type Context, scopeOf } from "../context";
import { findFacts } from "../subcontractor/find-facts.server";
import { drawn } from "./draw-sample.server";
import type { ShownAssessment, ShownCase, ShownInvitation, ShownQuestion } from "./shown-case";

/** What concepts 4 and 5 are a check of. */
const kindsOf: Partial<Record<Concept, readonly EvidenceKind[]>> = {
  4: ["iso27001", "soa", "iso27701", "iso22301", "pci-dss", "en50600", "tia942", "uptime-tier", "d-seal", "csa-star"],
  5: ["isae3402-1", "isae3402-2", "isae3000-gdpr", "soc2-1", "soc2-2", "bridge-letter"],
};

function evidenceFor(concept: Concept, facts: Subcontractor | null): ShownCase["evidence"] {
  const kinds = kindsOf[concept];
  if (kinds === undefined || facts === null) return null;
  return facts.evidence
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ key, kind, title, validTo, periodEnd, review, opinion }) => {
      return { key, kind, title, validTo, periodEnd, review, opinion };
    });
}

/** A case with all its questions that are asked; null where there is none that the reader may know of. */
export async function showCase(context: Context, id: string): Promise<ShownCase | null> {
  const { reader } = context.database;
  const found = await findCase(reader, scopeOf(context), id);
  if (found === null) return null;
  const facts = found.subcontractor === null ? null : await findFacts(context, found.subcontractor.key);
  return shownCase(context, found, facts);
}

async function shownInvitations({ database, now }: Context, caseId: string): Promise<ShownInvitation[]> {
  const invitations = await listInvitations(database.reader, caseId);
  const at = now().toISOString();
  const nameOf = (id: string | null) => {
    const from = invitations.find((one) => one.id === id);
    return from === undefined ? null : (from.name ?? from.email);
  };
  return invitations.map((one) => {
    const isEnded = one.expiresAt <= at ? "ended" : "open";
    const { moreTimeUntil, moreTimeReason } = one;
    return {
      id: one.id,
      name: one.name,
      email: one.email ?? "",
      sentAt: one.createdAt,
      openedAt: one.openedAt,
      state: one.declinedAt !== null ? "declined" : one.revokedAt !== null ? "revoked" : isEnded,
      declineReason: one.declineReason,
      forwardedBy: nameOf(one.forwardedFrom),
      moreTime: moreTimeUntil === null ? null : { until: moreTimeUntil, reason: moreTimeReason ?? "" },
    };
  });
}

async function shownCase(context: Context, found: InspectionCase, facts: Subcontractor | null): Promise<ShownCase> {
  const { reader } = context.database;
  const { id, questionnaire, concept, state, dueOn } = found;
  const names = new Map((await listAccounts(reader)).map((account) => [account.id, account.name || account.email]));
  const nameOf = (account: string | null) => (account === null ? null : (names.get(account) ?? null));
  const { answers, held, files } = await readAnswered(reader, id);
  const assessed = new Map((await listAssessments(reader, id)).map((one) => [one.questionId, one]));
  const asked = askedQuestions(questionnaire, answers);
  const sectionOf = new Map(questionnaire.sections.flatMap(({ title, questions }) => questions.map((one) => [one.id, title])));
  const questions = asked.map((question): ShownQuestion => {
    const row = held.get(question.id);
    const one = assessed.get(question.id);
    const assessment: ShownAssessment | null =
      one === undefined
        ? null
        : {
            assessment: one.assessment,
            note: one.note,
            shownBy: one.shownBy,
            sample: one.sample === null ? null : { ...one.sample, numbers: drawn(one.sample) },
            finding: one.finding,
            findingKey: one.findingKey,
            assessedAt: one.assessedAt,
            assessedBy: nameOf(one.assessedBy),
          };
    const isReturned = row !== undefined && row.returnedAt !== null;
    return {
      question,
      section: sectionOf.get(question.id) ?? questionnaire.template.name,
      answer: answers.get(question.id) ?? null,
      returned: isReturned ? { at: row.returnedAt ?? "", note: row.returnNote ?? "" } : null,
      assessment,
      files: files
        .filter(({ questionId }) => questionId === question.id)
        .map(({ id: file, fileName, sizeBytes, documentId }) => ({ id: file, fileName, sizeBytes, documentId })),
      undocumented: one !== undefined && isUndocumented(question, one, answers),
    };
  });
  return {
    id,
    subcontractor: found.subcontractor,
    template: questionnaire.template.name,
    version: found.version,
    replacesId: found.replacesId,
    concept,
    dueOn,
    state,
    wasSent: found.sentAt !== null,
    isSentOut: found.subcontractor !== null && isSentOut(found),
    invitations: await shownInvitations(context, id),
    submitted: found.submittedAt === null ? null : { at: found.submittedAt, name: found.signatory, title: found.signatoryTitle },
    questions,
    unexamined: unexamined(questionnaire, answers, assessed).map((question) => question.id),
    next: nextUnexamined(questionnaire, answers, assessed, null),
    comesTo: resultOf(questions.flatMap(({ assessment }) => assessment?.assessment ?? [])),
    toOpen: questions.filter(({ assessment }) => assessment?.finding && assessment.findingKey === null).length,
    isUnanswered: state === "sent" && dueOn < context.today,
    result: found.result,
    resultReason: found.resultReason,
    completedOn: found.completedOn,
    summary: found.summary,
    signedOffBy: nameOf(found.signedOffBy),
    hash: found.hash,
    evidence: evidenceFor(concept, facts),
    owner: facts?.owner ?? null,
    highRisk: facts?.criticality === "critical" || facts?.criticality === "high",
  };
}

/** The question that comes after one, as it stands; null where every question is examined. */
export async function nextQuestion(context: Context, id: string, after: string): Promise<string | null> {
  const { reader } = context.database;
  const found = await findCase(reader, scopeOf(context), id);
  if (found === null) return null;
  const assessed = new Map((await listAssessments(reader, id)).map((one) => [one.questionId, one]));
  return nextUnexamined(found.questionnaire, await answersOf(reader, id), assessed, after);
}
