import {
  type AnswerKind,
  answerKinds,
  concepts,
  inspectionTargets,
  type Question,
  type Questionnaire,
  type Section,
  type Words,
} from "~/domain/inspection/questionnaire";
import { templateQuestionsMax } from "~/domain/inspection/template-problems";
import { withRoom } from "~/domain/inspection/template-step";
import { serviceKinds } from "~/domain/portfolio";

/**
 * A template as its form sends it: `section.0.title.da`, `section.0.question.2.text.en`. Counts stand in the form, so that what is
 * left out of it is left out of the draft.
 */
export const sectionName = (section: number) => `section.${section}`;
export const questionName = (section: number, question: number) => `section.${section}.question.${question}`;

/** Answers that lead to a question stand under the one they answer: of another that is chosen instead, none is yet. */
export const answersName = (question: string, upon: string) => `${question}.is.${upon}`;

const sectionsMax = 100;
const optionsMax = 100;

class Sent {
  constructor(private readonly form: FormData) {}

  text(name: string): string {
    const value = this.form.get(name);
    return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
  }

  all = (name: string): string[] => this.form.getAll(name).filter((value) => typeof value === "string");

  words = (name: string): Words => ({ da: this.text(`${name}.da`), en: this.text(`${name}.en`) });

  count(name: string, max: number): number {
    const text = this.text(name);
    return /^\d{1,4}$/.test(text) ? Math.min(Number(text), max) : 0;
  }

  one<T extends string>(name: string, known: readonly T[], otherwise: T): T {
    return known.find((one) => one === this.text(name)) ?? otherwise;
  }
}

const times = <T>(count: number, make: (number: number) => T): T[] => Array.from({ length: count }, (_, number) => make(number));

function questionIn(sent: Sent, name: string): Question {
  const upon = sent.text(`${name}.askedIf`);
  return withRoom({
    id: sent.text(`${name}.id`),
    kind: sent.one(`${name}.kind`, answerKinds, "text"),
    text: sent.words(`${name}.text`),
    evidence: sent.words(`${name}.evidence`),
    evidenceRequired: sent.text(`${name}.evidenceRequired`) !== "",
    options: times(sent.count(`${name}.options`, optionsMax), (number) => ({
      id: sent.text(`${name}.option.${number}.id`),
      label: sent.words(`${name}.option.${number}`),
    })),
    askedIf: upon === "" ? null : { question: upon, is: sent.all(answersName(name, upon)) },
  });
}

function sectionIn(sent: Sent, number: number): Section {
  const name = sectionName(number);
  // One more than is allowed may be sent, so that it is refused and not dropped.
  const count = sent.count(`${name}.questions`, templateQuestionsMax + 1);
  return {
    id: sent.text(`${name}.id`),
    title: sent.words(`${name}.title`),
    questions: times(count, (place) => questionIn(sent, questionName(number, place))),
  };
}

/** What was typed, whether or not it can be asked. */
export function draftIn(form: FormData): Questionnaire {
  const sent = new Sent(form);
  return {
    template: { key: "", version: 1, name: sent.words("name") },
    concept: concepts.find((concept) => String(concept) === sent.text("concept")) ?? 6,
    target: sent.one("target", inspectionTargets, "subcontractor"),
    kinds: serviceKinds.filter((kind) => sent.all("kinds").includes(kind)),
    atHand: sent.words("atHand"),
    sections: times(sent.count("sections", sectionsMax), (number) => sectionIn(sent, number)),
  };
}

/** What a step needs to know besides its place: what is chosen beside the section's buttons. */
export function pickIn(form: FormData, section: number): { kind: AnswerKind; bank: string } {
  const sent = new Sent(form);
  return {
    kind: sent.one(`${sectionName(section)}.newKind`, answerKinds, "statement"),
    bank: sent.text(`${sectionName(section)}.bank`),
  };
}

/** The draft as the use case takes it. */
export const inputOfDraft = ({ template, ...body }: Questionnaire) => ({ name: template.name, ...body });

/** The control that a refusal is about: `$.sections[0].questions[1].text` is `section.0.question.1.text`. */
export function controlOf(path: string): string | null {
  const plain = path
    .replace(/^\$\.?/, "")
    .replace(/\bsections\[(\d+)\]/, "section.$1")
    .replace(/\bquestions\[(\d+)\]/, "question.$1");
  const named = plain.replace(/\.options\[\d+\].*$/, ".options");
  if (named === "" || named === "sections") return named === "" ? null : "sections";
  return /(^name|\.title|\.text|atHand|\.evidence)$/.test(named) ? `${named}.da` : named.replace(/\.(da|en)$/, ".da");
}
