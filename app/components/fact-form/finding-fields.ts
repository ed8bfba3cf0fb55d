import { type Finding, severities } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const findingFields = {
  title: { control: { kind: "text" }, group: "what" },
  severity: { control: { kind: "term", term: "severity", options: severities }, group: "what", required: true },
  dueOn: { control: { kind: "date" }, group: "what", required: true },
  closedOn: { control: { kind: "date" }, group: "what" },
  inspection: { control: { kind: "one-of", source: "inspections" }, group: "from" },
  evidence: { control: { kind: "one-of", source: "evidence" }, group: "from" },
} as const satisfies DescriptionOf<Finding>;
