import { timingSafeEqual } from "node:crypto";
import { isReminderKind, type ReminderKind } from "../domain/reminder/wanted";
import { paths } from "../paths";
import type { Secrets } from "./secrets.server";
import { hashOfToken } from "./token.server";

interface Place {
  secrets: Secrets;
  publicUrl: string;
}

/** The token of a calendar feed: made from its id whenever it is shown, so that the database does not hold it. */
const feedTokenOf = (secrets: Secrets, id: string) => secrets.sign("calendar feed", id);

/** What the database knows the feed's token by. */
export const feedHashOf = (secrets: Secrets, id: string) => hashOfToken(feedTokenOf(secrets, id));

/** The address that a calendar subscribes to. */
export const feedUrlOf = ({ secrets, publicUrl }: Place, id: string) =>
  `${publicUrl}${paths.calendarFeed({ token: feedTokenOf(secrets, id) })}`;

const stopTokenOf = (secrets: Secrets, account: string, kind: ReminderKind) => secrets.sign("unsubscribe", `${account}/${kind}`);

/** Where an account says that it wants no more mails of a kind, without signing in. */
export const unsubscribeUrlOf = ({ secrets, publicUrl }: Place, account: string, kind: ReminderKind) =>
  `${publicUrl}${paths.unsubscribe({ account, kind, token: stopTokenOf(secrets, account, kind) })}`;

/** The page with what is due, for whoever has an account. */
export const daysAheadUrlOf = ({ publicUrl }: Pick<Place, "publicUrl">) => `${publicUrl}${paths.daysAhead()}`;

/** Whose mails of which kind a link is about; null where it is no link of ours. */
export function readUnsubscribe(secrets: Secrets, query: URLSearchParams): { account: string; kind: ReminderKind } | null {
  const account = query.get("account") ?? "";
  const kind = query.get("kind") ?? "";
  if (!isReminderKind(kind)) return null;
  const given = Buffer.from(query.get("token") ?? "");
  const made = Buffer.from(stopTokenOf(secrets, account, kind));
  return given.length === made.length && timingSafeEqual(given, made) ? { account, kind } : null;
}
