import type { FactList } from "~/domain/portfolio";

/** What `fields` and `nouns` of the catalogues call one thing of each list. */
export const nounOfList = {
  contacts: "contact",
  services: "service",
  locations: "location",
  agreements: "agreement",
  evidence: "evidence",
  inspections: "inspection",
  findings: "finding",
  waivers: "waiver",
} as const satisfies Record<FactList, string>;
