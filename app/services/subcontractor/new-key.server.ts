import { tableOfList } from "../../../db/queries/facts.server";
import type { FactList, Subcontractor } from "../../domain/portfolio";
import { freeKey, slugOf } from "../../domain/slug";
import type { Change } from "../register/change-register.server";

/** Words a new key is made from: what the thing is called, else what it is. */
export function keyWords(list: FactList, fact: Record<string, unknown>): string {
  const words = {
    services: ["name", "kind"],
    locations: ["city", "country", "path"],
    agreements: ["kind", "signedOn"],
    evidence: ["kind", "issuedOn"],
    inspections: ["completedOn"],
    findings: ["title"],
    contacts: [],
    waivers: [],
  }[list];
  if (list === "agreements" || list === "evidence") {
    const year = String(fact.signedOn ?? fact.periodEnd ?? fact.issuedOn ?? fact.validFrom ?? "").slice(0, 4);
    return [fact.kind, year].filter(Boolean).join("-");
  }
  return String(
    words.map((word) => fact[word]).find((value) => typeof value === "string" && value.trim() !== "") ?? tableOfList[list],
  );
}

/** A key made from words that no thing of the list has or ever had. */
export async function newKey(change: Change, facts: Subcontractor, list: FactList, words: string): Promise<string> {
  const { id } = await change.trx.selectFrom("subcontractor").select("id").where("key", "=", facts.key).executeTakeFirstOrThrow();
  const removed = await change.trx
    .selectFrom("removedKey")
    .select("key")
    .where("noun", "=", tableOfList[list])
    .where("subcontractorId", "=", id)
    .execute();
  const taken = new Set([
    ...removed.map((row) => row.key),
    ...facts[list].flatMap((thing) => ("key" in thing ? [thing.key] : [])),
  ]);
  return freeKey(slugOf(words), (candidate) => taken.has(candidate));
}
