import type { Db, Schema, Trx } from "../schema";

type Reminder = Schema["reminder"];

/** What somebody was reminded of that is due on a day or later. */
export async function listReminded(db: Db, recipient: string, dueFrom: string): Promise<Reminder[]> {
  return db.selectFrom("reminder").selectAll().where("recipient", "=", recipient).where("dueOn", ">=", dueFrom).execute();
}

/** What somebody was reminded of on a day: it is all in one mail. */
export async function listRemindedOn(db: Db, recipient: string, day: string): Promise<Reminder[]> {
  const query = db.selectFrom("reminder").selectAll().where("recipient", "=", recipient).where("remindedOn", "=", day);
  return query.orderBy("dueOn").orderBy("subject").orderBy("subjectId").execute();
}

/** Whether somebody had their mail of the day, which holds all that there is. @param apartFrom what has a mail of its own */
export async function isRemindedOn(db: Db, recipient: string, day: string, apartFrom: string): Promise<boolean> {
  return (await listRemindedOn(db, recipient, day)).some(({ subject }) => subject !== apartFrom);
}

const chunk = 100;

/** Notes what is being said. What was said before stays as it was noted. @returns how many are new */
export async function addReminders(trx: Trx, reminders: readonly Reminder[]): Promise<number> {
  let added = 0;
  for (let at = 0; at < reminders.length; at += chunk) {
    const query = trx.insertInto("reminder").values(reminders.slice(at, at + chunk));
    const rows = await query
      .onConflict((conflict) => conflict.columns(["recipient", "subject", "subjectId", "dueOn", "lead"]).doNothing())
      .returning("lead")
      .execute();
    added += rows.length;
  }
  return added;
}

/** Forgets reminders of what was due before a day. */
export async function dropReminders(db: Db, dueBefore: string): Promise<void> {
  await db.deleteFrom("reminder").where("dueOn", "<", dueBefore).execute();
}

/** Kinds of mail that accounts do not want, as `ACCOUNT/KIND`. */
export async function listSwitchedOff(db: Db, accountId: string | null = null): Promise<Set<string>> {
  let query = db.selectFrom("reminderSwitch").selectAll();
  if (accountId !== null) query = query.where("accountId", "=", accountId);
  return new Set((await query.execute()).map((row) => `${row.accountId}/${row.kind}`));
}

export async function switchOff(db: Db, accountId: string, kind: string): Promise<void> {
  await db
    .insertInto("reminderSwitch")
    .values({ accountId, kind })
    .onConflict((conflict) => conflict.columns(["accountId", "kind"]).doNothing())
    .execute();
}

export async function switchOn(db: Db, accountId: string, kind: string): Promise<void> {
  await db.deleteFrom("reminderSwitch").where("accountId", "=", accountId).where("kind", "=", kind).execute();
}
