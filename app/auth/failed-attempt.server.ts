import { uuidv7 } from "uuidv7";
import { addFailedAttempt } from "#db/queries/failed-attempt.server";
import type { Database } from "#db/schema";
import type { Attempt } from "./attempts.server";
import { coarseNetworkOf } from "./client";
import type { Secrets } from "./secrets.server";

export const keptDays = 90;
const rowsMax = 10_000;

export const keptSince = (now: Date) => new Date(now.getTime() - keptDays * 24 * 60 * 60_000).toISOString();

/** What the list knows an e-mail by: a hash that nobody can make without the installation's key. */
export const accountHashOf = (secrets: Secrets, email: string) => secrets.sign("failed attempt", email);

/** Notes that an attempt failed, or was refused unseen because there were too many. */
export async function noteFailedAttempt(
  { writer }: Database,
  secrets: Secrets,
  { email, address, step }: Attempt,
  now: Date,
): Promise<void> {
  const attempt = {
    id: uuidv7(),
    at: now.toISOString(),
    step,
    accountHash: accountHashOf(secrets, email),
    network: coarseNetworkOf(address),
  };
  await writer.transaction().execute((trx) => addFailedAttempt(trx, attempt, { since: keptSince(now), rowsMax }));
}
