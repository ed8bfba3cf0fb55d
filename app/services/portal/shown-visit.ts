import type { CaseState } from "../../domain/inspection/inspection-case";
import type { Answer, Missing, Question, Words } from "../../domain/inspection/questionnaire";

export interface VisitFile {
  id: string;
  fileName: string;
  sizeBytes: number;
}

export interface VisitQuestion {
  question: Question;
  section: Words;
  answer: Answer | null;
  files: VisitFile[];
  /** What it lacks before it can be submitted. */
  missing: Missing | null;
  /** Why it was sent back. */
  returned: string | null;
  isAnswerable: boolean;
}

/** A case as its contact sees it: nothing of the register, and nothing of how we judge. */
export interface ShownVisit {
  organisation: string;
  timeZone: string;
  subcontractor: string;
  /** City of the site that is asked about. */
  site: string | null;
  askedBy: string | null;
  askedPhone: string | null;
  template: Words;
  atHand: Words | null;
  dueOn: string;
  state: CaseState;
  /** Submitted before, with questions sent back since. */
  isReturned: boolean;
  submittedAt: string | null;
  signatory: string | null;
  signatoryTitle: string | null;
  moreTimeUntil: string | null;
  minutes: number;
  questions: VisitQuestion[];
  /** First that lacks something; null where none does. */
  next: string | null;
}

/** What stands around a case on the first page of a visit. */
export interface AroundVisit {
  /** Day on which an earlier inspection was answered whose answers can be taken over. */
  earlierOn: string | null;
  /** Others who were invited to the same. */
  colleagues: { name: string | null; email: string }[];
}

/** What the page of a link shows. */
export interface ShownLink {
  organisation: string;
  askedBy: string | null;
  askedPhone: string | null;
  subcontractor: string;
  dueOn: string;
  /** `ended`: a fresh link can be asked for. */
  state: "open" | "ended";
  /** Whether a code is on its way to whoever asked with this browser. */
  isCodeSent: boolean;
  /** The address that codes go to, most of it hidden. */
  email: string;
}

/** A case that waits to be sent. */
export interface ReadyCase {
  id: string;
  subcontractor: { key: string; name: string };
  dueOn: string;
  /** Null where the subcontractor has nobody who can be written to. */
  to: { name: string | null; email: string } | null;
}
