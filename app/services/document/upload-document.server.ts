import { findDocument, findFactId, listHolders, type StoredDocument } from "../../../db/queries/document.server";
import { findIdOfKey, isKeyWithin } from "../../../db/queries/scope.server";
import type { DocumentList, DocumentPart } from "../../domain/document/document";
import { type Context, requirePermission, scopeOf } from "../context";
import { changeRegister } from "../register/change-register.server";
import { type Arrived, keepTaken, type RefusedUpload, refusedUpload, takeFile } from "./take-file.server";
import { writeVersion } from "./write-version.server";

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

function writeRows(context: Context, upload: Upload, place: Place, arrived: Arrived): Promise<{ id: string; number: number }> {
  const { subcontractorKey, list, factKey, part, fileName } = upload;
  const { subcontractorId, factId } = place;
  return changeRegister(context, async (change) => {
    await keepTaken(context, arrived);
    const document = place.document === null ? null : await findDocument(change.trx, scopeOf(context), place.document.id);
    const { sha256, sizeBytes, mediaType } = arrived;
    return writeVersion(change, {
      place: { subcontractorId, subcontractorKey, list, factKey, factId },
      document,
      part,
      content: { sha256, sizeBytes, mediaType },
      fileName,
      at: context.now().toISOString(),
    });
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
