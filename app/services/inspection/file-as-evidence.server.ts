import { findFactId } from "../../../db/queries/document.server";
import { findBlob } from "../../../db/queries/reading.server";
import { findFile, noteFiled } from "../../../db/queries/inspection-answer.server";
import { findCase } from "../../../db/queries/inspection-case.server";
import { isDoable } from "../../domain/inspection/inspection-case";
import { permissionToWrite } from "../../domain/permissions/fact";
import type { Evidence } from "../../domain/portfolio";
import { type Context, requirePermission, scopeOf } from "../context";
import { writeVersion } from "../document/write-version.server";
import { schemaOfList } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, editSubcontractor, refuse } from "../subcontractor/edit-subcontractor.server";
import { keyWords, newKey } from "../subcontractor/new-key.server";

export type FiledResult = { outcome: "filed"; documentId: string } | Exclude<EditResult, { outcome: "saved" }>;

/**
 * Makes a file that came with an answer evidence of its subcontractor: it waits for its review like any other that was uploaded, and
 * counts for nothing before. Doing it twice does it once.
 * @param kind of evidence, as a form gives it
 */
export async function fileAsEvidence(context: Context, caseId: string, fileId: string, kind: string): Promise<FiledResult> {
  requirePermission(context, "documents.write");
  requirePermission(context, permissionToWrite("evidence"));
  const { reader } = context.database;
  const found = await findCase(reader, scopeOf(context), caseId);
  const given = found === null ? null : await findFile(reader, caseId, fileId);
  const blob = given === null ? null : await findBlob(reader, given.sha256);
  const subcontractorKey = found?.subcontractor?.key;
  if (blob === null || subcontractorKey === undefined || !isDoable("file-as-evidence", found?.state ?? "open"))
    return { outcome: "not-found" };
  let documentId = "";
  const result = await editSubcontractor(context, subcontractorKey, async (facts, change) => {
    const { trx } = change;
    const file = await findFile(trx, caseId, fileId);
    if (file === null) return refuse({ outcome: "not-found" });
    if (file.documentId !== null) {
      documentId = file.documentId;
      return {
        after: facts,
        event: { action: "changed", subject: "evidence", subjectKey: "", before: null, after: null, reason: null },
      };
    }
    const key = await newKey(change, facts, "evidence", keyWords("evidence", { kind, issuedOn: context.today }));
    const input = { key, kind, title: file.fileName, receivedOn: context.today, review: "pending", sites: [] };
    const parsed = schemaOfList.evidence.safeParse(input);
    if (!parsed.success) return refuse({ outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") });
    const evidence = parsed.data as Evidence;
    return {
      after: { ...facts, evidence: [...facts.evidence, evidence] },
      event: { action: "created", subject: "evidence", subjectKey: key, before: null, after: evidence, reason: null },
      beside: async (subcontractorId) => {
        const factId = await findFactId(trx, "evidence", subcontractorId, key);
        if (factId === null) throw new Error("Evidence that was just saved is there.");
        const { sha256, sizeBytes, mediaType } = blob;
        const { id } = await writeVersion(change, {
          place: { subcontractorId, subcontractorKey, list: "evidence", factKey: key, factId },
          document: null,
          part: "main",
          content: { sha256, sizeBytes, mediaType },
          fileName: file.fileName,
          at: context.now().toISOString(),
        });
        await noteFiled(trx, file.id, factId, id);
        documentId = id;
      },
    };
  });
  return result.outcome === "saved" ? { outcome: "filed", documentId } : result;
}
