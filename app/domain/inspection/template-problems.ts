import { type Question, type Questionnaire, statements, type Words } from "./questionnaire";

/** How many questions an own template may ask. */
export const templateQuestionsMax = 200;

export type TemplateProblemCode =
  | "required"
  | "template-too-long"
  | "section-empty"
  | "question-twice"
  | "two-options"
  | "asked-if-later"
  | "asked-if-nothing";

export interface TemplateProblem {
  /** Where in the questionnaire: `sections[0].questions[1].askedIf`. */
  path: string;
  code: TemplateProblemCode;
}

export const isBlankWords = ({ da, en }: Words) => da.trim() === "" && en.trim() === "";

/** A text that was written in one language only stands in both. */
export const inBoth = ({ da, en }: Words): Words => ({ da: da.trim() || en.trim(), en: en.trim() || da.trim() });

/** What a follow-up question may hang on: what answers a question can be given, by id. */
export function answersTo({ kind, options }: Question): string[] {
  if (kind === "statement") return [...statements];
  return kind === "choice" || kind === "choices" ? options.map(({ id }) => id) : [];
}

function problemsOfQuestion(question: Question, earlier: ReadonlyMap<string, Question>, at: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const note = (path: string, code: TemplateProblem["code"]) => problems.push({ path: `${at}.${path}`, code });
  if (isBlankWords(question.text)) note("text", "required");
  if (earlier.has(question.id)) note("id", "question-twice");
  if (question.kind === "choice" || question.kind === "choices") {
    const labelled = question.options.filter(({ label }) => !isBlankWords(label));
    if (new Set(labelled.map(({ id }) => id)).size < 2) note("options", "two-options");
  }
  if (question.askedIf !== null) {
    const upon = earlier.get(question.askedIf.question);
    const possible = upon === undefined ? [] : answersTo(upon);
    if (upon === undefined || possible.length === 0) note("askedIf", "asked-if-later");
    else if (question.askedIf.is.length === 0 || question.askedIf.is.some((one) => !possible.includes(one)))
      note("askedIf", "asked-if-nothing");
  }
  return problems;
}

/**
 * What keeps a questionnaire from being asked, in its order: a text that is missing in both languages, a section without questions,
 * a choice between less than two options, a question that hangs on one that does not come before it. Empty where nothing does.
 */
export function templateProblems({ template, sections }: Questionnaire): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (isBlankWords(template.name)) problems.push({ path: "name", code: "required" });
  if (sections.length === 0) problems.push({ path: "sections", code: "section-empty" });
  if (sections.flatMap(({ questions }) => questions).length > templateQuestionsMax)
    problems.push({ path: "sections", code: "template-too-long" });
  const earlier = new Map<string, Question>();
  sections.forEach(({ title, questions }, number) => {
    const at = `sections[${number}]`;
    if (isBlankWords(title)) problems.push({ path: `${at}.title`, code: "required" });
    if (questions.length === 0) problems.push({ path: `${at}.questions`, code: "section-empty" });
    questions.forEach((question, place) => {
      problems.push(...problemsOfQuestion(question, earlier, `${at}.questions[${place}]`));
      earlier.set(question.id, question);
    });
  });
  return problems;
}
