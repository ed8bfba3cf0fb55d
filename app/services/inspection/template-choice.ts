import type { Concept, InspectionTarget, Questionnaire, Words } from "../../domain/inspection/questionnaire";

/** A template as it is chosen among others. */
export interface TemplateChoice {
  key: string;
  name: Words;
  concept: Concept;
  target: InspectionTarget;
  questions: number;
}

export const choiceOf = ({ template, concept, target, sections }: Questionnaire): TemplateChoice => ({
  key: template.key,
  name: template.name,
  concept,
  target,
  questions: sections.reduce((sum, { questions }) => sum + questions.length, 0),
});
