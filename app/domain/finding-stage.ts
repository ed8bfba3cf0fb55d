import type { Finding } from "./portfolio";

/**
 * How far a finding is followed up on. `open`: nothing is agreed. `agreed`: what is to be done is agreed. `shown`: it was done, and
 * something shows that it worked; what is left is to close it.
 */
export const findingStages = ["open", "agreed", "shown", "closed"] as const;
export type FindingStage = (typeof findingStages)[number];

const isSaid = (text: string | null | undefined) => text !== null && text !== undefined && text.trim() !== "";

export function stageOf(
  { closedOn, action, effect }: Pick<Finding, "closedOn" | "action" | "effect">,
  day: string,
): FindingStage {
  if (closedOn !== null && closedOn <= day) return "closed";
  if (isSaid(effect)) return "shown";
  return isSaid(action) ? "agreed" : "open";
}
