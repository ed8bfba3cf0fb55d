import { findAccount } from "../../../db/queries/account.server";
import { findFeedByToken, findFeedOf, replaceFeed, revokeFeeds } from "../../../db/queries/calendar-feed.server";
import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { listSwitchedOff, switchOff, switchOn } from "../../../db/queries/reminder.server";
import { newId } from "../../../db/new-id.server";
import { daysAheadUrlOf, feedHashOf, feedUrlOf, readUnsubscribe } from "../../auth/reminder-token.server";
import { hashOfToken } from "../../auth/token.server";
import { isOpen } from "../../domain/account";
import { plusDays } from "../../domain/calendar";
import { type ReminderKind, reminderKinds } from "../../domain/reminder/wanted";
import { languageAmong } from "../../i18n/language";
import { accountEvent, changeAccounts } from "../account/change-accounts.server";
import { asSystem, type Context } from "../context";
import { feedText } from "./feed-text.server";
import { listDated } from "./list-dated.server";
import type { OwnReminders } from "./shown-dated";

const feedDays = 365;
const feedMax = 2_000;

/** What is kept for an account about being reminded; an auditor has it kept for them as well. */
export async function showOwnReminders(context: Context, accountId: string): Promise<OwnReminders> {
  const { reader } = context.database;
  const off = await listSwitchedOff(reader, accountId);
  const feed = await findFeedOf(reader, accountId);
  return {
    wanted: { reminders: !off.has(`${accountId}/reminders`), digest: !off.has(`${accountId}/digest`) },
    feedUrl: feed === null ? null : feedUrlOf(context.installation, feed.id),
    feedSince: feed?.createdAt ?? null,
    timeZone: (await getOrganisation(reader)).timeZone,
    canSend: context.installation.mail !== null,
  };
}

/** Which kinds of mail an account wants; the others it gets no more. */
export async function chooseReminders(context: Context, accountId: string, wanted: readonly string[]): Promise<void> {
  const { writer } = asSystem(context).database;
  await writer.transaction().execute(async (trx) => {
    for (const kind of reminderKinds) await (wanted.includes(kind) ? switchOn : switchOff)(trx, accountId, kind);
  });
}

/** What a link in a mail says is not wanted any more; null where it is no link of ours, or of nobody's any longer. */
export async function showUnsubscribe(
  context: Context,
  query: URLSearchParams,
): Promise<{ kind: ReminderKind; done: boolean; organisation: string } | null> {
  const { reader } = context.database;
  const read = readUnsubscribe(context.installation.secrets, query);
  if (read === null || (await findAccount(reader, read.account)) === null) return null;
  const off = await listSwitchedOff(reader, read.account);
  return { kind: read.kind, done: off.has(`${read.account}/${read.kind}`), organisation: (await getOrganisation(reader)).name };
}

/** Does what such a link says. @returns false where it is none */
export async function unsubscribe(context: Context, query: URLSearchParams): Promise<boolean> {
  const read = readUnsubscribe(context.installation.secrets, query);
  if (read === null || (await findAccount(context.database.reader, read.account)) === null) return false;
  await switchOff(asSystem(context).database.writer, read.account, read.kind);
  return true;
}

/** Who reads what is due without signing in is known by the history: when an address was made, and when it was ended. */
const feedEvent = (action: "created" | "removed", accountId: string) => ({
  ...accountEvent(action, accountId),
  subject: "calendarFeed" as const,
});

/** Makes an account a calendar feed; the address of one that it had before leads nowhere from then on. */
export async function makeFeed(context: Context, accountId: string): Promise<void> {
  const id = newId();
  const tokenHash = feedHashOf(context.installation.secrets, id);
  const createdAt = context.now().toISOString();
  await changeAccounts(context, async (trx, append) => {
    await replaceFeed(trx, { id, accountId, tokenHash, createdAt, revokedAt: null });
    await append(feedEvent("created", accountId));
  });
}

/** Ends the feed that an account has; where it has none, nothing is written. */
export async function endFeed(context: Context, accountId: string): Promise<void> {
  await changeAccounts(context, async (trx, append) => {
    if (await revokeFeeds(trx, accountId, context.now().toISOString())) await append(feedEvent("removed", accountId));
  });
}

/** The feed of whoever the token was made for, of what they may know of now; null where it is none, or theirs no longer. */
export async function readFeed(context: Context, token: string): Promise<string | null> {
  const { reader } = context.database;
  const at = context.now();
  const feed = token === "" ? null : await findFeedByToken(reader, hashOfToken(token));
  const account = feed === null ? null : await findAccount(reader, feed.accountId);
  if (account === null || !isOpen(account, at.toISOString())) return null;
  const language = languageAmong(account.language, (await getRegister(reader)).language);
  const dated = await listDated(reader, account.scope, context.today, plusDays(context.today, feedDays), feedMax);
  return feedText(dated, { language, link: daysAheadUrlOf(context.installation), at });
}
