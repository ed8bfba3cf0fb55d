import type { Concept, InspectionTarget, Words } from "../../domain/inspection/questionnaire";

/** What the page that starts an inspection offers. */
export interface StartPage {
  of: { key: string; name: string };
  templates: { key: string; name: Words; concept: Concept; target: InspectionTarget; questions: number }[];
  sites: { key: string; city: string | null; country: string | null }[];
  /** Key of the template that fits the plan. */
  chosen: string;
  dueOn: string;
}
