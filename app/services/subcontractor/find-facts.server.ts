import { findStoredByKey } from "../../../db/queries/facts.server";
import type { FactList, Subcontractor } from "../../domain/portfolio";
import { type Context, scopeOf } from "../context";
import { type FactName, placeOf } from "./save-fact.server";

/** A subcontractor's facts, not judged; null where there is none of that key. */
export const findFacts = async (context: Context, key: string): Promise<Subcontractor | null> =>
  (await findStoredByKey(context.database.reader, scopeOf(context), key))?.facts ?? null;

/** One thing of a list, null where it is not there. */
export function findFact(facts: Subcontractor, list: FactList, name: FactName): Subcontractor[FactList][number] | null {
  const things: readonly Subcontractor[FactList][number][] = facts[list];
  return things[placeOf(facts, list, name)] ?? null;
}
