import { appendEvents } from "../../../db/queries/event.server";
import { findDocument, findFactKey, type DocumentVersion } from "../../../db/queries/document.server";
import { asSystem, type Context, eventActorOf, scopeOf } from "../context";
import { documentEvent } from "./document-event";

export interface Opened {
  version: DocumentVersion;
  /** The very bytes that were uploaded. */
  bytes: NodeJS.ReadableStream;
}

/**
 * Opens a version's file, and leaves a trace of who did. Null where there is none that the reader may know of.
 * @throws where a row points to a content that is not there: nothing in the product ever leads to that
 */
export async function openDocument(context: Context, id: string, number: number): Promise<Opened | null> {
  const { reader } = context.database;
  const document = await findDocument(reader, scopeOf(context), id);
  const version = document?.versions.find((one) => one.number === number);
  if (document === null || version === undefined) return null;
  const bytes = await context.installation.blobs.open(version.sha256);
  if (bytes === null) throw new Error(`The content ${version.sha256} is not in the store.`);
  const factKey = (await findFactKey(reader, document.list, document.factId)) ?? "";
  const { sha256, fileName } = version;
  const { part } = document;
  const event = documentEvent("downloaded", id, { ...document, factKey }, null, { part, number, sha256, fileName });
  await asSystem(context)
    .database.writer.transaction()
    .execute((trx) => appendEvents(trx, [event], { actor: eventActorOf(context.actor), at: context.now().toISOString() }));
  return { version, bytes };
}
