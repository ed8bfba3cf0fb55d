import type { Waiver } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const waiverFields = {
  rule: { control: { kind: "one-of", source: "rules" }, group: "what", required: true },
  subject: { control: { kind: "one-of", source: "subjects" }, group: "what" },
  from: { control: { kind: "date" }, group: "when", required: true },
  until: { control: { kind: "date" }, group: "when", required: true },
  reason: { control: { kind: "long-text" }, group: "why", required: true },
  approvedBy: { control: { kind: "text" }, group: "why", required: true },
} as const satisfies DescriptionOf<Waiver>;
