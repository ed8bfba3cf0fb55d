import type { Refusal } from "~/domain/refusal";
import { isCommonPassword } from "./common-password";
import { isLeakedPassword } from "./leaked-password.server";
import { passwordLengthMin } from "./password-length";

const passwordLengthMax = 1_000;
const nameLengthMax = 200;

/** As accounts hold it and sign-in looks for it. */
export const toEmail = (text: string) => text.trim().normalize("NFC").toLowerCase();

/** Why a text cannot be the e-mail of an account; null where it can. */
export function emailRefusal(email: string): Refusal | null {
  if (email === "") return { code: "required" };
  return email.length <= 254 && /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]+$/u.test(email)
    ? null
    : { code: "bad-email" };
}

export function nameRefusal(name: string): Refusal | null {
  if (name === "") return { code: "required" };
  if (/\p{Cc}/u.test(name)) return { code: "bad-character" };
  return name.length <= nameLengthMax ? null : { code: "text-too-long", params: { max: nameLengthMax } };
}

/** What everybody who knows the installation would try first. */
const productWords = ["tilsyn", "underleverandør", "subcontractor", "compliance"];
const addedMin = 6;

/** Whether little is left of a password without the names that stand around it: organisation, person, address, product. */
function isMadeOf(password: string, known: readonly string[]): boolean {
  const text = password.normalize("NFKC").toLowerCase();
  const words = [...known, ...productWords].flatMap((name) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  );
  let rest = text;
  for (const word of words.filter(({ length }) => length >= 4).sort((a, b) => b.length - a.length))
    rest = rest.replaceAll(word, "");
  return rest !== text && rest.replace(/[^\p{L}\p{N}]/gu, "").length < addedMin;
}

/** Length and guessability only: rules of composition make passwords worse (NIST SP 800-63B, section 3.1.1.2). */
export function passwordRefusal(password: string, known: readonly string[] = []): Refusal | null {
  const length = [...password].length;
  if (length < passwordLengthMin) return { code: "password-too-short", params: { min: passwordLengthMin } };
  if (length > passwordLengthMax) return { code: "text-too-long", params: { max: passwordLengthMax } };
  const isKnown = isCommonPassword(password) || isLeakedPassword(password) || isMadeOf(password, known);
  return isKnown ? { code: "password-common" } : null;
}
