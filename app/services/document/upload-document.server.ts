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
import { type DocumentList, type DocumentPart, fileBytesMax } from "../../domain/document/document";
import type { DocumentMediaType } from "../../domain/document/media-type";
import type { Refusal } from "../../domain/refusal";
import { recognise } from "../../reading/recognise";
import { FileTooLarge, type Received, StoreFull } from "../../storage/blob-store";
import { ScanLimit, ScannerSilent } from "../../storage/scanner";
import { type Context, requirePermission, scopeOf } from "../context";
import { changeRegister } from "../register/change-register.server";
import { documentEvent } from "./document-event";
import { storedName } from "./stored-name";

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
  | { outcome: "stored"; documentId: string; number: number; heldBy: StoredDocument[] }
  /** `fault`: of the installation and not of the file; no room on the disk, or a scanner that does not answer. */
  | { outcome: "refused"; refusal: Refusal; fault?: "full" | "scanner" }
  | { outcome: "not-found" };

const refused = (code: string, params: Refusal["params"] = {}): UploadResult => ({
  outcome: "refused",
  refusal: { code, params },
});

interface Arrived extends Received {
  mediaType: DocumentMediaType;
}

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
    // The sweep of contents that nobody points to waits for this transaction; what it took before is put back here.
    if ((await context.installation.blobs.sizeOf(arrived.sha256)) === null) await context.installation.blobs.keep(arrived);
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
  const { blobs, scanner } = context.installation;
  let received: Received | null = null;
  try {
    received = await blobs.receive(chunks, fileBytesMax);
    const recognised = await recognise(received.path);
    if ("refused" in recognised) return { outcome: "refused", refusal: recognised.refused };
    const heldBy = await listHolders(context.database.reader, scopeOf(context), received.sha256);
    if (heldBy.some(({ factId }) => factId === place.factId)) return refused("document-held-here");
    const signature = (await scanner?.scan(received.path)) ?? null;
    if (signature !== null) return refused("file-infected", { signature });
    await blobs.keep(received);
    const { id, number } = await writeRows(context, upload, place, { ...received, mediaType: recognised.mediaType });
    return { outcome: "stored", documentId: id, number, heldBy };
  } catch (error) {
    if (error instanceof FileTooLarge) return refused("file-too-large", { maxBytes: error.bytesMax });
    if (isFull(error)) return { outcome: "refused", refusal: { code: "store-full" }, fault: "full" };
    if (error instanceof ScanLimit) return refused("file-beyond-scanner");
    if (error instanceof ScannerSilent) return { outcome: "refused", refusal: { code: "scanner-silent" }, fault: "scanner" };
    throw error;
  } finally {
    if (received !== null) await blobs.discard(received);
  }
}

/** No room for the file, or for its row. */
const isFull = (error: unknown) =>
  error instanceof StoreFull || (error instanceof Error && "code" in error && error.code === "SQLITE_FULL");
