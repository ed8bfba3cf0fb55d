import type { CaseState } from "../../domain/inspection/inspection-case";
import type { ProposedFinding } from "../../domain/inspection/proposed-finding";
import type { Answer, Assessment, Concept, Question, Words } from "../../domain/inspection/questionnaire";
import type { Sample } from "../../domain/inspection/sample";
import type { Evidence, InspectionResult } from "../../domain/portfolio";

export interface ShownFile {
  id: string;
  fileName: string;
  sizeBytes: number;
  /** The document that it has become; null while it is only part of the answer. */
  documentId: string | null;
}

export interface ShownAssessment {
  assessment: Assessment;
  note: string | null;
  shownBy: string | null;
  /** With the numbers that it consists of. */
  sample: (Sample & { numbers: number[] }) | null;
  finding: ProposedFinding | null;
  findingKey: string | null;
  assessedAt: string;
  /** Name of an account. */
  assessedBy: string | null;
}

/** A question of a case with what was answered and concluded. */
export interface ShownQuestion {
  question: Question;
  section: Words;
  /** Null where nothing was answered. */
  answer: Answer | null;
  returned: { at: string; note: string } | null;
  /** Null where nothing was concluded. */
  assessment: ShownAssessment | null;
  files: ShownFile[];
  /** Called met although nothing shows it. */
  undocumented: boolean;
}

/** Somebody whom a case was sent to. */
export interface ShownInvitation {
  id: string;
  name: string | null;
  email: string;
  sentAt: string;
  openedAt: string | null;
  state: "open" | "ended" | "revoked" | "declined";
  declineReason: string | null;
  forwardedBy: string | null;
  moreTime: { until: string; reason: string } | null;
}

export interface ShownCase {
  id: string;
  /** Null for an own inspection. */
  subcontractor: { key: string; name: string } | null;
  template: Words;
  version: number;
  replacesId: string | null;
  concept: Concept;
  dueOn: string;
  state: CaseState;
  wasSent: boolean;
  /** Whether it is of a kind that the subcontractor answers. */
  isSentOut: boolean;
  invitations: ShownInvitation[];
  /** Who vouched for the answers; null while they are not in, or are our own. */
  submitted: { at: string; name: string | null; title: string | null } | null;
  /** Only those that are asked, given the answers so far. */
  questions: ShownQuestion[];
  /** Ids of those that are not examined. */
  unexamined: string[];
  /** First of these; null where none is left. */
  next: string | null;
  /** What the assessments come to. */
  comesTo: Exclude<InspectionResult, "failed">;
  /** How many findings the sign-off would open. */
  toOpen: number;
  /** Whether the day to answer by has passed without an answer. */
  isUnanswered: boolean;
  result: InspectionResult | null;
  resultReason: string | null;
  completedOn: string | null;
  summary: string | null;
  signedOffBy: string | null;
  hash: string | null;
  /** What is held of the kinds that the concept is about; null where it is about none. */
  evidence: Pick<Evidence, "key" | "kind" | "title" | "validTo" | "periodEnd" | "review" | "opinion">[] | null;
  /** Who is responsible for the subcontractor, and whether much hangs on it. */
  owner: string | null;
  highRisk: boolean;
}
