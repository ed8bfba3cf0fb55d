import { createHash } from "node:crypto";
import { listAnswers, listAssessments, listFiles } from "../../../db/queries/inspection-answer.server";
import { findCase } from "../../../db/queries/inspection-case.server";
import type { Db } from "../../../db/schema";
import { canonical } from "../../domain/history/canonical";
import { type SealedCase, toSealed } from "../../domain/inspection/sealed-case";
import { everything } from "../../domain/permissions/scope";

/** All that a case's sign-off stands for, as the register holds it now; null where there is no such case. */
export async function sealedCaseOf(db: Db, caseId: string): Promise<SealedCase | null> {
  const found = await findCase(db, everything, caseId);
  if (found === null) return null;
  const { id, subcontractorId, siteId, version, replacesId, target, concept, plannedOn, dueOn, questionnaire } = found;
  const { result, resultReason, completedOn, summary, signedOffAt, signedOffBy, inspectionKey } = found;
  const answers = (await listAnswers(db, caseId)).map(
    ({ questionId, statement, reason, text, choices, date, answeredAt, answeredBy }) => {
      const said = { statement, reason, text, choices, date };
      return { questionId, ...said, answeredAt, answeredBy };
    },
  );
  const assessments = (await listAssessments(db, caseId)).map(({ caseId: _case, ...assessment }) => assessment);
  const files = (await listFiles(db, caseId)).map(({ id: fileId, questionId, sha256, fileName, sizeBytes }) => {
    return { id: fileId, questionId, sha256, fileName, sizeBytes };
  });
  const head = { id, subcontractorId, siteId, version, replacesId, target, concept, plannedOn, dueOn, questionnaire };
  const signed = { result, resultReason, completedOn, summary, signedOffAt, signedOffBy, inspectionKey };
  const { submittedAt, submittedBy, signatory, signatoryTitle } = found;
  const confirmed = submittedAt === null ? {} : { confirmation: { submittedAt, submittedBy, signatory, signatoryTitle } };
  return { ...head, ...confirmed, ...signed, answers, assessments, files };
}

/** SHA-256 of the canonical JSON of a case, hexadecimal: what its sign-off keeps, and what can be computed again at any time. */
export const sealOf = (sealed: SealedCase): string =>
  createHash("sha256")
    .update(canonical(toSealed(sealed)))
    .digest("hex");
