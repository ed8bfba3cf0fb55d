import type { Db, Schema } from "../schema";

export interface SentCase {
  id: string;
  dueOn: string;
  sentAt: string | null;
  language: string;
  subcontractor: { id: string; key: string; name: string };
  owner: string | null;
  /** Who was invited, also where they have declined since. */
  invitations: Pick<Schema["portalInvitation"], "id" | "name" | "email" | "revokedAt" | "declinedAt" | "expiresAt">[];
  contacts: Pick<Schema["contact"], "name" | "email">[];
}

const casesMax = 5_000;

async function withPeople(db: Db, rows: readonly Omit<SentCase, "invitations" | "contacts">[]): Promise<SentCase[]> {
  const found: SentCase[] = [];
  for (const row of rows) {
    const invitations = await db
      .selectFrom("portalInvitation")
      .select(["id", "name", "email", "revokedAt", "declinedAt", "expiresAt"])
      .where("caseId", "=", row.id)
      .orderBy("id")
      .execute();
    const contacts = await db
      .selectFrom("contact")
      .select(["name", "email"])
      .where("subcontractorId", "=", row.subcontractor.id)
      .orderBy("position")
      .execute();
    found.push({ ...row, invitations, contacts });
  }
  return found;
}

const selected = (db: Db) =>
  db
    .selectFrom("inspectionCase")
    .innerJoin("subcontractor", "subcontractor.id", "inspectionCase.subcontractorId")
    .select(["inspectionCase.id", "dueOn", "sentAt", "language", "subcontractor.id as subcontractorId"])
    .select(["subcontractor.key", "subcontractor.name", "subcontractor.owner"])
    .where("state", "=", "sent");

type Selected = Awaited<ReturnType<ReturnType<typeof selected>["execute"]>>[number];

const toCase = ({ subcontractorId: id, key, name, ...row }: Selected) => ({ ...row, subcontractor: { id, key, name } });

/** Cases that a subcontractor may answer, due between two days, both included, with those who could. */
export async function listSentCases(db: Db, from: string, to: string): Promise<SentCase[]> {
  const query = selected(db).where("dueOn", ">=", from).where("dueOn", "<=", to);
  return withPeople(db, (await query.orderBy("dueOn").orderBy("inspectionCase.id").limit(casesMax).execute()).map(toCase));
}

/** One that may still be answered; null where there is none of the id. */
export async function findSentCase(db: Db, id: string): Promise<SentCase | null> {
  const row = await selected(db).where("inspectionCase.id", "=", id).executeTakeFirst();
  return row === undefined ? null : ((await withPeople(db, [toCase(row)]))[0] ?? null);
}
