import type { Subcontractor } from "./portfolio";

/** What refers to a thing of a subcontractor, so that it cannot be removed. Waivers do not count. */
export interface Referrer {
  noun: "evidence" | "finding" | "subcontractor";
  key: string;
}

export function referrersOf(subcontractor: Subcontractor, list: string, key: string): Referrer[] {
  const findings = (field: "evidence" | "inspection" | "agreement") =>
    subcontractor.findings
      .filter((finding) => finding[field] === key)
      .map((finding) => ({ noun: "finding" as const, key: finding.key }));
  if (list === "locations") {
    return subcontractor.evidence
      .filter(({ sites }) => sites.includes(key))
      .map((evidence) => ({ noun: "evidence", key: evidence.key }));
  }
  if (list === "evidence") return findings("evidence");
  if (list === "inspections") return findings("inspection");
  if (list === "agreements") return findings("agreement");
  return [];
}
