import type { TemplateChoice } from "./template-choice";

/** What the page that starts an inspection offers. */
export interface StartPage {
  of: { key: string; name: string };
  templates: TemplateChoice[];
  sites: { key: string; city: string | null; country: string | null }[];
  /** Key of the template that fits the plan. */
  chosen: string;
  dueOn: string;
}
