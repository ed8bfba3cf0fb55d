import type { Secrets } from "./secrets.server";

const codeDigits = 8;

/**
 * A code as it is mailed and typed in, made from the id of its row whenever it is needed: eight digits, each number as likely as the
 * next to within 10^-11.
 * @param purpose keeps the codes of one kind apart from those of another
 */
export function mailedCodeOf(secrets: Secrets, purpose: string, id: string): string {
  const number = Buffer.from(secrets.sign(purpose, id), "base64url").readBigUInt64BE();
  return String(number % 10n ** BigInt(codeDigits)).padStart(codeDigits, "0");
}
