import { timingSafeEqual } from "node:crypto";
import { addCode, countCodesSince, findOpenCode, spendCode, takeTry } from "../../../db/queries/mailed-code.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import { newId } from "../../../db/new-id.server";
import type { Trx } from "../../../db/schema";
import { hashOfToken } from "../../auth/token.server";
import type { MailPurpose } from "../../domain/mail";
import type { Context } from "../context";

const minute = 60_000;
const codeMs = 10 * minute;
const triesMax = 5;
const codesAnHourMax = 5;

/** Whether a code is on its way to whoever asked with this browser. */
export async function isCodeSent({ database, now }: Context, linkId: string, browser: string | null): Promise<boolean> {
  if (browser === null) return false;
  return (await findOpenCode(database.reader, linkId, hashOfToken(browser), now().toISOString())) !== null;
}

/** Mails a code to the holder of a link, five an hour at most; it is good in this browser alone. The mail's row is the code. */
export async function sendMailedCode(
  { now }: Context,
  trx: Trx,
  purpose: MailPurpose,
  linkId: string,
  browser: string,
): Promise<"sent" | "too-many"> {
  const at = now();
  const createdAt = at.toISOString();
  if ((await countCodesSince(trx, linkId, new Date(at.getTime() - 60 * minute).toISOString())) >= codesAnHourMax)
    return "too-many";
  const id = newId();
  const expiresAt = new Date(at.getTime() + codeMs).toISOString();
  await addCode(trx, { id, linkId, browserHash: hashOfToken(browser), triesLeft: triesMax, createdAt, expiresAt, usedAt: null });
  await queueMail(trx, purpose, id, createdAt);
  return "sent";
}

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Takes the code that was mailed: once, in the browser that asked for it, within ten minutes and five tries.
 * @param codeOf the code that a row stands for
 * @returns false where it is not, or no longer, the code
 */
export async function redeemMailedCode(
  { now }: Context,
  trx: Trx,
  linkId: string,
  browser: string | null,
  typed: string,
  codeOf: (id: string) => string,
): Promise<boolean> {
  const at = now().toISOString();
  const code = browser === null ? null : await findOpenCode(trx, linkId, hashOfToken(browser), at);
  if (code === null || !(await takeTry(trx, code.id))) return false;
  return isSame(typed.replace(/\D/g, ""), codeOf(code.id)) && (await spendCode(trx, code.id, at));
}
