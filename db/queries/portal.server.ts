import type { Db, Schema, Trx } from "../schema";

type Invitation = Schema["portalInvitation"];

export async function addInvitation(trx: Trx, invitation: Invitation): Promise<void> {
  await trx.insertInto("portalInvitation").values(invitation).execute();
}

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

export async function addPortalCode(trx: Trx, code: Schema["portalCode"]): Promise<void> {
  await trx.insertInto("portalCode").values(code).execute();
}

export async function findPortalCode(db: Db, id: string): Promise<Schema["portalCode"] | null> {
  return (await db.selectFrom("portalCode").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** The newest code that is still good for something in this browser; null where there is none. */
export async function findOpenPortalCode(db: Db, invitationId: string, browserHash: string, at: string) {
  const query = db
    .selectFrom("portalCode")
    .selectAll()
    .where("invitationId", "=", invitationId)
    .where("browserHash", "=", browserHash)
    .where("usedAt", "is", null)
    .where("triesLeft", ">", 0)
    .where("expiresAt", ">", at);
  return (await query.orderBy("id", "desc").limit(1).executeTakeFirst()) ?? null;
}

export async function countPortalCodesSince(db: Db, invitationId: string, since: string): Promise<number> {
  const { count } = await db
    .selectFrom("portalCode")
    .select((of) => of.fn.countAll<number | string>().as("count"))
    .where("invitationId", "=", invitationId)
    .where("createdAt", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Uses up one try. @returns false where none is left or the code was used */
export async function takePortalTry(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .updateTable("portalCode")
    .set((of) => ({ triesLeft: of("triesLeft", "-", 1) }))
    .where("id", "=", id)
    .where("triesLeft", ">", 0)
    .where("usedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Of many at once exactly one is told true. */
export async function spendPortalCode(trx: Trx, id: string, at: string): Promise<boolean> {
  const row = await trx
    .updateTable("portalCode")
    .set({ usedAt: at })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
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

/** Takes out sessions and codes that ended before an instant. */
export async function dropEndedPortal(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom("portalSession").where("expiresAt", "<", before).execute();
  await trx.deleteFrom("portalCode").where("expiresAt", "<", before).execute();
}
