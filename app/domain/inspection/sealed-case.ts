import type { Json } from "../history/canonical";
import type { InspectionResult } from "../portfolio";
import type { ProposedFinding } from "./proposed-finding";
import type { Assessment, Concept, InspectionTarget, Questionnaire, Statement } from "./questionnaire";
import type { Sample } from "./sample";

/** All that a sign-off stands for. Whoever did something is named by an id, never by a name. Instants are in UTC. */
export interface SealedCase {
  id: string;
  subcontractorId: string | null;
  siteId: string | null;
  version: number;
  replacesId: string | null;
  target: InspectionTarget;
  concept: Concept;
  plannedOn: string | null;
  dueOn: string;
  questionnaire: Questionnaire;
  /** Who vouched for the answers in the portal; absent where they are our own. `submittedBy` is the row of an invitation. */
  confirmation?: { submittedAt: string; submittedBy: string | null; signatory: string | null; signatoryTitle: string | null };
  answers: readonly {
    questionId: string;
    statement: Statement | null;
    reason: string | null;
    text: string | null;
    choices: readonly string[];
    date: string | null;
    answeredAt: string;
    answeredBy: string | null;
  }[];
  assessments: readonly {
    questionId: string;
    assessment: Assessment;
    note: string | null;
    shownBy: string | null;
    sample: Sample | null;
    finding: ProposedFinding | null;
    findingKey: string | null;
    assessedAt: string;
    assessedBy: string | null;
  }[];
  files: readonly { id: string; questionId: string; sha256: string; fileName: string; sizeBytes: number }[];
  result: InspectionResult | null;
  resultReason: string | null;
  completedOn: string | null;
  summary: string | null;
  signedOffAt: string | null;
  signedOffBy: string | null;
  inspectionKey: string | null;
}

export const sealedFormat = "tilsyn-inspection/1";

/**
 * What is hashed of a signed-off inspection, as canonical JSON (RFC 8785): lists in the order of the question, files in that of their
 * id, and every field that is not set as null, but for a confirmation that nobody gave.
 */
export function toSealed({ questionnaire, answers, assessments, files, ...head }: SealedCase): Json {
  const byQuestion = <T extends { questionId: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
  return {
    format: sealedFormat,
    ...head,
    questionnaire: questionnaire as unknown as Json,
    answers: byQuestion(answers),
    assessments: byQuestion(assessments) as unknown as Json,
    files: [...files].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
