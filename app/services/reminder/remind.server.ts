import { listAccounts } from "../../../db/queries/account.server";
import { keepTurn, type Lease, lastDoneSlot } from "../../../db/queries/job.server";
import { dropMail, queueMail } from "../../../db/queries/outgoing-mail.server";
import { addReminders, dropReminders, isRemindedOn, listReminded, listSwitchedOff } from "../../../db/queries/reminder.server";
import type { Schema, Trx } from "../../../db/schema";
import { isOpen } from "../../domain/account";
import { plusDays } from "../../domain/calendar";
import type { OwnedDated } from "../../domain/reminder/dated";
import { leadDue } from "../../domain/reminder/lead";
import { missedDaysMax } from "../../domain/reminder/missed";
import { recipientsOf } from "../../domain/reminder/recipient";
import type { ReminderKind } from "../../domain/reminder/wanted";
import type { Context } from "../context";
import { gatherDated, nameOf } from "./gather-dated.server";
import { listMissingAnswers } from "./missing-answers.server";

type Reminder = Schema["reminder"];

/** What is written of what was due so long ago is forgotten. */
const keptDays = 400;

/**
 * What is to be said to each, by account. Whoever has switched the kind off is told nothing, and nobody else in their place.
 */
export async function byRecipient(
  { database, now }: Context,
  kind: ReminderKind,
  dated: readonly OwnedDated[],
): Promise<Map<string, OwnedDated[]>> {
  const at = now().toISOString();
  const off = await listSwitchedOff(database.reader);
  const accounts = (await listAccounts(database.reader)).filter((account) => isOpen(account, at));
  const found = new Map<string, OwnedDated[]>();
  for (const one of dated)
    for (const id of recipientsOf(one, accounts)) {
      if (off.has(`${id}/${kind}`)) continue;
      const theirs = found.get(id);
      if (theirs === undefined) found.set(id, [one]);
      else theirs.push(one);
    }
  return found;
}

/** A transaction of whoever has the turn: what another process has taken over is left to it. */
export const withTurn = <T>({ database }: Context, lease: Lease, work: (trx: Trx) => Promise<T>): Promise<T> =>
  database.writer.transaction().execute(async (trx) => {
    if (!(await keepTurn(trx, lease, null))) throw new Error("Another process has taken over the turn.");
    return work(trx);
  });

/** Notes what is said to somebody today and puts the mail that says it in the queue: both or neither. */
async function say(context: Context, lease: Lease, accountId: string, reminders: readonly Reminder[]): Promise<boolean> {
  const { today } = context;
  return withTurn(context, lease, async (trx) => {
    if (await isRemindedOn(trx, accountId, today, "digest")) return false;
    const mailId = await queueMail(trx, "reminders", `${accountId}/${today}`, context.now().toISOString());
    if (
      (await addReminders(
        trx,
        reminders.map((one) => ({ ...one, mailId })),
      )) > 0
    )
      return true;
    await dropMail(trx, mailId);
    return false;
  });
}

/** First day since the last turn that was done; today where none was missed. */
export async function missedSince({ database, today }: Context, { name }: Lease): Promise<string> {
  const last = await lastDoneSlot(database.reader, name);
  const earliest = plusDays(today, -missedDaysMax);
  const next = last === null ? today : plusDays(last, 1);
  return next > today ? today : next < earliest ? earliest : next;
}

/**
 * Reminds everybody of what is due at one of its leads, all of a day in one mail. Each is said once, however often and in however
 * many processes this runs, and also when it did not run for days.
 * @returns how many mails are to be sent
 */
export async function remind(context: Context, lease: Lease): Promise<number> {
  if (context.installation.mail === null) return 0;
  const { today } = context;
  const { reader, writer } = context.database;
  const since = await missedSince(context, lease);
  const dated = [...(await gatherDated(reader, since, today)), ...(await listMissingAnswers(reader, since, today))];
  let mails = 0;
  for (const [accountId, theirs] of await byRecipient(context, "reminders", dated)) {
    const said = new Map<string, number[]>();
    for (const { subject, subjectId, dueOn, lead } of await listReminded(reader, accountId, since)) {
      const name = nameOf({ kind: subject, id: subjectId, on: dueOn });
      said.set(name, [...(said.get(name) ?? []), Number(lead)]);
    }
    const reminders = theirs.flatMap((one): Reminder[] => {
      const lead = leadDue(one, said.get(nameOf(one)) ?? [], today);
      if (lead === null) return [];
      const { kind: subject, id: subjectId, on: dueOn } = one;
      return [{ recipient: accountId, subject, subjectId, dueOn, lead, remindedOn: today, mailId: null }];
    });
    if (reminders.length > 0 && (await say(context, lease, accountId, reminders))) mails += 1;
  }
  await dropReminders(writer, plusDays(today, -keptDays));
  return mails;
}
