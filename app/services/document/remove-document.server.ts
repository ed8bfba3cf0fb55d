import { changeDocument, findDocument, findFactKey, type StoredDocument } from "../../../db/queries/document.server";
import { type Context, requirePermission, scopeOf } from "../context";
import { type Change, changeRegister } from "../register/change-register.server";
import { documentEvent } from "./document-event";

/** `held`: a legal hold keeps it. `nothing`: it is so already. */
export type DocumentResult = "done" | "not-found" | "held" | "nothing" | "reason-required";

async function onDocument(
  context: Context,
  id: string,
  work: (document: StoredDocument, change: Change, factKey: string, at: string) => Promise<DocumentResult>,
): Promise<DocumentResult> {
  return changeRegister(context, async (change) => {
    const document = await findDocument(change.trx, scopeOf(context), id);
    if (document === null) return "not-found";
    const factKey = (await findFactKey(change.trx, document.list, document.factId)) ?? "";
    return work(document, change, factKey, context.now().toISOString());
  });
}

const namesOf = ({ part, versions: [newest] }: StoredDocument) => ({
  part,
  fileName: newest?.fileName ?? null,
  sha256: newest?.sha256 ?? null,
});

/** Puts a document into the recycle bin, for a reason that stays in the history. No fact changes by it. */
export function removeDocument(context: Context, id: string, reason: string): Promise<DocumentResult> {
  requirePermission(context, "documents.write");
  return onDocument(context, id, async (document, { trx, actorId, append }, factKey, at) => {
    if (document.removedAt !== null) return "nothing";
    if (document.heldAt !== null) return "held";
    if (reason.trim() === "") return "reason-required";
    await changeDocument(trx, id, { removedAt: at, removedBy: actorId });
    await append([documentEvent("removed", id, { ...document, factKey }, namesOf(document), null, reason)]);
    return "done";
  });
}

/** Takes a document back out of the recycle bin. */
export function restoreDocument(context: Context, id: string): Promise<DocumentResult> {
  requirePermission(context, "documents.write");
  return onDocument(context, id, async (document, { trx, append }, factKey) => {
    if (document.removedAt === null) return "nothing";
    await changeDocument(trx, id, { removedAt: null, removedBy: null });
    await append([documentEvent("restored", id, { ...document, factKey }, null, namesOf(document))]);
    return "done";
  });
}

/** Keeps a document from being removed and deleted (legal hold), or lets it go again; for a reason that stays in the history. */
export function holdDocument(context: Context, id: string, held: boolean, reason: string): Promise<DocumentResult> {
  requirePermission(context, "documents.hold");
  return onDocument(context, id, async (document, { trx, actorId, append }, factKey, at) => {
    if ((document.heldAt !== null) === held) return "nothing";
    if (reason.trim() === "") return "reason-required";
    await changeDocument(trx, id, held ? { heldAt: at, heldBy: actorId } : { heldAt: null, heldBy: null });
    const action = held ? "held" : "released";
    await append([documentEvent(action, id, { ...document, factKey }, namesOf(document), namesOf(document), reason)]);
    return "done";
  });
}
