import { type Expression, type SqlBool, sql } from "kysely";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Db } from "../schema";

/** Whether the column holds the id of a subcontractor of the scope: one that it names, or one below it in the chain. */
export function isWithin(scope: Scope, column: string): Expression<SqlBool> {
  if (scope.kind === "all") return sql<SqlBool>`1 = 1`;
  if (scope.ids.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (
    with recursive within(id) as (
      select id from subcontractor where id in (${sql.join(scope.ids)})
      union
      select below.id from subcontractor as below inner join within on below."engagedById" = within.id
    )
    select id from within)`;
}

/** Whether a key may be looked for: all of them may, or those that the register holds within the scope. */
export async function isKeyWithin(db: Db, scope: Scope, key: string): Promise<boolean> {
  if (scope.kind === "all") return true;
  const found = db.selectFrom("subcontractor").select("id").where("key", "=", key).where(isWithin(scope, "subcontractor.id"));
  return (await found.executeTakeFirst()) !== undefined;
}

/** Those of some keys, as far as the scope goes, by name. */
export async function listOfKeys(
  db: Db,
  scope: Scope,
  keys: readonly string[],
): Promise<{ id: string; key: string; name: string }[]> {
  if (keys.length === 0) return [];
  return db
    .selectFrom("subcontractor")
    .select(["id", "key", "name"])
    .where("key", "in", keys)
    .where(isWithin(scope, "subcontractor.id"))
    .orderBy("nameSort")
    .orderBy("key")
    .execute();
}

/** Name and key of some subcontractors, by name; one that is gone is left out. */
export async function listNamed(db: Db, ids: readonly string[]): Promise<{ id: string; key: string; name: string }[]> {
  if (ids.length === 0) return [];
  const named = db.selectFrom("subcontractor").select(["id", "key", "name"]).where("id", "in", ids);
  return named.orderBy("nameSort").orderBy("id").execute();
}

export async function findIdOfKey(db: Db, key: string): Promise<string | null> {
  return (await db.selectFrom("subcontractor").select("id").where("key", "=", key).executeTakeFirst())?.id ?? null;
}
