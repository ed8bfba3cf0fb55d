import { appendEvents } from "../../../db/queries/event.server";
import { listFiles } from "../../../db/queries/inspection-answer.server";
import { findCase } from "../../../db/queries/inspection-case.server";
import { asSystem, type Context, eventActorOf, scopeOf } from "../context";
import { caseEvent } from "./case-event";

/**
 * Opens a file that was given with an answer, and leaves a trace of who did. Null where there is none that the reader may know of.
 * @throws where the row points to a content that is not there
 */
export async function openCaseFile(context: Context, caseId: string, fileId: string) {
  const { reader } = context.database;
  const found = await findCase(reader, scopeOf(context), caseId);
  const file = found === null ? undefined : (await listFiles(reader, caseId)).find(({ id }) => id === fileId);
  if (found === null || file === undefined) return null;
  const bytes = await context.installation.blobs.open(file.sha256);
  if (bytes === null) throw new Error(`The content ${file.sha256} is not in the store.`);
  const { sha256, fileName, questionId } = file;
  const event = caseEvent("downloaded", found, null, { dueOn: found.dueOn, question: questionId, sha256, fileName });
  await asSystem(context)
    .database.writer.transaction()
    .execute((trx) => appendEvents(trx, [event], { actor: eventActorOf(context.actor), at: context.now().toISOString() }));
  return { file, bytes };
}
