import { findBankQuestion } from "./bank/bank";
import type { AnswerKind, Question, Questionnaire, Section } from "./questionnaire";
import { askBankQuestion } from "./template";

/**
 * One step in the building of a template: a place is a section (`0`) or a question in it (`0.2`). The draft stands in the form
 * alone until it is saved, so that a step works without scripts and changes nothing in the register.
 */
export interface TemplateStep {
  act: "add-section" | "add-question" | "add-from-bank" | "add-option" | "remove-option" | "remove" | "up" | "down" | "show";
  section: number;
  /** Null where the step is about the section. */
  question: number | null;
  option: number | null;
}

const acts = [
  "add-section",
  "add-question",
  "add-from-bank",
  "add-option",
  "remove-option",
  "remove",
  "up",
  "down",
  "show",
] as const;

/** `up 0.2`: null for what is no step. */
export function stepOf(text: string): TemplateStep | null {
  const [, act, section, question, option] = /^([a-z-]+)(?: (\d{1,3})(?:\.(\d{1,3})(?:\.(\d{1,3}))?)?)?$/.exec(text) ?? [];
  const known = acts.find((one) => one === act);
  const number = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  return known === undefined
    ? null
    : { act: known, section: number(section) ?? 0, question: number(question), option: number(option) };
}

const noWords = { da: "", en: "" };

/** The first of `q1`, `q2` … that nothing has. */
function freeId(taken: readonly string[], letter: string): string {
  for (let number = 1; ; number += 1) if (!taken.includes(`${letter}${number}`)) return `${letter}${number}`;
}

const newOption = (options: Question["options"]) => ({
  id: freeId(
    options.map(({ id }) => id),
    "o",
  ),
  label: noWords,
});

export const newQuestion = (id: string, kind: AnswerKind): Question => ({
  id,
  kind,
  text: noWords,
  evidence: null,
  evidenceRequired: false,
  options: [],
  askedIf: null,
});

/** A choice is between two at least: there is room for them. */
export function withRoom(question: Question): Question {
  if (question.kind !== "choice" && question.kind !== "choices") return question;
  const options = [...question.options];
  while (options.length < 2) options.push(newOption(options));
  return { ...question, options };
}

const newSection = (sections: readonly Section[]): Section => ({
  id: freeId(
    sections.map(({ id }) => id),
    "s",
  ),
  title: noWords,
  questions: [],
});

/** What an empty template begins with. */
export const emptySections = (): Section[] => [newSection([])];

function moved<T>(things: readonly T[], at: number, by: -1 | 1): T[] {
  const thing = things[at];
  if (thing === undefined || at + by < 0 || at + by >= things.length) return [...things];
  return things.toSpliced(at, 1).toSpliced(at + by, 0, thing);
}

function steppedList<T>(things: readonly T[], at: number, act: TemplateStep["act"]): T[] {
  if (act === "remove") return things.toSpliced(at, 1);
  if (act === "up" || act === "down") return moved(things, at, act === "up" ? -1 : 1);
  return [...things];
}

function steppedQuestion(question: Question, { act, option }: TemplateStep): Question {
  if (act === "add-option") return { ...question, options: [...question.options, newOption(question.options)] };
  if (act === "remove-option" && option !== null) return { ...question, options: question.options.toSpliced(option, 1) };
  return question;
}

/**
 * The draft after a step. What has no such place stays as it is.
 * @param pick kind of the question to add, or id of the bank's question
 */
export function stepped(draft: Questionnaire, step: TemplateStep, pick: { kind: AnswerKind; bank: string }): Questionnaire {
  const { act, section: at, question: place } = step;
  const { sections } = draft;
  if (act === "add-section") return { ...draft, sections: [...sections, newSection(sections)] };
  const section = sections[at];
  if (section === undefined) return draft;
  const withSection = (questions: Question[]) => ({ ...draft, sections: sections.with(at, { ...section, questions }) });
  const ids = sections.flatMap(({ questions }) => questions.map(({ id }) => id));
  if (act === "add-question") return withSection([...section.questions, withRoom(newQuestion(freeId(ids, "q"), pick.kind))]);
  if (act === "add-from-bank") {
    const found = findBankQuestion(pick.bank);
    return found === null || ids.includes(found.id)
      ? draft
      : withSection([...section.questions, askBankQuestion(found, draft.target)]);
  }
  if (place === null) return { ...draft, sections: steppedList(sections, at, act) };
  const question = section.questions[place];
  if (question === undefined) return draft;
  if (act === "add-option" || act === "remove-option")
    return withSection(section.questions.with(place, steppedQuestion(question, step)));
  return withSection(steppedList(section.questions, place, act));
}
