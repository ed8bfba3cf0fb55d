import type { ServiceKind } from "../portfolio";

/** Whom an inspection is of: ourselves (egenkontrol), a subcontractor as a whole (tilsyn), or one of its sites. */
export const inspectionTargets = ["ourselves", "subcontractor", "site"] as const;
export type InspectionTarget = (typeof inspectionTargets)[number];

/** Datatilsynet's six concepts of supervision (guide of October 2021, section 4). */
export const concepts = [1, 2, 3, 4, 5, 6] as const;
export type Concept = (typeof concepts)[number];

/**
 * How a question is answered: `statement` takes text, files and the answerer's own word on whether it is met; the others take
 * just what they say.
 */
export const answerKinds = ["statement", "choice", "choices", "text", "date", "file"] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** A text in both languages; an own template may have been written in one only, which then stands in both. */
export interface Words {
  da: string;
  en: string;
}

export interface AnswerOption {
  id: string;
  label: Words;
}

/** Asked only while the answer to an earlier question is one of these: option ids, or statements of a `statement` question. */
export interface AskedIf {
  question: string;
  is: string[];
}

export interface Question {
  /** Unique in the questionnaire; of a bank question its id there, such as `FYS-1`. */
  id: string;
  kind: AnswerKind;
  text: Words;
  /** What is wanted as evidence; null where nothing is. */
  evidence: Words | null;
  /** Whether it cannot be submitted without a file. */
  evidenceRequired: boolean;
  /** Of a `choice` or `choices`; empty elsewhere. */
  options: AnswerOption[];
  askedIf: AskedIf | null;
}

export interface Section {
  id: string;
  title: Words;
  questions: Question[];
}

/** What is asked, as it was when the inspection began: a later version of the template changes nothing in it. */
export interface Questionnaire {
  /** Key of the template and its version, from 1. */
  template: { key: string; version: number; name: Words };
  concept: Concept;
  target: InspectionTarget;
  /** Kinds of service that it is meant for; empty for any. */
  kinds: ServiceKind[];
  /** What whoever answers should have at hand. */
  atHand: Words | null;
  sections: Section[];
}

/** What whoever answers says of a question, and what we conclude from it, are two things. */
export const statements = ["met", "partly", "not-met", "not-applicable"] as const;
export type Statement = (typeof statements)[number];

export const assessments = [...statements, "not-examined"] as const;
export type Assessment = (typeof assessments)[number];

export interface Answer {
  /** Only to a `statement` question. */
  statement: Statement | null;
  /** Why a question does not apply. */
  reason: string | null;
  text: string | null;
  /** Ids of options. */
  choices: string[];
  date: string | null;
  /** Files given with it: how many there are. */
  files: number;
}

export const noAnswer: Answer = { statement: null, reason: null, text: null, choices: [], date: null, files: 0 };

export type Answers = ReadonlyMap<string, Answer>;

/** Questions that are asked given the answers so far, in order; one that hangs on a question that is not asked is not asked. */
export function askedQuestions({ sections }: Questionnaire, answers: Answers): Question[] {
  const asked = new Set<string>();
  const all = sections.flatMap(({ questions }) => questions);
  return all.filter(({ id, askedIf }) => {
    if (askedIf !== null) {
      const { statement, choices } = answers.get(askedIf.question) ?? noAnswer;
      const said = statement === null ? choices : [statement, ...choices];
      if (!asked.has(askedIf.question) || !askedIf.is.some((one) => said.includes(one))) return false;
    }
    asked.add(id);
    return true;
  });
}

/** What still keeps an answer from being complete; null where nothing does. */
export type Missing = "answer" | "reason" | "evidence";

const isBlank = (text: string | null) => text === null || text.trim() === "";

export function missingIn(
  question: Question,
  { statement, reason, text, choices, date, files }: Answer = noAnswer,
): Missing | null {
  const { kind } = question;
  if (kind === "statement" && statement === null) return "answer";
  if (kind === "statement" && statement === "not-applicable") return isBlank(reason) ? "reason" : null;
  if ((kind === "choice" || kind === "choices") && choices.length === 0) return "answer";
  if (kind === "text" && isBlank(text)) return "answer";
  if (kind === "date" && date === null) return "answer";
  if (kind === "file" && files === 0) return "answer";
  return question.evidenceRequired && files === 0 ? "evidence" : null;
}
