import type { Flag, Light } from "./flag";

/**
 * The light of one subcontractor by its own flags: red with any critical or three or more high, amber with any high or
 * medium, grey when not in scope, else green. Flags that are waived, and `waiver-expired`, do not count.
 */
export function ownLightOf(flags: readonly Flag[], inScope: boolean): Light {
  let high = 0;
  let medium = false;
  for (const flag of flags) {
    if (flag.waived || flag.rule === "waiver-expired") continue;
    if (flag.severity === "critical") return "red";
    if (flag.severity === "high") high += 1;
    if (flag.severity === "medium") medium = true;
  }
  if (high >= 3) return "red";
  if (high > 0 || medium) return "amber";
  return inScope ? "green" : "grey";
}

/** The light of a directly engaged subcontractor also says that a chain node below it, at any depth, is red. */
export const lightOf = (own: Light, redBelow: boolean): Light => (redBelow && own !== "red" ? "amber" : own);
