import { type Finding, severities } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

/** What a finding of flow-down is about, and the question that another came of, are no matter of choice. */
export const findingFields = {
  title: { control: { kind: "text" }, group: "what" },
  severity: { control: { kind: "term", term: "severity", options: severities }, group: "what", required: true },
  dueOn: { control: { kind: "date" }, group: "what", required: true },
  inspection: { control: { kind: "one-of", source: "inspections" }, group: "from" },
  evidence: { control: { kind: "one-of", source: "evidence" }, group: "from" },
  owner: { control: { kind: "text", type: "email", clearable: true }, group: "followUp" },
  action: { control: { kind: "long-text", clearable: true }, group: "followUp" },
  effect: { control: { kind: "long-text", clearable: true }, group: "followUp" },
  closedOn: { control: { kind: "date" }, group: "followUp" },
} as const satisfies DescriptionOf<Omit<Finding, "agreement" | "term" | "question">>;
