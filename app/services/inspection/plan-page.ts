import type { PlanAssessment, SupervisionScale } from "../../domain/inspection/supervision";
import type { TemplateChoice } from "./template-choice";

/** What the form of a plan shows beside what the interchange format says of it. */
export interface PlanPage {
  scale: SupervisionScale;
  isConfirmed: boolean;
  templates: TemplateChoice[];
  /** As the form has them. */
  values: Record<string, string>;
  digest: string;
}

/** What the page of a subcontractor shows of its plan. */
export interface ShownSupervision {
  assessment: PlanAssessment | null;
  decidedBy: string | null;
  decidedOn: string | null;
  /** The chosen template; `isGone` where it can be chosen no longer. */
  template: { name: TemplateChoice["name"]; isGone: boolean } | null;
}

/** The point scale as the settings show it. */
export interface ShownScale extends SupervisionScale {
  /** Null where nobody has confirmed it; `by` is null where nobody knows any more. */
  confirmed: { on: string; by: string | null } | null;
  /** Whether it is what the product suggests. */
  isSuggested: boolean;
  digest: string;
}
