import type { DocumentList, Signing } from "../../app/domain/document/document";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Db, Schema, Trx } from "../schema";
import { isContentOfPack } from "./pack.server";
import { isWithin } from "./scope.server";

/** A version as it is read: with what is known of its content. */
export interface DocumentVersion
  extends Omit<Schema["documentVersion"], "documentId" | "signing">,
    Pick<Schema["blob"], "sizeBytes" | "mediaType"> {
  signing: Signing | null;
}

export type StoredDocument = Schema["document"] & {
  subcontractorKey: string;
  /** Newest first; never empty. */
  versions: DocumentVersion[];
};

const documentsMax = 500;

const selected = (db: Db) =>
  db
    .selectFrom("document")
    .innerJoin("subcontractor", "subcontractor.id", "document.subcontractorId")
    .selectAll("document")
    .select("subcontractor.key as subcontractorKey");

async function withVersions(db: Db, documents: (Schema["document"] & { subcontractorKey: string })[]): Promise<StoredDocument[]> {
  if (documents.length === 0) return [];
  const versions = await db
    .selectFrom("documentVersion")
    .innerJoin("blob", "blob.sha256", "documentVersion.sha256")
    .selectAll("documentVersion")
    .select(["blob.sizeBytes", "blob.mediaType"])
    .where(
      "documentId",
      "in",
      documents.map(({ id }) => id),
    )
    .orderBy("documentId")
    .orderBy("number", "desc")
    .execute();
  const byDocument = new Map<string, DocumentVersion[]>();
  for (const { documentId, signing, ...version } of versions) {
    const read = { ...version, signing: signing === null ? null : (JSON.parse(signing) as Signing) };
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), read]);
  }
  return documents.map((document) => ({ ...document, versions: byDocument.get(document.id) ?? [] }));
}

/** The documents of one agreement or evidence, oldest first, those in the recycle bin left out. */
export async function listDocumentsOf(db: Db, scope: Scope, factId: string): Promise<StoredDocument[]> {
  const rows = await selected(db)
    .where(isWithin(scope, "document.subcontractorId"))
    .where("factId", "=", factId)
    .where("removedAt", "is", null)
    .orderBy("document.id")
    .limit(documentsMax)
    .execute();
  return withVersions(db, rows);
}

/** The document, also one in the recycle bin; null where there is none in the scope. */
export async function findDocument(db: Db, scope: Scope, id: string): Promise<StoredDocument | null> {
  const rows = await selected(db).where(isWithin(scope, "document.subcontractorId")).where("document.id", "=", id).execute();
  return (await withVersions(db, rows))[0] ?? null;
}

/** Documents in the recycle bin, last removed first. */
export async function listRemovedDocuments(db: Db, scope: Scope): Promise<StoredDocument[]> {
  const rows = await selected(db)
    .where(isWithin(scope, "document.subcontractorId"))
    .where("removedAt", "is not", null)
    .orderBy("removedAt", "desc")
    .orderBy("document.id")
    .limit(documentsMax)
    .execute();
  return withVersions(db, rows);
}

/** Where a content is held already: every document that is not in the recycle bin and has it as a version. */
export async function listHolders(db: Db, scope: Scope, sha256: string): Promise<StoredDocument[]> {
  const rows = await selected(db)
    .where(isWithin(scope, "document.subcontractorId"))
    .where("document.id", "in", (of) => of.selectFrom("documentVersion").select("documentId").where("sha256", "=", sha256))
    .where("removedAt", "is", null)
    .orderBy("document.id")
    .limit(20)
    .execute();
  return withVersions(db, rows);
}

/** Documents whose newest version nobody reviewed, oldest first. */
export async function listUnreviewed(db: Db, scope: Scope, limit = documentsMax): Promise<StoredDocument[]> {
  const rows = await selected(db)
    .where(isWithin(scope, "document.subcontractorId"))
    .where("document.id", "in", (of) => of.selectFrom("documentVersion").select("documentId").where("verdict", "=", "unreviewed"))
    .where("removedAt", "is", null)
    .orderBy("document.id")
    .limit(limit)
    .execute();
  return (await withVersions(db, rows)).filter(({ versions }) => versions[0]?.verdict === "unreviewed");
}

/** Makes the content known and waiting to be read, where it is not known yet. */
export async function addBlob(trx: Trx, blob: Schema["blob"]): Promise<void> {
  await trx
    .insertInto("blob")
    .values(blob)
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
  await trx
    .insertInto("reading")
    .values({ sha256: blob.sha256, state: "waiting", attempts: 0, content: null })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

export async function addDocument(trx: Trx, document: Schema["document"]): Promise<void> {
  await trx.insertInto("document").values(document).execute();
}

export async function addDocumentVersion(trx: Trx, version: Schema["documentVersion"]): Promise<void> {
  await trx.insertInto("documentVersion").values(version).execute();
}

export async function changeDocument(
  trx: Trx,
  id: string,
  change: Partial<Pick<Schema["document"], "removedAt" | "removedBy" | "heldAt" | "heldBy" | "part">>,
): Promise<void> {
  await trx.updateTable("document").set(change).where("id", "=", id).execute();
}

export async function changeDocumentVersion(
  trx: Trx,
  id: string,
  change: Partial<Pick<Schema["documentVersion"], "verdict" | "reviewedAt" | "reviewedBy" | "note" | "signing">>,
): Promise<void> {
  await trx.updateTable("documentVersion").set(change).where("id", "=", id).execute();
}

const tables = { agreements: "agreement", evidence: "evidence", locations: "location" } as const;

/** Row of a fact by its key; null where there is none. */
export async function findFactId(
  db: Db,
  list: keyof typeof tables,
  subcontractorId: string,
  key: string,
): Promise<string | null> {
  const row = await db
    .selectFrom(tables[list])
    .select("id")
    .where("subcontractorId", "=", subcontractorId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Key of a fact by its row; null where it is gone. */
export async function findFactKey(db: Db, list: DocumentList, factId: string): Promise<string | null> {
  const row = await db.selectFrom(tables[list]).select("key").where("id", "=", factId).executeTakeFirst();
  return row?.key ?? null;
}

/** Whether a row points to the content: only then is it one of the register's. */
export async function isHeldBlob(db: Db, sha256: string): Promise<boolean> {
  return (await db.selectFrom("blob").select("sha256").where("sha256", "=", sha256).executeTakeFirst()) !== undefined;
}

/** Contents that rows point to, in order of their hash, page by page. */
export async function listBlobs(db: Db, after: string, limit: number): Promise<Schema["blob"][]> {
  return db.selectFrom("blob").selectAll().where("sha256", ">", after).orderBy("sha256").limit(limit).execute();
}

/** Which of some contents rows point to. */
export async function heldAmong(db: Db, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db.selectFrom("blob").select("sha256").where("sha256", "in", names).execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Where a content is a version: `subcontractor/list/fact#number` by their keys, also in the recycle bin; ids of what is gone. */
export async function listPlacesOf(db: Db, sha256: string): Promise<string[]> {
  const rows = await db
    .selectFrom("documentVersion")
    .innerJoin("document", "document.id", "documentVersion.documentId")
    .leftJoin("subcontractor", "subcontractor.id", "document.subcontractorId")
    .leftJoin("agreement", "agreement.id", "document.factId")
    .leftJoin("evidence", "evidence.id", "document.factId")
    .select(["document.list", "document.factId", "document.subcontractorId", "documentVersion.number"])
    .select(["subcontractor.key as subcontractorKey", "agreement.key as agreementKey", "evidence.key as evidenceKey"])
    .where("sha256", "=", sha256)
    .orderBy("document.id")
    .orderBy("documentVersion.number")
    .limit(documentsMax)
    .execute();
  return rows.map(({ list, factId, subcontractorId, number, subcontractorKey, agreementKey, evidenceKey }) => {
    const fact = (list === "agreements" ? agreementKey : evidenceKey) ?? factId;
    return `${subcontractorKey ?? subcontractorId}/${list}/${fact}#${number}`;
  });
}

/** Documents that were put into the recycle bin before an instant and are not held, in the order of their ids, after one of them. */
export async function listRemovedBefore(db: Db, before: string, afterId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("document")
    .select("id")
    .where("removedAt", "<", before)
    .where("heldAt", "is", null)
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether a contact gave this very content with an answer. */
const isGivenWithAnswer = async (trx: Trx, sha256: string) =>
  (await trx.selectFrom("inspectionFile").select("id").where("sha256", "=", sha256).executeTakeFirst()) !== undefined;

/** Forgets a content that no document, pack and answer has any more. @returns whether it is forgotten */
export async function forgetUnheldBlob(trx: Trx, sha256: string): Promise<boolean> {
  const version = await trx.selectFrom("documentVersion").select("id").where("sha256", "=", sha256).executeTakeFirst();
  if (version !== undefined || (await isContentOfPack(trx, sha256)) || (await isGivenWithAnswer(trx, sha256))) return false;
  await trx.deleteFrom("reading").where("sha256", "=", sha256).execute();
  await trx.deleteFrom("blob").where("sha256", "=", sha256).execute();
  return true;
}

/** Takes a document out with its versions. @returns the contents that no other version has, which are forgotten as well */
export async function deleteDocument(trx: Trx, id: string): Promise<string[]> {
  const versions = await trx.selectFrom("documentVersion").select("sha256").distinct().where("documentId", "=", id).execute();
  await trx.deleteFrom("documentVersion").where("documentId", "=", id).execute();
  await trx.deleteFrom("document").where("id", "=", id).execute();
  const gone: string[] = [];
  for (const { sha256 } of versions) if (await forgetUnheldBlob(trx, sha256)) gone.push(sha256);
  return gone;
}

/** City of a location by its row. */
export async function findLocationCity(db: Db, id: string): Promise<string | null> {
  return (await db.selectFrom("location").select("city").where("id", "=", id).executeTakeFirst())?.city ?? null;
}
