import type { Db, Schema } from "../schema";
import { listContacts } from "./contact.server";

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

const atOnce = 500;

type People = Pick<SentCase, "invitations" | "contacts">;

async function withPeople(db: Db, rows: readonly Omit<SentCase, keyof People>[]): Promise<SentCase[]> {
  const contacts = await listContacts(
    db,
    rows.map(({ subcontractor }) => subcontractor.id),
  );
  const invitations = new Map<string, SentCase["invitations"]>();
  for (let at = 0; at < rows.length; at += atOnce) {
    const ids = rows.slice(at, at + atOnce).map(({ id }) => id);
    const invited = await db
      .selectFrom("portalInvitation")
      .select(["caseId", "id", "name", "email", "revokedAt", "declinedAt", "expiresAt"])
      .where("caseId", "in", ids)
      .orderBy("id")
      .execute();
    for (const { caseId, ...one } of invited) invitations.set(caseId, [...(invitations.get(caseId) ?? []), one]);
  }
  return rows.map((row) => ({
    ...row,
    invitations: invitations.get(row.id) ?? [],
    contacts: contacts.get(row.subcontractor.id) ?? [],
  }));
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

/** Cases that a subcontractor may answer, due between two days, both included, with those who could; however many there are. */
export async function* listSentCases(db: Db, from: string, to: string): AsyncGenerator<SentCase> {
  for (let last: Selected | undefined, isWhole = false; !isWhole; ) {
    let query = selected(db)
      .where("dueOn", ">=", last?.dueOn ?? from)
      .where("dueOn", "<=", to);
    if (last !== undefined) {
      const { dueOn, id } = last;
      query = query.where((where) => where.or([where("dueOn", ">", dueOn), where("inspectionCase.id", ">", id)]));
    }
    const rows = await query.orderBy("dueOn").orderBy("inspectionCase.id").limit(atOnce).execute();
    yield* await withPeople(db, rows.map(toCase));
    last = rows.at(-1);
    isWhole = rows.length < atOnce;
  }
}

/** One that may still be answered; null where there is none of the id. */
export async function findSentCase(db: Db, id: string): Promise<SentCase | null> {
  const row = await selected(db).where("inspectionCase.id", "=", id).executeTakeFirst();
  return row === undefined ? null : ((await withPeople(db, [toCase(row)]))[0] ?? null);
}
