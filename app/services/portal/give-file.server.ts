import { addFile, countFiles, findFile, removeFile } from "../../../db/queries/inspection-answer.server";
import { addBlob } from "../../../db/queries/document.server";
import { newId } from "../../../db/new-id.server";
import { fileBytesMax } from "../../domain/document/document";
import { caseFilesMax } from "../../domain/inspection/portal";
import type { Refusal } from "../../domain/refusal";
import { recognise } from "../../reading/recognise";
import { FileTooLarge, type Received, StoreFull } from "../../storage/blob-store";
import { ScanLimit, ScannerSilent } from "../../storage/scanner";
import { storedName } from "../document/stored-name";
import { caseEvent } from "../inspection/case-event";
import { findAnswerable } from "./answer-question.server";
import { contactStep } from "./contact-event.server";
import type { PortalVisit } from "../context";

export type GivenFile = { outcome: "stored" } | { outcome: "refused"; refusal: Refusal } | { outcome: "closed" };

const refused = (code: string, params: Refusal["params"] = {}): GivenFile => ({ outcome: "refused", refusal: { code, params } });

/**
 * Takes a file that goes with an answer: once this says "stored", its bytes are readable after any crash. It is evidence of nothing until
 * somebody has looked at it.
 */
export async function giveFile(
  visit: PortalVisit,
  questionId: string,
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<GivenFile> {
  const { context, invitation } = visit;
  const { blobs, scanner } = context.installation;
  let received: Received | null = null;
  try {
    received = await blobs.receive(chunks, fileBytesMax);
    const recognised = await recognise(received.path);
    if ("refused" in recognised) return { outcome: "refused", refusal: recognised.refused };
    const signature = (await scanner?.scan(received.path)) ?? null;
    if (signature !== null) return refused("file-infected", { signature });
    await blobs.keep(received);
    const arrived = received;
    return await contactStep(visit, async ({ trx, found, append }) => {
      if ((await findAnswerable(trx, found.id, questionId)) === null) return { outcome: "closed" };
      if ((await countFiles(trx, found.id)) >= caseFilesMax) return refused("too-many-files", { max: caseFilesMax });
      // The sweep of contents that nobody points to waits for this transaction; what it took before is put back here.
      if ((await blobs.sizeOf(arrived.sha256)) === null) await blobs.keep(arrived);
      const { sha256, sizeBytes } = arrived;
      const uploadedAt = context.now().toISOString();
      const name = storedName(fileName);
      await addBlob(trx, { sha256, sizeBytes, mediaType: recognised.mediaType, storedAt: uploadedAt });
      const id = newId();
      const given = { id, caseId: found.id, questionId, sha256, fileName: name, sizeBytes, uploadedAt };
      await addFile(trx, { ...given, uploadedBy: invitation.id, evidenceId: null, documentId: null });
      const { dueOn } = found;
      await append([
        caseEvent("changed", found, { dueOn }, { dueOn, question: questionId, file: id, sha256, sizeBytes, fileName: name }),
      ]);
      return { outcome: "stored" };
    });
  } catch (error) {
    if (error instanceof FileTooLarge) return refused("file-too-large", { maxBytes: error.bytesMax });
    if (error instanceof StoreFull) return refused("store-full");
    if (error instanceof ScanLimit) return refused("file-beyond-scanner");
    if (error instanceof ScannerSilent) return refused("scanner-silent");
    throw error;
  } finally {
    if (received !== null) await blobs.discard(received);
  }
}

/** Takes a file back that was given with an answer that can still be changed. @returns the question's id; null where there is no such file */
export async function takeFileBack(visit: PortalVisit, fileId: string): Promise<string | null> {
  return contactStep(visit, async ({ trx, found, append }) => {
    const file = await findFile(trx, found.id, fileId);
    if (file === null || (await findAnswerable(trx, found.id, file.questionId)) === null) return null;
    await removeFile(trx, file.id);
    const { dueOn } = found;
    const { id, questionId, sha256, fileName } = file;
    await append([caseEvent("changed", found, { dueOn, question: questionId, file: id, sha256, fileName }, { dueOn })]);
    return questionId;
  });
}

/** Opens a file of the visit's own case; null where there is none. */
export async function openGivenFile({ context, invitation }: PortalVisit, fileId: string) {
  const file = await findFile(context.database.reader, invitation.caseId, fileId);
  if (file === null) return null;
  const bytes = await context.installation.blobs.open(file.sha256);
  if (bytes === null) throw new Error(`The content ${file.sha256} is not in the store.`);
  return { file, bytes };
}
