import { plusDays } from "../calendar";
import type { Severity } from "../portfolio";
import type { Assessment } from "./questionnaire";

/** A finding as it will be opened when the inspection is signed off. */
export interface ProposedFinding {
  title: string;
  severity: Severity;
  dueOn: string;
  owner: string | null;
}

/** Days to put a finding right in, unless somebody says otherwise. */
export const daysToClose: Readonly<Record<Severity, number>> = { critical: 7, high: 30, medium: 90, low: 180 };

export const findingDueOn = (severity: Severity, today: string) => plusDays(today, daysToClose[severity]);

/** What is not met becomes a finding; what is partly met may become one. */
export const mustFind = (assessment: Assessment) => assessment === "not-met";
export const mayFind = (assessment: Assessment) => assessment === "not-met" || assessment === "partly";
