import { type Inspection, inspectionResults } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const inspectionFields = {
  completedOn: { control: { kind: "date" }, group: "what", required: true },
  result: { control: { kind: "term", term: "inspectionResult", options: inspectionResults }, group: "what", required: true },
} as const satisfies DescriptionOf<Inspection>;
