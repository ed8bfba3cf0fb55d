import type { Contact } from "../../app/domain/portfolio";
import type { Db } from "../schema";

const atOnce = 500;

/** Contacts of each of the subcontractors (row ids), in the order in which they are held. */
export async function listContacts(db: Db, subcontractorIds: readonly string[]): Promise<Map<string, Contact[]>> {
  const contacts = new Map<string, Contact[]>();
  const ids = [...new Set(subcontractorIds)];
  for (let at = 0; at < ids.length; at += atOnce) {
    const rows = await db
      .selectFrom("contact")
      .select(["subcontractorId", "name", "email", "phone", "role"])
      .where("subcontractorId", "in", ids.slice(at, at + atOnce))
      .orderBy("subcontractorId")
      .orderBy("position")
      .execute();
    for (const { subcontractorId, ...contact } of rows)
      contacts.set(subcontractorId, [...(contacts.get(subcontractorId) ?? []), contact]);
  }
  return contacts;
}
