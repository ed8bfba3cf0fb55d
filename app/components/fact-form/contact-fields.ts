import type { Contact } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const contactFields = {
  name: { control: { kind: "text" }, group: "who" },
  role: { control: { kind: "text" }, group: "who" },
  email: { control: { kind: "text", type: "email" }, group: "who" },
  phone: { control: { kind: "text", type: "tel" }, group: "who" },
} as const satisfies DescriptionOf<Contact>;
