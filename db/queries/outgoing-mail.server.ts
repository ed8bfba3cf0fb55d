import { insertMany } from "../dialect/bulk.server";
import type { MailPurpose } from "../../app/domain/mail";
import { newId } from "../new-id.server";
import type { Db, Schema, Trx } from "../schema";

/** Puts a mail of each subject in the queue, due at once. @param at instant of now @returns their ids, in the same order */
export async function queueMails(trx: Trx, purpose: MailPurpose, subjectIds: readonly string[], at: string): Promise<string[]> {
  const mails = subjectIds.map((subjectId) => ({
    id: newId(),
    purpose,
    subjectId,
    state: "waiting" as const,
    attempts: 0,
    nextAt: at,
    createdAt: at,
    sentAt: null,
    lastError: null,
  }));
  await insertMany(trx, "outgoingMail", mails);
  return mails.map(({ id }) => id);
}

/** Puts a mail in the queue, due at once. @param at instant of now @returns its id */
export const queueMail = async (trx: Trx, purpose: MailPurpose, subjectId: string, at: string): Promise<string> =>
  (await queueMails(trx, purpose, [subjectId], at))[0] ?? "";

/** What is due, longest due first. */
export async function listDueMail(db: Db, at: string, limit: number): Promise<Schema["outgoingMail"][]> {
  const query = db.selectFrom("outgoingMail").selectAll().where("state", "=", "waiting").where("nextAt", "<=", at);
  return query.orderBy("nextAt").orderBy("id").limit(limit).execute();
}

/** Takes a mail in hand until an instant, from which on it is due again. Of many at once exactly one is told true. */
export async function claimMail(db: Db, { id, nextAt, attempts }: Schema["outgoingMail"], until: string): Promise<boolean> {
  const row = await db
    .updateTable("outgoingMail")
    .set({ nextAt: until, attempts: attempts + 1 })
    .where("id", "=", id)
    .where("nextAt", "=", nextAt)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function dropMail(db: Db, id: string): Promise<void> {
  await db.deleteFrom("outgoingMail").where("id", "=", id).execute();
}

/** It was taken by the mail server. */
export async function noteSent(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("outgoingMail").set({ state: "sent", sentAt: at, lastError: null }).where("id", "=", id).execute();
}

/** It was not taken. @param isFinal whether it is not to be tried again */
export async function noteRefused(db: Db, id: string, answer: string, isFinal: boolean): Promise<void> {
  const values = { lastError: answer, ...(isFinal ? { state: "refused" as const } : {}) };
  await db.updateTable("outgoingMail").set(values).where("id", "=", id).execute();
}

/** Of a state, newest first. */
export async function listMails(
  db: Db,
  state: Schema["outgoingMail"]["state"],
  limit: number,
): Promise<Schema["outgoingMail"][]> {
  const query = db.selectFrom("outgoingMail").selectAll().where("state", "=", state);
  return query.orderBy("createdAt", "desc").orderBy("id", "desc").limit(limit).execute();
}

/** Puts a mail that was refused in the queue again. @returns false where there is no such one */
export async function retryMail(db: Db, id: string, at: string): Promise<boolean> {
  const row = await db
    .updateTable("outgoingMail")
    .set({ state: "waiting", attempts: 0, nextAt: at })
    .where("id", "=", id)
    .where("state", "=", "refused")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets what was sent, or refused for good, before an instant. */
export async function dropOldMails(db: Db, before: string): Promise<void> {
  await db.deleteFrom("outgoingMail").where("state", "in", ["sent", "refused"]).where("createdAt", "<", before).execute();
}
