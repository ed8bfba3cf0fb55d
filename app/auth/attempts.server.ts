import { createHash } from "node:crypto";
import {
  countSignInAttempt,
  dropOldSignInAttempts,
  dropSignInAttempt,
  hasSignInAttempt,
  putSignInAttempt,
} from "#db/queries/sign-in-attempt.server";
import type { Database } from "#db/schema";
import type { AttemptStep } from "~/domain/account";
import { networkOf } from "./network";

const windowMs = 15 * 60_000;
const familiarMs = 30 * 24 * 60 * 60_000;
/** Of codes, so many are 30 of a million guessed in a quarter of an hour, for three are good at a time. */
export const perAccountMax = 10;
/** Mails that somebody can have sent to an address. */
const resetsMax = 3;
export const perAddressMax = 50;

export interface Attempt {
  email: string;
  address: string;
  /** Each is counted by itself: who knows the password must not win codes with it. */
  step: AttemptStep;
}

/** The account is counted by the e-mail given, whether or not it exists, and as a hash: people type passwords there, too. */
function subjectsOf({ email, address, step }: Attempt) {
  const who = `${createHash("sha256").update(email).digest("hex")}${step === "password" ? "" : ` ${step}`}`;
  const network = networkOf(address);
  return {
    account: `account ${who}`,
    address: `address ${network}`,
    familiar: `familiar ${who} ${network}`,
    own: `own ${who} ${network}`,
  };
}

/**
 * Counts an attempt before the password is looked at, so that many at once are counted, too. An address from which the
 * account was signed in to in the last 30 days has a count of its own: whoever guesses from elsewhere cannot keep the
 * owner out.
 * @returns null, or in how many minutes to try again
 */
export async function reserveAttempt(database: Database, attempt: Attempt, now: Date): Promise<number | null> {
  const at = now.toISOString();
  const until = new Date(now.getTime() + windowMs).toISOString();
  const subjects = subjectsOf(attempt);
  return database.writer.transaction().execute(async (trx) => {
    await dropOldSignInAttempts(trx, at);
    const account = (await hasSignInAttempt(trx, subjects.familiar, at)) ? subjects.own : subjects.account;
    for (const [subject, max] of [
      [account, attempt.step === "reset" ? resetsMax : perAccountMax],
      [subjects.address, perAddressMax],
    ] as const) {
      const counted = await countSignInAttempt(trx, subject, 1, until);
      if (counted.count > max) return Math.max(1, Math.ceil((Date.parse(counted.until) - now.getTime()) / 60_000));
    }
    return null;
  });
}

/** A right password takes the attempt back and makes the address a familiar one of the account. */
export async function forgiveAttempt(database: Database, attempt: Attempt, now: Date): Promise<void> {
  const subjects = subjectsOf(attempt);
  await database.writer.transaction().execute(async (trx) => {
    const familiar = await hasSignInAttempt(trx, subjects.familiar, now.toISOString());
    await dropSignInAttempt(trx, familiar ? subjects.own : subjects.account);
    await countSignInAttempt(trx, subjects.address, -1, new Date(now.getTime() + windowMs).toISOString());
    await putSignInAttempt(trx, {
      subject: subjects.familiar,
      count: 0,
      until: new Date(now.getTime() + familiarMs).toISOString(),
    });
  });
}
