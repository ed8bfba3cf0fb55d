import { isNeeded } from "./agreement";
import type { Day } from "./day";
import type { Flag, Rule } from "./flag";
import { needsPlan } from "./inspection/due";
import type { Subcontractor } from "./portfolio";
import { isRequired, requirements } from "./requirement";
import { liveLocations, scopeOf } from "./scope";

/** What customers are told, one line each: the instruments named in a host's measures document, and where data lies. */
export const promiseIds = ["contracts", "dpas", "ndas", "residency", "inspections", "evidence"] as const;
export type PromiseId = (typeof promiseIds)[number];

/** `excepted`: not kept, and every flag that says so is waived; an accepted exception never counts as kept. */
export interface PromiseCount {
  needed: number;
  kept: number;
  excepted: number;
}
export type PromiseCounts = Record<PromiseId, PromiseCount>;

/** The rules whose flags say that a promise is not kept. */
export const rulesBreaking: Record<PromiseId, ReadonlySet<Rule>> = {
  contracts: new Set<Rule>(["contract-missing", "contract-ended"]),
  dpas: new Set<Rule>(["dpa-missing", "dpa-unsigned", "dpa-ended"]),
  ndas: new Set<Rule>(["nda-missing", "nda-unsigned", "nda-ended"]),
  residency: new Set<Rule>(["residency-broken", "location-unknown", "location-imprecise", "location-none"]),
  inspections: new Set<Rule>(["inspection-unplanned", "inspection-overdue"]),
  evidence: new Set<Rule>(["evidence-gap", "evidence-expired", "evidence-missing"]),
};

/** What must be there for one subcontractor on a day and what of it is, told from its flags of that day. */
export function promisesOf(subcontractor: Subcontractor, flags: readonly Flag[], day: Day): PromiseCounts {
  const scope = scopeOf(subcontractor, day);
  const broken = (id: PromiseId) => flags.filter((flag) => rulesBreaking[id].has(flag.rule));
  /** Needed things of which each broken one has a subject of its own. */
  const count = (id: PromiseId, needed: number): PromiseCount => {
    if (needed === 0) return { needed: 0, kept: 0, excepted: 0 };
    const against = broken(id);
    const subjects = new Set(against.map((flag) => flag.subject));
    const standing = new Set(against.filter((flag) => !flag.waived).map((flag) => flag.subject));
    return { needed, kept: needed - subjects.size, excepted: subjects.size - standing.size };
  };
  const locations = scope.handlesData ? liveLocations(subcontractor, day).length : 0;
  return {
    contracts: count("contracts", isNeeded("contract", subcontractor, scope) ? 1 : 0),
    dpas: count("dpas", isNeeded("dpa", subcontractor, scope) ? 1 : 0),
    ndas: count("ndas", isNeeded("nda", subcontractor, scope) ? 1 : 0),
    residency: count("residency", scope.handlesData ? Math.max(1, locations) : 0),
    inspections: count("inspections", needsPlan(subcontractor, scope) ? 1 : 0),
    evidence: count("evidence", requirements.filter((item) => isRequired(item, scope)).length),
  };
}
