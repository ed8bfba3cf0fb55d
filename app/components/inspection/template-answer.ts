import { messageOf, type Problem } from "~/components/fact-form/form-page";
import type { Questionnaire } from "~/domain/inspection/questionnaire";
import { stepOf, stepped } from "~/domain/inspection/template-step";
import type { Refusal } from "~/domain/refusal";
import type { Language } from "~/i18n/language";
import { translatorFor } from "~/i18n/translator";
import { controlOf, pickIn } from "./template-draft";

/** What the builder is shown with again. */
export interface TemplateAnswer {
  draft: Questionnaire;
  problems: Problem[];
  isStepped: boolean;
}

/** Where in the template it is, as its form counts. */
function whereIn(path: string, language: Language): string | null {
  const t = translatorFor(language);
  const [, section, question] = /sections\[(\d+)\](?:\.questions\[(\d+)\])?/.exec(path) ?? [];
  if (section === undefined) return path === "$.name" ? t("supervising.build.name") : null;
  const number = String(Number(section) + 1);
  return question === undefined
    ? t("supervising.build.section", { number })
    : t("supervising.build.question", { number: `${number}.${Number(question) + 1}` });
}

function problemOf(refusal: Refusal & { path: string }, language: Language): Problem {
  const message = messageOf(refusal, language);
  const where = whereIn(refusal.path, language);
  const field = controlOf(refusal.path);
  return { field, message: where === null ? message : translatorFor(language)("supervising.build.where", { where, message }) };
}

/** The draft after the step that was asked for; with refusals, the draft and what is wrong with it. Null where it is to be saved. */
export function answerTemplate(form: FormData, draft: Questionnaire): TemplateAnswer | null;
export function answerTemplate(
  form: FormData,
  draft: Questionnaire,
  refused: { refusals: readonly (Refusal & { path: string })[]; language: Language },
): TemplateAnswer;
export function answerTemplate(
  form: FormData,
  draft: Questionnaire,
  refused?: { refusals: readonly (Refusal & { path: string })[]; language: Language },
): TemplateAnswer | null {
  if (refused !== undefined) {
    const problems = refused.refusals.map((refusal) => problemOf(refusal, refused.language));
    return { draft, problems, isStepped: true };
  }
  const asked = form.get("step");
  if (typeof asked !== "string") return null;
  const step = stepOf(asked);
  return { draft: step === null ? draft : stepped(draft, step, pickIn(form, step.section)), problems: [], isStepped: true };
}
