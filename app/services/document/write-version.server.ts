import { addBlob, addDocument, addDocumentVersion, type StoredDocument } from "../../../db/queries/document.server";
import { newId } from "../../../db/new-id.server";
import type { Schema } from "../../../db/schema";
import type { DocumentPart } from "../../domain/document/document";
import type { Change } from "../register/change-register.server";
import { type DocumentPlace, documentEvent } from "./document-event";
import { storedName } from "./stored-name";

export interface VersionToWrite {
  place: DocumentPlace & { factId: string };
  /** As it is in this transaction; null for a new one. */
  document: StoredDocument | null;
  part: DocumentPart;
  content: Pick<Schema["blob"], "sha256" | "sizeBytes" | "mediaType">;
  /** As the sender calls it. */
  fileName: string;
  at: string;
}

/** The rows of a version, unreviewed, and their event. Its content is kept before, so that no row ever points to a missing one. */
export async function writeVersion(
  { trx, actorId, append }: Change,
  { place, document, part: givenPart, content, fileName: givenName, at }: VersionToWrite,
): Promise<{ id: string; number: number }> {
  const number = (document?.versions[0]?.number ?? 0) + 1;
  const id = document?.id ?? newId();
  const part = document?.part ?? givenPart;
  const fileName = storedName(givenName);
  await addBlob(trx, { ...content, storedAt: at });
  if (document === null) {
    const { subcontractorId, list, factId } = place;
    const none = { removedAt: null, removedBy: null, heldAt: null, heldBy: null };
    await addDocument(trx, { id, subcontractorId, list, factId, part, createdAt: at, ...none });
  }
  const open = { verdict: "unreviewed" as const, note: null, signing: null };
  const uploaded = { uploadedAt: at, uploadedBy: actorId, reviewedAt: null, reviewedBy: null };
  await addDocumentVersion(trx, { id: newId(), documentId: id, number, sha256: content.sha256, fileName, ...uploaded, ...open });
  await append([documentEvent("created", id, place, null, { part, number, ...content, fileName, ...open })]);
  return { id, number };
}
