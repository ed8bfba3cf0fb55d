import { listOfKeys } from "../../../db/queries/scope.server";
import type { Db } from "../../../db/schema";
import type { Scope } from "../../domain/permissions/scope";
import type { Refusal } from "../../domain/refusal";

/** The subcontractors that some keys mean, by name; refused where one of the keys is not within the scope. */
export async function findByKeys(
  db: Db,
  scope: Scope,
  keys: readonly string[],
): Promise<{ found: { id: string; key: string; name: string }[]; refusal: Refusal | null }> {
  const found = await listOfKeys(db, scope, keys);
  const missing = keys.find((key) => !found.some((one) => one.key === key));
  return { found, refusal: missing === undefined ? null : { code: "unknown-key", params: { key: missing } } };
}
