import { addFile, countFiles, findFile, removeFile } from "../../../db/queries/inspection-answer.server";
import { addBlob } from "../../../db/queries/document.server";
import { newId } from "../../../db/new-id.server";
import { caseFilesMax } from "../../domain/inspection/portal";
import { storedName } from "../document/stored-name";
import { type Arrived, keepTaken, type RefusedUpload, refusedUpload, takeFile } from "../document/take-file.server";
import { caseEvent } from "../inspection/case-event";
import { findAnswerable } from "./answer-question.server";
import { contactStep } from "./contact-event.server";
import type { PortalVisit } from "../context";

export type GivenFile = { outcome: "stored" } | { outcome: "closed" } | RefusedUpload;

/** The file's row and its event; the content was kept before. */
const writeRow = (visit: PortalVisit, questionId: string, fileName: string, arrived: Arrived): Promise<GivenFile> =>
  contactStep(visit, async ({ trx, found, append }) => {
    const { context, invitation } = visit;
    if ((await findAnswerable(trx, found, questionId)) === null) return { outcome: "closed" };
    if ((await countFiles(trx, found.id)) >= caseFilesMax) return refusedUpload("too-many-files", { max: caseFilesMax });
    await keepTaken(context, arrived);
    const { sha256, sizeBytes, mediaType } = arrived;
    const uploadedAt = context.now().toISOString();
    await addBlob(trx, { sha256, sizeBytes, mediaType, storedAt: uploadedAt });
    const said = { sha256, sizeBytes, fileName: storedName(fileName) };
    const id = newId();
    const row = { id, caseId: found.id, questionId, ...said, uploadedAt, uploadedBy: invitation.id };
    await addFile(trx, { ...row, evidenceId: null, documentId: null });
    const { dueOn } = found;
    await append([caseEvent("changed", found, { dueOn }, { dueOn, question: questionId, file: id, ...said })]);
    return { outcome: "stored" };
  });

/**
 * Takes a file that goes with an answer: once this says "stored", its bytes are readable after any crash. It is evidence of nothing until
 * somebody has looked at it.
 */
export const giveFile = (
  visit: PortalVisit,
  questionId: string,
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<GivenFile> =>
  takeFile(
    visit.context,
    chunks,
    async () => null,
    (arrived) => writeRow(visit, questionId, fileName, arrived),
  );

/** Takes a file back that was given with an answer that can still be changed. @returns the question's id; null where there is no such file */
export async function takeFileBack(visit: PortalVisit, fileId: string): Promise<string | null> {
  return contactStep(visit, async ({ trx, found, append }) => {
    const file = await findFile(trx, found.id, fileId);
    if (file === null || (await findAnswerable(trx, found, file.questionId)) === null) return null;
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
