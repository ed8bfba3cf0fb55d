import type { Contact } from "../portfolio";

const email = /[^\s@<>,;:()|"]+@[^\s@<>,;:()|"]+\.[\p{L}]{2,}/u;
const phone = /(?:\+|\b00)?\(?\d[\d\s().-]{6,}\d/;
const labels = /\b(?:e-?\s?mail|mail|email|telefon|tlf|tel|phone|mobil|mobile|att|kontakt|contact|navn|name)\b\.?\s*:?/giu;

/**
 * Name, e-mail and telephone of what contact cells say, joined by line breaks; null where they say nothing. What is left when
 * the first e-mail and the first number are taken out is the name, so nothing of a cell is lost.
 */
export function readContact(text: string): Contact | null {
  const address = email.exec(text)?.[0] ?? null;
  const withoutAddress = address === null ? text : text.replace(address, " \n ");
  const number = phone.exec(withoutAddress)?.[0] ?? null;
  const rest = (number === null ? withoutAddress : withoutAddress.replace(number, " \n "))
    .replace(labels, " ")
    .split(/[\n\r,;|<>()]+/)
    .map((part) =>
      part
        .replace(/\s+/g, " ")
        .replace(/^[\s:/-]+|[\s:/-]+$/g, "")
        .trim(),
    )
    .filter((part) => part !== "");
  const name = rest.join(", ") || null;
  if (address === null && number === null && name === null) return null;
  return { name, email: address, phone: number?.trim() ?? null, role: null };
}
