import { insertMany } from "../dialect/bulk.server";
import type { Db, Schema, Trx } from "../schema";

type Invitation = Schema["portalInvitation"];

export const addInvitations = (trx: Trx, invitations: readonly Invitation[]): Promise<void> =>
  insertMany(trx, "portalInvitation", invitations);

export async function findInvitation(db: Db, id: string): Promise<Invitation | null> {
  return (await db.selectFrom("portalInvitation").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function findInvitationByToken(db: Db, tokenHash: string): Promise<Invitation | null> {
  return (await db.selectFrom("portalInvitation").selectAll().where("tokenHash", "=", tokenHash).executeTakeFirst()) ?? null;
}

/** Of one case, in the order in which they were sent. */
export async function listInvitations(db: Db, caseId: string): Promise<Invitation[]> {
  return db.selectFrom("portalInvitation").selectAll().where("caseId", "=", caseId).orderBy("id").execute();
}

/** The last one that an account sent: how it called itself then. */
export async function findLastAsker(db: Db, accountId: string): Promise<Pick<Invitation, "askedBy" | "askedPhone"> | null> {
  const query = db.selectFrom("portalInvitation").select(["askedBy", "askedPhone"]).where("invitedBy", "=", accountId);
  return (await query.orderBy("id", "desc").limit(1).executeTakeFirst()) ?? null;
}

export async function changeInvitation(trx: Trx, id: string, change: Partial<Omit<Invitation, "id">>): Promise<void> {
  await trx.updateTable("portalInvitation").set(change).where("id", "=", id).execute();
}

/** Makes the invitations of one case those of another. */
export async function moveInvitations(trx: Trx, from: string, to: string): Promise<void> {
  await trx.updateTable("portalInvitation").set({ caseId: to }).where("caseId", "=", from).execute();
}

/** Takes all that is open of a case back, and ends their sessions. @returns how many were open */
export async function revokeInvitations(trx: Trx, caseId: string, at: string): Promise<number> {
  const revoked = await trx
    .updateTable("portalInvitation")
    .set({ revokedAt: at })
    .where("caseId", "=", caseId)
    .where("revokedAt", "is", null)
    .returning("id")
    .execute();
  const ids = revoked.map(({ id }) => id);
  if (ids.length > 0) await trx.deleteFrom("portalSession").where("invitationId", "in", ids).execute();
  return ids.length;
}

export async function addPortalSession(trx: Trx, session: Schema["portalSession"]): Promise<void> {
  await trx.insertInto("portalSession").values(session).execute();
}

export async function findPortalSession(db: Db, tokenHash: string): Promise<Schema["portalSession"] | null> {
  return (await db.selectFrom("portalSession").selectAll().where("tokenHash", "=", tokenHash).executeTakeFirst()) ?? null;
}

export async function touchPortalSession(db: Db, tokenHash: string, at: string): Promise<void> {
  await db.updateTable("portalSession").set({ lastSeenAt: at }).where("tokenHash", "=", tokenHash).execute();
}

export async function endPortalSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom("portalSession").where("tokenHash", "=", tokenHash).execute();
}

/** Takes out sessions that ended before an instant. */
export async function dropEndedVisits(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom("portalSession").where("expiresAt", "<", before).execute();
}
