import type { InspectionPlan } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const planFields = {
  firstDueOn: { control: { kind: "date" }, group: "when", required: true },
  everyMonths: { control: { kind: "number" }, group: "when", required: true },
  concept: { control: { kind: "concept" }, group: "how" },
  rationale: { control: { kind: "long-text" }, group: "how" },
} as const satisfies DescriptionOf<InspectionPlan>;
