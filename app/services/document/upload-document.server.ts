import {
  addBlob,
  addDocument,
  addDocumentVersion,
  findDocument,
  findFactId,
  listHolders,
  type StoredDocument,
} from "../../../db/queries/document.server";
import { findIdOfKey, isKeyWithin } from "../../../db/queries/scope.server";
import { newId } from "../../../db/new-id.server";
import type { DocumentList, DocumentPart } from "../../domain/document/document";
import { type Context, requirePermission, scopeOf } from "../context";
import { changeRegister } from "../register/change-register.server";
import { documentEvent } from "./document-event";
import { storedName } from "./stored-name";
import { type Arrived, keepTaken, type RefusedUpload, refusedUpload, takeFile } from "./take-file.server";

export interface Upload {
  subcontractorKey: string;
  list: DocumentList;
  factKey: string;
  part: DocumentPart;
  /** The document that gets another version; null for a new one. */
  documentId: string | null;
  /** As the sender calls it; kept to be shown, and for nothing else. */
  fileName: string;
}

export type UploadResult =
  /** `heldBy`: other documents that have the same content. */
  { outcome: "stored"; documentId: string; number: number; heldBy: StoredDocument[] } | RefusedUpload | { outcome: "not-found" };

/** Row ids and the document to add to; null where one of them is not there. */
async function findPlace(context: Context, { subcontractorKey, list, factKey, documentId }: Upload) {
  const { database } = context;
  if (!(await isKeyWithin(database.reader, scopeOf(context), subcontractorKey))) return null;
  const subcontractorId = await findIdOfKey(database.reader, subcontractorKey);
  if (subcontractorId === null) return null;
  const factId = await findFactId(database.reader, list, subcontractorId, factKey);
  if (factId === null) return null;
  const document = documentId === null ? null : await findDocument(database.reader, scopeOf(context), documentId);
  if (documentId !== null && (document?.factId !== factId || document.removedAt !== null)) return null;
  return { subcontractorId, factId, document };
}

type Place = NonNullable<Awaited<ReturnType<typeof findPlace>>>;

/** The rows and their event; the content was kept before, so that no row ever points to a missing one. */
function writeRows(context: Context, upload: Upload, place: Place, arrived: Arrived): Promise<{ id: string; number: number }> {
  const { subcontractorKey, list, factKey } = upload;
  const at = context.now().toISOString();
  return changeRegister(context, async ({ trx, actorId, append }) => {
    await keepTaken(context, arrived);
    const present = place.document === null ? null : await findDocument(trx, scopeOf(context), place.document.id);
    const number = (present?.versions[0]?.number ?? 0) + 1;
    const id = present?.id ?? newId();
    const part = present?.part ?? upload.part;
    const { sha256, sizeBytes, mediaType } = arrived;
    const fileName = storedName(upload.fileName);
    await addBlob(trx, { sha256, sizeBytes, mediaType, storedAt: at });
    if (present === null) {
      const { subcontractorId, factId } = place;
      const none = { removedAt: null, removedBy: null, heldAt: null, heldBy: null };
      await addDocument(trx, { id, subcontractorId, list, factId, part, createdAt: at, ...none });
    }
    const open = { verdict: "unreviewed" as const, note: null, signing: null };
    await addDocumentVersion(trx, {
      id: newId(),
      documentId: id,
      number,
      sha256,
      fileName,
      uploadedAt: at,
      uploadedBy: actorId,
      reviewedAt: null,
      reviewedBy: null,
      ...open,
    });
    const where = { subcontractorId: place.subcontractorId, subcontractorKey, list, factKey };
    const after = { part, number, sha256, sizeBytes, mediaType, fileName, ...open };
    await append([documentEvent("created", id, where, null, after)]);
    return { id, number };
  });
}

/**
 * Takes a file into an agreement or evidence: once this answers "stored", its bytes are readable after any crash. What it is, is told
 * by its bytes; another kind is refused by name. Where there is a scanner, what it did not look through to the end and find clean is
 * not kept. No fact changes by it.
 */
export async function uploadDocument(context: Context, upload: Upload, chunks: AsyncIterable<Uint8Array>): Promise<UploadResult> {
  requirePermission(context, "documents.write");
  const place = await findPlace(context, upload);
  if (place === null) return { outcome: "not-found" };
  let heldBy: StoredDocument[] = [];
  return takeFile(
    context,
    chunks,
    async ({ sha256 }) => {
      heldBy = await listHolders(context.database.reader, scopeOf(context), sha256);
      return heldBy.some(({ factId }) => factId === place.factId) ? refusedUpload("document-held-here") : null;
    },
    async (arrived): Promise<UploadResult> => {
      const { id, number } = await writeRows(context, upload, place, arrived);
      return { outcome: "stored", documentId: id, number, heldBy };
    },
  );
}
