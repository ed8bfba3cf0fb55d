import type { Db, Schema, Trx } from "../schema";

export type ImportDraft = Schema["importDraft"];

export async function addImportDraft(trx: Trx, draft: ImportDraft): Promise<void> {
  await trx.insertInto("importDraft").values(draft).execute();
}

/** Of the account, newest first; at most a hundred. */
export async function listImportDrafts(db: Db, accountId: string): Promise<ImportDraft[]> {
  const drafts = db.selectFrom("importDraft").selectAll().where("accountId", "=", accountId);
  return drafts.orderBy("createdAt", "desc").orderBy("id", "desc").limit(100).execute();
}

/** Null where there is none, or where it is another account's. */
export async function findImportDraft(db: Db, id: string, accountId: string): Promise<ImportDraft | null> {
  const draft = db.selectFrom("importDraft").selectAll().where("id", "=", id).where("accountId", "=", accountId);
  return (await draft.executeTakeFirst()) ?? null;
}

export async function setImportMapping(trx: Trx, id: string, mapping: string): Promise<void> {
  await trx.updateTable("importDraft").set({ mapping }).where("id", "=", id).execute();
}

export async function dropImportDraft(trx: Trx, id: string, accountId: string): Promise<void> {
  await trx.deleteFrom("importDraft").where("id", "=", id).where("accountId", "=", accountId).execute();
}

/** Drops those made before an instant and gives their ids. */
export async function dropImportDraftsBefore(trx: Trx, instant: string): Promise<string[]> {
  const dropped = await trx.deleteFrom("importDraft").where("createdAt", "<", instant).returning("id").execute();
  return dropped.map(({ id }) => id);
}

/** The ids among these that a draft has. */
export async function heldImportDrafts(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const held = await db.selectFrom("importDraft").select("id").where("id", "in", ids).execute();
  return new Set(held.map(({ id }) => id));
}

export interface ImportedCounts {
  new: number;
  changed: number;
  organisation: boolean;
}

/** An import carries the id of its draft. */
const eventsOf = (db: Db, importId: string, accountId: string) =>
  db.selectFrom("event").where("importId", "=", importId).where("actorId", "=", accountId);

/** How many subcontractors an import of the account made and changed; null where it wrote nothing. */
export async function countImported(db: Db, importId: string, accountId: string): Promise<ImportedCounts | null> {
  const rows = await eventsOf(db, importId, accountId)
    .select(["subject", "action", (e) => e.fn.countAll().as("count")])
    .groupBy(["subject", "action"])
    .execute();
  if (rows.length === 0) return null;
  const count = (action: "created" | "changed") =>
    Number(rows.find((one) => one.subject === "subcontractor" && one.action === action)?.count ?? 0);
  return {
    new: count("created"),
    changed: count("changed"),
    organisation: rows.some(({ subject }) => subject === "organisation"),
  };
}

/** What an import of the account made and changed, as far as it is still there, by name; at most a thousand. */
export async function listImported(
  db: Db,
  importId: string,
  accountId: string,
): Promise<{ key: string; name: string; isNew: boolean }[]> {
  const rows = await eventsOf(db, importId, accountId)
    .innerJoin("subcontractor", "subcontractor.id", "event.subjectId")
    .select(["subcontractor.key", "subcontractor.name", "event.action"])
    .where("event.subject", "=", "subcontractor")
    .orderBy("subcontractor.nameSort")
    .orderBy("subcontractor.key")
    .limit(1000)
    .execute();
  return rows.map(({ key, name, action }) => ({ key, name, isNew: action === "created" }));
}
