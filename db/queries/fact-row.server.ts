import type { Db } from "../schema";

/** Row and key of a location of a subcontractor; null where it has none of that key. */
export async function findFactRow(
  db: Db,
  table: "location",
  subcontractorId: string,
  key: string,
): Promise<{ id: string; key: string } | null> {
  const query = db.selectFrom(table).select(["id", "key"]).where("subcontractorId", "=", subcontractorId).where("key", "=", key);
  return (await query.executeTakeFirst()) ?? null;
}
