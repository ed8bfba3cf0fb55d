import type { MailPurpose } from "../../app/domain/mail";
import { newId } from "../new-id.server";
import type { Db, Schema, Trx } from "../schema";

/** Puts a mail in the queue, due at once. @param at instant of now @returns its id */
export async function queueMail(trx: Trx, purpose: MailPurpose, subjectId: string, at: string): Promise<string> {
  const id = newId();
  await trx
    .insertInto("outgoingMail")
    .values({ id, purpose, subjectId, state: "waiting", attempts: 0, nextAt: at, createdAt: at, sentAt: null, lastError: null })
    .execute();
  return id;
}

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
