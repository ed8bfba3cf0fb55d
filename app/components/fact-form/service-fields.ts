import { type Service, serviceKinds, serviceRoles } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const serviceFields = {
  name: { control: { kind: "text" }, group: "what" },
  kind: { control: { kind: "term", term: "serviceKind", options: serviceKinds }, group: "what", required: true },
  role: { control: { kind: "term", term: "serviceRole", options: serviceRoles }, group: "what" },
  startsOn: { control: { kind: "date" }, group: "when", required: true },
  endsOn: { control: { kind: "date" }, group: "when" },
} as const satisfies DescriptionOf<Service>;
