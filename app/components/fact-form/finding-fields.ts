import { type Finding, severities } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

/** What a finding of flow-down is about is no matter of choice. */
export const findingFields = {
  title: { control: { kind: "text" }, group: "what" },
  severity: { control: { kind: "term", term: "severity", options: severities }, group: "what", required: true },
  dueOn: { control: { kind: "date" }, group: "what", required: true },
  closedOn: { control: { kind: "date" }, group: "what" },
  inspection: { control: { kind: "one-of", source: "inspections" }, group: "from" },
  evidence: { control: { kind: "one-of", source: "evidence" }, group: "from" },
} as const satisfies DescriptionOf<Omit<Finding, "agreement" | "term">>;
