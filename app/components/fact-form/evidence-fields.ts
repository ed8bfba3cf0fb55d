import { type Evidence, evidenceKinds, opinions, reviews } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const evidenceFields = {
  kind: { control: { kind: "term", term: "evidenceKind", options: evidenceKinds }, group: "what", required: true },
  title: { control: { kind: "text" }, group: "what" },
  issuer: { control: { kind: "text", clearable: true }, group: "what" },
  issuedOn: { control: { kind: "date" }, group: "what" },
  validFrom: { control: { kind: "date" }, group: "validity" },
  validTo: { control: { kind: "date" }, group: "validity" },
  periodStart: { control: { kind: "date" }, group: "validity" },
  periodEnd: { control: { kind: "date" }, group: "validity" },
  scopeText: { control: { kind: "long-text", clearable: true }, group: "reach" },
  sites: { control: { kind: "several-of", source: "locations" }, group: "reach" },
  receivedOn: { control: { kind: "date" }, group: "review" },
  review: { control: { kind: "term", term: "review", options: reviews }, group: "review", required: true },
  reviewedOn: { control: { kind: "date" }, group: "review" },
  opinion: { control: { kind: "term", term: "opinion", options: opinions }, group: "review" },
} as const satisfies DescriptionOf<Evidence>;
