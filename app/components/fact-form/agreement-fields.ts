import { type Agreement, agreementKinds } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

/** Notes stand with their clauses; a decision has a form of its own. */
export const agreementFields = {
  kind: { control: { kind: "term", term: "agreementKind", options: agreementKinds }, group: "what", required: true },
  title: { control: { kind: "text" }, group: "what" },
  includesConfidentiality: { control: { kind: "yes-no" }, group: "what" },
  signedOn: { control: { kind: "date" }, group: "term" },
  effectiveOn: { control: { kind: "date" }, group: "term" },
  endsOn: { control: { kind: "date" }, group: "term" },
  renewalMonths: { control: { kind: "number" }, group: "renewal" },
  noticeMonths: { control: { kind: "number" }, group: "renewal" },
  noticeDays: { control: { kind: "number" }, group: "renewal" },
  reviewedOn: { control: { kind: "date" }, group: "review" },
  terms: { control: { kind: "terms" }, group: "terms" },
  clauses: { control: { kind: "clauses" }, group: "clauses" },
} as const satisfies DescriptionOf<Omit<Agreement, "clauseNotes" | "decision">>;
