import { createHash, randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { findSecondFactor, takeRecoveryCode, takeStep } from "#db/queries/second-factor.server";
import type { Trx } from "#db/schema";
import type { Secrets } from "./secrets.server";

export const recoveryCodeCount = 10;
/** Without letters and digits that look alike: 24 of these 31 are 118 bits, so that a plain hash keeps them. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const secretBytes = 20;
const stepSeconds = 30;
const purpose = "second-factor";
const setUpMs = 60 * 60_000;

const totpOf = (base32: string, email = "") =>
  new TOTP({ issuer: "Tilsyn", label: email, secret: Secret.fromBase32(base32), digits: 6, period: stepSeconds });

/** The step whose code it is: this one, the one before or the one after; null where it is none of theirs. */
export function stepOf(base32: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(base32).validate({ token: code, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / stepSeconds) + delta;
}

/** What somebody types: spaces between the groups are theirs. */
const typed = (code: string) => code.replace(/[\s-]/g, "").toLowerCase();

const hashOfRecoveryCode = (accountId: string, code: string) =>
  createHash("sha256")
    .update(`${accountId} ${typed(code)}`)
    .digest("hex");

/** Ten one-time codes, to be shown once. Of each the database keeps a hash. */
export function newRecoveryCodes(accountId: string): { codes: string[]; hashes: string[] } {
  const group = () => Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join("");
  const codes = Array.from({ length: recoveryCodeCount }, () => Array.from({ length: 4 }, group).join("-"));
  return { codes, hashes: codes.map((code) => hashOfRecoveryCode(accountId, code)) };
}

/** A secret on its way into an app: kept by the page alone, sealed, until a code shows that the app has it. */
export interface SetUp {
  sealed: string;
  base32: string;
  /** For a QR code. */
  uri: string;
}

export function beginSetUp(secrets: Secrets, account: { id: string; email: string }, now: Date): SetUp {
  const base32 = new Secret({ size: secretBytes }).base32;
  const sealed = secrets.seal("second-factor set-up", account.id, `${now.getTime() + setUpMs} ${base32}`);
  return { sealed, base32, uri: totpOf(base32, account.email).toString() };
}

/** The set-up that a form brings back; null where it is another's, changed or an hour old. */
export function resumeSetUp(secrets: Secrets, account: { id: string; email: string }, sealed: string, now: Date): SetUp | null {
  const [until = "", base32 = ""] = secrets.open("second-factor set-up", account.id, sealed)?.split(" ") ?? [];
  if (base32 === "" || Number(until) <= now.getTime()) return null;
  return { sealed, base32, uri: totpOf(base32, account.email).toString() };
}

export const sealSecret = (secrets: Secrets, accountId: string, base32: string) => secrets.seal(purpose, accountId, base32);

/** Whether the code is good at this moment, of the app or one of the recovery codes; it is good no second time. */
export async function takeCode(
  trx: Trx,
  secrets: Secrets,
  accountId: string,
  code: string,
  now: Date,
): Promise<"app" | "recovery" | null> {
  const factor = await findSecondFactor(trx, accountId);
  if (factor === null) return null;
  if (/^\d{6}$/.test(typed(code))) {
    const base32 = secrets.open(purpose, accountId, factor.secret);
    if (base32 === null) throw new Error("A second factor cannot be opened: the secret key is not the one it was sealed with.");
    const step = stepOf(base32, typed(code), now);
    return step !== null && (await takeStep(trx, accountId, step)) ? "app" : null;
  }
  return (await takeRecoveryCode(trx, accountId, hashOfRecoveryCode(accountId, code))) ? "recovery" : null;
}
