import { listStoredInKeyOrder, type StoredSubcontractor } from "../../../db/queries/facts.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import type { Database } from "../../../db/schema";
import { evaluate } from "../../domain/evaluate";
import { everything } from "../../domain/permissions/scope";
import type { Flag, Light } from "../../domain/flag";
import { lightOf } from "../../domain/light";

export interface FlagsOfDay {
  /** By subcontractor, rule, subject, null first. */
  flags: Flag[];
  /** By key, in the order of key. */
  lights: Map<string, Light>;
}

/**
 * Every flag and light of a day, judged from the facts and from nothing stored.
 * @param only key of one subcontractor, whose flags and light alone are wanted; null for all
 * @returns null where there is no such subcontractor
 */
export async function listFlagsOf(database: Database, on: string, only: string | null): Promise<FlagsOfDay | null> {
  return database.snapshot(async (db) => {
    const { promise } = await getOrganisation(db);
    const flags: Flag[] = [];
    const own = new Map<string, Light>();
    const engagedBy = new Map<string, string | null>();
    let after = "";
    while (true) {
      const stored: StoredSubcontractor[] = await listStoredInKeyOrder(db, everything, after, 500);
      const last = stored.at(-1);
      if (last === undefined) break;
      for (const { facts } of stored) {
        const judged = evaluate(facts, on, promise);
        own.set(facts.key, judged.ownLight);
        engagedBy.set(facts.key, facts.engagedBy);
        if (only === null || facts.key === only) flags.push(...judged.flags);
      }
      after = last.facts.key;
    }
    const redBelow = new Set<string>();
    for (const [key, light] of own) {
      if (light !== "red") continue;
      for (let next = engagedBy.get(key) ?? null; next !== null; next = engagedBy.get(next) ?? null) redBelow.add(next);
    }
    const lights = new Map<string, Light>();
    for (const [key, light] of own) {
      const direct = engagedBy.get(key) === null;
      if (only === null || key === only) lights.set(key, lightOf(light, direct && redBelow.has(key)));
    }
    return only !== null && lights.size === 0 ? null : { flags, lights };
  });
}
