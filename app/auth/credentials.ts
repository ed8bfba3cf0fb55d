import type { Refusal } from "~/domain/refusal";
import { isCommonPassword } from "./common-password";

export const passwordLengthMin = 12;
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

/** Length and guessability only: rules of composition make passwords worse (NIST SP 800-63B, section 3.1.1.2). */
export function passwordRefusal(password: string): Refusal | null {
  const length = [...password].length;
  if (length < passwordLengthMin) return { code: "password-too-short", params: { min: passwordLengthMin } };
  if (length > passwordLengthMax) return { code: "text-too-long", params: { max: passwordLengthMax } };
  return isCommonPassword(password) ? { code: "password-common" } : null;
}
