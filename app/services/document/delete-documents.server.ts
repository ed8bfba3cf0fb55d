import {
  deleteDocument,
  findDocument,
  findFactKey,
  listRemovedBefore,
  type StoredDocument,
} from "../../../db/queries/document.server";
import { dropDocumentText } from "../../../db/queries/document-text.server";
import { findStoredByKey } from "../../../db/queries/facts.server";
import { binDays } from "../../domain/document/document";
import { isDeletable, keptUntil } from "../../domain/document/retention";
import { everything } from "../../domain/permissions/scope";
import type { Context } from "../context";
import { type Change, changeRegister } from "../register/change-register.server";
import { documentEvent } from "./document-event";

const atOnce = 200;
const day = 24 * 60 * 60_000;

async function mayGo(context: Context, { trx }: Change, document: StoredDocument, factKey: string | null): Promise<boolean> {
  const stored = await findStoredByKey(trx, everything, document.subcontractorKey);
  if (stored === null) return false;
  const fact = stored.facts[document.list].find(({ key }) => key === factKey) ?? null;
  const binned = { ...document, verdicts: document.versions.map(({ verdict }) => verdict) };
  return isDeletable(binned, keptUntil(stored.facts, fact), context.now().toISOString(), context.today);
}

/**
 * Deletes for good what lay in the recycle bin long enough and need not be kept. The history keeps which contents they were and by
 * which rule they went; the contents themselves are collected with everything else that no row points to.
 * @returns how many documents went
 */
export async function deleteDocuments(context: Context): Promise<number> {
  const before = new Date(context.now().getTime() - binDays * day).toISOString();
  let deleted = 0;
  for (const id of await listRemovedBefore(context.database.reader, before, atOnce))
    deleted += await changeRegister(context, async (change) => {
      const document = await findDocument(change.trx, everything, id);
      const factKey = document === null ? null : await findFactKey(change.trx, document.list, document.factId);
      if (document === null || !(await mayGo(context, change, document, factKey))) return 0;
      const contents = document.versions.map(({ number, sha256 }) => ({ number, sha256 }));
      const gone = await deleteDocument(change.trx, id);
      for (const sha256 of gone) await dropDocumentText(change.trx, sha256);
      const tombstone = { part: document.part, contents, rule: "recycle-bin" };
      await change.append([documentEvent("deleted", id, { ...document, factKey: factKey ?? "" }, tombstone, null)]);
      return 1;
    });
  return deleted;
}
