import { type FactList, severities, statuses, type Subcontractor } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const subcontractorFields = {
  name: { control: { kind: "text" }, group: "who", required: true },
  registrationNumber: { control: { kind: "text" }, group: "who" },
  country: { control: { kind: "country" }, group: "who" },
  address: { control: { kind: "long-text" }, group: "who" },
  website: { control: { kind: "text" }, group: "who" },
  status: { control: { kind: "term", term: "status", options: statuses }, group: "oversight", required: true },
  criticality: { control: { kind: "term", term: "severity", options: severities }, group: "oversight", required: true },
  affectsSecurity: { control: { kind: "yes-no" }, group: "oversight" },
  owner: { control: { kind: "text", type: "email" }, group: "oversight" },
  engagedBy: { control: { kind: "suggested", source: "engagers" }, group: "chain" },
  parentName: { control: { kind: "text" }, group: "parent" },
  parentCountry: { control: { kind: "country" }, group: "parent" },
  parentAssessedOn: { control: { kind: "date" }, group: "parent" },
} as const satisfies DescriptionOf<Omit<Subcontractor, FactList | "inspectionPlan">>;
