import type { Db, Schema, Trx } from "../schema";

export type WaiverProposal = Schema["waiverProposal"];

export async function addProposal(trx: Trx, proposal: WaiverProposal): Promise<void> {
  await trx.insertInto("waiverProposal").values(proposal).execute();
}

/** Null where the subcontractor has no proposal of that id that is still open. */
export async function findOpenProposal(db: Db, subcontractorId: string, id: string): Promise<WaiverProposal | null> {
  const open = db.selectFrom("waiverProposal").selectAll().where("id", "=", id).where("state", "=", "open");
  return (await open.where("subcontractorId", "=", subcontractorId).executeTakeFirst()) ?? null;
}

/** Open ones and approved ones of a subcontractor, oldest first; at most five hundred. */
export async function listProposals(db: Db, subcontractorId: string): Promise<WaiverProposal[]> {
  const query = db.selectFrom("waiverProposal").selectAll().where("subcontractorId", "=", subcontractorId);
  return query.where("state", "in", ["open", "approved"]).orderBy("proposedAt").orderBy("id").limit(500).execute();
}

/** Of many who decide at once exactly one is told true. */
export async function decideProposal(
  trx: Trx,
  id: string,
  decision: Pick<WaiverProposal, "state" | "decidedBy" | "decidedAt" | "decisionReason">,
): Promise<boolean> {
  const row = await trx
    .updateTable("waiverProposal")
    .set(decision)
    .where("id", "=", id)
    .where("state", "=", "open")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Row id of the waiver at a place of the list; null where none stands there. */
export async function findWaiverId(db: Db, subcontractorId: string, position: number): Promise<string | null> {
  const row = db
    .selectFrom("waiver")
    .select("id")
    .where("subcontractorId", "=", subcontractorId)
    .where("position", "=", position);
  return (await row.executeTakeFirst())?.id ?? null;
}

/** Where in the list a waiver stands; null where it is gone. */
export async function findWaiverPlace(db: Db, subcontractorId: string, id: string): Promise<number | null> {
  const row = db.selectFrom("waiver").select("position").where("subcontractorId", "=", subcontractorId).where("id", "=", id);
  return (await row.executeTakeFirst())?.position ?? null;
}
