import type { FactList, InspectionPlan, Organisation, Subcontractor } from "../../domain/portfolio";
import type { FactCounts } from "../../domain/subcontractor";
import type { PlacedRefusal } from "../../domain/refusal";

/** A listed thing, or the plan, that the file no longer has. */
export type RemovedThing = { subcontractor: { key: string; name: string } } & (
  | { [L in FactList]: { list: L; fact: Subcontractor[L][number] } }[FactList]
  | { list: "inspectionPlan"; fact: InspectionPlan }
);

/** What a portfolio would do to the register. */
export interface PortfolioPage {
  /** Null where it stays as it is. */
  organisation: { before: Organisation; after: Organisation } | null;
  subcontractors: { new: number; changed: number; unchanged: number };
  facts: FactCounts;
  /** At most 200. */
  changes: { key: string; name: string; outcome: "new" | "changed" }[];
  /** At most 200. */
  removed: RemovedThing[];
  /** At most 100. */
  refused: PlacedRefusal[];
  /** Of all that it would do: another one, and something else would happen. */
  digest: string;
}
