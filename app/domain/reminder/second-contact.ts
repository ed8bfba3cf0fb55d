import type { Contact } from "../portfolio";

/** Whom to ask where nobody of those invited has answered: the first contact with an address that is not one of theirs. */
export function secondContactOf(
  contacts: readonly Pick<Contact, "name" | "email">[],
  invited: readonly string[],
): { name: string | null; email: string } | null {
  const asked = new Set(invited.map((email) => email.trim().toLowerCase()));
  for (const { name, email } of contacts)
    if (email !== null && email.trim() !== "" && !asked.has(email.trim().toLowerCase())) return { name, email };
  return null;
}
