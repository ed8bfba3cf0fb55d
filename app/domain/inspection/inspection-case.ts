import type { InspectionResult } from "../portfolio";
import type { Assessment, Concept, InspectionTarget } from "./questionnaire";

/**
 * One inspection on its way from being due to its sign-off. What the register holds as an inspection (`portfolio.ts`) is written
 * when it is signed off.
 *
 * `open`: not yet sent; an own inspection is answered in this state. `sent`: the subcontractor may answer. `submitted`: the
 * answers are in and are judged. A question that is sent back makes it `sent` again, for that question. `signed-off`: locked and
 * hashed. `replaced`: signed off, and taken up again as a new version. `cancelled`: will not be carried out.
 */
export const caseStates = ["open", "sent", "submitted", "signed-off", "replaced", "cancelled"] as const;
export type CaseState = (typeof caseStates)[number];

export const isUnderWay = (state: CaseState) => state === "open" || state === "sent" || state === "submitted";

/** What each thing that can be done with a case can be done from. Asked by the buttons and by the server alike. */
export const doneFrom = {
  send: ["open", "sent"],
  answer: ["sent"],
  "answer-ourselves": ["open"],
  submit: ["sent"],
  return: ["submitted"],
  assess: ["open", "sent", "submitted"],
  "sign-off": ["open", "sent", "submitted"],
  cancel: ["open", "sent", "submitted"],
  "file-as-evidence": ["submitted", "signed-off"],
  reopen: ["signed-off"],
} as const satisfies Record<string, readonly CaseState[]>;
export type CaseStep = keyof typeof doneFrom;

export const isDoable = (step: CaseStep, state: CaseState) => (doneFrom[step] as readonly CaseState[]).includes(state);

/** Concepts that the subcontractor answers: confirmation, status and questionnaire. The others are carried out by us alone. */
export const answeredConcepts: readonly Concept[] = [2, 3, 6];

/** Whether a case is of a kind that is sent to the subcontractor. */
export const isSentOut = ({ target, concept }: { target: InspectionTarget; concept: Concept }) =>
  target !== "ourselves" && answeredConcepts.includes(concept);

/** What the assessments come to: passed when nothing is partly or not met. "failed" is only ever chosen, with a reason. */
export const resultOf = (assessed: readonly Assessment[]): Exclude<InspectionResult, "failed"> =>
  assessed.some((one) => one === "partly" || one === "not-met") ? "findings" : "passed";

/** How a case is signed off. `by-answers`: as the assessments come to. `no-answer`: failed, because nothing came by the day it was due. */
export const verdicts = ["by-answers", "failed", "no-answer"] as const;
