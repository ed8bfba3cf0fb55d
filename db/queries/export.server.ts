import type { Db } from "../schema";

/** When something last left the register in this form, as an instant; null where it never did. */
export async function findLastExport(db: Db, exportedAs: string): Promise<string | null> {
  const last = await db
    .selectFrom("event")
    .select("at")
    .where("subject", "=", "export")
    .where("subjectId", "=", exportedAs)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.at ?? null;
}
