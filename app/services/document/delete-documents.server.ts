import {
  deleteDocument,
  findDocument,
  findFactKey,
  listRemovedBefore,
  type StoredDocument,
} from "../../../db/queries/document.server";
import { dropDocumentText } from "../../../db/queries/document-text.server";
import { findStoredByKey } from "../../../db/queries/facts.server";
import type { Db } from "../../../db/schema";
import { binDays } from "../../domain/document/document";
import { isDeletable, retentionOf } from "../../domain/document/retention";
import { everything } from "../../domain/permissions/scope";
import type { Context } from "../context";
import { type Change, changeRegister } from "../register/change-register.server";
import { documentEvent } from "./document-event";

const atOnce = 200;
const day = 24 * 60 * 60_000;

/** The rule by which it goes; null where it is to be kept. */
async function ruleToDelete(context: Context, db: Db, document: StoredDocument, factKey: string | null): Promise<string | null> {
  const stored = await findStoredByKey(db, everything, document.subcontractorKey);
  if (stored === null) return null;
  const fact = stored.facts[document.list].find(({ key }) => key === factKey) ?? null;
  const binned = { ...document, verdicts: document.versions.map(({ verdict }) => verdict) };
  const retention = retentionOf(binned, stored.facts, fact);
  return isDeletable(document, retention, context.now().toISOString()) ? retention.rule : null;
}

async function findToDelete(context: Context, db: Db, id: string) {
  const document = await findDocument(db, everything, id);
  if (document === null) return null;
  const factKey = await findFactKey(db, document.list, document.factId);
  const rule = await ruleToDelete(context, db, document, factKey);
  return rule === null ? null : { document, factKey: factKey ?? "", rule };
}

async function deleteOne(context: Context, { trx, append }: Change, id: string): Promise<number> {
  const found = await findToDelete(context, trx, id);
  if (found === null) return 0;
  const { document, factKey, rule } = found;
  const contents = document.versions.map(({ number, sha256 }) => ({ number, sha256 }));
  for (const sha256 of await deleteDocument(trx, id)) await dropDocumentText(trx, sha256);
  const tombstone = { part: document.part, contents, rule };
  await append([documentEvent("deleted", id, { ...document, factKey }, tombstone, null)]);
  return 1;
}

/**
 * Deletes for good what lay in the recycle bin long enough and need not be kept. The history keeps which contents they were and by
 * which rule they went; the contents themselves are collected with everything else that no row points to.
 * @returns how many documents went
 */
export async function deleteDocuments(context: Context): Promise<number> {
  const { reader } = context.database;
  const before = new Date(context.now().getTime() - binDays * day).toISOString();
  let deleted = 0;
  for (let after: string | undefined = ""; after !== undefined; ) {
    const ids: string[] = await listRemovedBefore(reader, before, after, atOnce);
    for (const id of ids)
      if ((await findToDelete(context, reader, id)) !== null)
        deleted += await changeRegister(context, (change) => deleteOne(context, change, id));
    after = ids.at(-1);
  }
  return deleted;
}
