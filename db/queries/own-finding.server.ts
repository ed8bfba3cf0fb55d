import type { Db, Schema, Trx } from "../schema";

export type OwnFinding = Schema["ownFinding"];

export async function findOwnFinding(db: Db, id: string): Promise<OwnFinding | null> {
  return (await db.selectFrom("ownFinding").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function addOwnFinding(trx: Trx, finding: OwnFinding): Promise<void> {
  await trx.insertInto("ownFinding").values(finding).execute();
}

export async function changeOwnFinding(trx: Trx, id: string, change: Partial<Omit<OwnFinding, "id" | "caseId">>): Promise<void> {
  await trx.updateTable("ownFinding").set(change).where("id", "=", id).execute();
}
