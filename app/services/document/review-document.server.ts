import {
  changeDocumentVersion,
  type DocumentVersion,
  findDocument,
  findFactKey,
  type StoredDocument,
} from "../../../db/queries/document.server";
import { factAfter } from "../../domain/carry-over";
import { isAccepted, type Signing, type Verdict } from "../../domain/document/document";
import { permissionsToEdit } from "../../domain/permissions/fact";
import type { Agreement, Evidence, Finding, Subcontractor } from "../../domain/portfolio";
import { freeKey, slugOf } from "../../domain/slug";
import { type Context, requirePermission, scopeOf } from "../context";
import { schemaOfList } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import type { Change } from "../register/change-register.server";
import { digestOf, type EditResult, editSubcontractor, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";
import { openFindings } from "../flow-down/open-findings.server";
import { keepDuties } from "../subcontractor/keep-duties.server";
import { documentEvent } from "./document-event";
import type { DocumentReview } from "./document-review";

const factsOf = (
  { part }: StoredDocument,
  version: DocumentVersion,
  verdict: Verdict,
  note: string | null,
  signing: Signing | null,
) => {
  const { number, sha256, sizeBytes, mediaType, fileName } = version;
  return { part, number, sha256, sizeBytes, mediaType, fileName, verdict, note, signing };
};

/**
 * A paper that carries no signature made by a certificate can be signed all the same: by hand and scanned, or by a click. Whoever
 * files it as signed says why it counts.
 */
function requireReason(fact: Agreement | Evidence, signing: Signing | null, isSealed: boolean): void {
  const isFiledAsSigned = "signedOn" in fact && fact.signedOn !== null;
  if (!isFiledAsSigned || isSealed) return;
  if (signing === null) refuseField("signing", "signing-required");
  else if ((signing.unsignedReason ?? "").trim() === "") refuseField("unsignedReason", "unsigned-reason-required");
}

/**
 * The findings of an acceptance: of each exception that the evidence tells of, unless one is open about it, and of what was
 * remarked.
 */
function findingsOf(
  facts: Subcontractor,
  { verdict, finding, exceptions }: DocumentReview,
  evidenceKey: string | null,
): Finding[] {
  const isOpen = (title: string) =>
    facts.findings.some((one) => one.evidence === evidenceKey && one.closedOn === null && one.title === title);
  const titles: unknown[] = evidenceKey === null ? [] : [...new Set(exceptions)].filter((title) => !isOpen(title));
  if (verdict === "accepted-with-remarks" && (exceptions.length === 0 || (finding?.["title"] ?? null) !== null))
    titles.push(finding?.["title"] ?? null);
  const opened: Finding[] = [];
  for (const title of titles) {
    const held = { ...facts, findings: [...facts.findings, ...opened] };
    opened.push(findingOf(held, { ...finding, title }, evidenceKey));
  }
  return opened;
}

/** One finding, under a key of its own. */
function findingOf(facts: Subcontractor, given: Record<string, unknown>, evidenceKey: string | null): Finding {
  const input = { closedOn: null, evidence: evidenceKey, inspection: null, ...given };
  const key = freeKey(slugOf(String(given["title"] ?? "finding")), (candidate) =>
    facts.findings.some((one) => one.key === candidate),
  );
  const parsed = schemaOfList.findings.safeParse({ ...input, key });
  if (parsed.success) return parsed.data as Finding;
  return refuse({ outcome: "refused", refusals: refusalsOf(parsed.error, input, "$.finding") });
}

/** The agreement or evidence after an acceptance, which is also the day it was looked at. */
function acceptedFact(context: Context, document: StoredDocument, before: Agreement | Evidence, given: Record<string, unknown>) {
  const judged = document.list === "evidence" ? { review: "accepted" } : {};
  const input = { reviewedOn: context.today, ...given, ...judged, key: before.key };
  const parsed = schemaOfList[document.list].safeParse(input);
  if (!parsed.success) return refuse({ outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") });
  return parsed.data as Agreement | Evidence;
}

async function writeVerdict(
  context: Context,
  { trx, actorId, append }: Change,
  document: StoredDocument,
  factKey: string,
  version: DocumentVersion,
  { verdict, note, signing }: DocumentReview,
): Promise<void> {
  const change = { verdict, note, signing: signing === null ? null : JSON.stringify(signing) };
  await changeDocumentVersion(trx, version.id, { ...change, reviewedAt: context.now().toISOString(), reviewedBy: actorId });
  const before = factsOf(document, version, version.verdict, version.note, version.signing);
  await append([
    documentEvent("reviewed", document.id, { ...document, factKey }, before, factsOf(document, version, verdict, note, signing)),
  ]);
}

/**
 * Judges a version. Only an acceptance changes facts: the agreement or evidence becomes what the form says, in the same
 * transaction; a rejected version changes none.
 * @param isSealed whether the file carries a signature that a certificate made and that holds
 */
export async function reviewDocument(
  context: Context,
  id: string,
  review: DocumentReview,
  isSealed: boolean,
): Promise<EditResult> {
  requirePermission(context, "documents.write");
  const found = await findDocument(context.database.reader, scopeOf(context), id);
  if (found === null || found.removedAt !== null) return { outcome: "not-found" };
  return editSubcontractor(context, found.subcontractorKey, async (facts, change) => {
    const document = await findDocument(change.trx, scopeOf(context), id);
    const version = document?.versions[0];
    const factKey = document === null ? null : await findFactKey(change.trx, document.list, document.factId);
    const before = document === null ? null : (facts[document.list].find(({ key }) => key === factKey) ?? null);
    if (document === null || version === undefined || before === null || factKey === null)
      return refuse({ outcome: "not-found" });
    if (version.number !== review.number) return refuseField("number", "newer-version");
    if (review.digest !== null && review.digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    const { list } = document;
    const reviewer = list === "evidence" ? "evidence.review" : "agreements.write";
    requirePermission(context, reviewer);
    const isRemarking = review.verdict === "accepted-with-remarks";
    if ((isRemarking || review.verdict === "rejected") && (review.note ?? "").trim() === "") refuseField("note", "note-required");
    await writeVerdict(context, change, document, factKey, version, review);
    const unchanged = { action: "changed" as const, subject: list, subjectKey: factKey, before, after: before, reason: null };
    if (!isAccepted(review.verdict)) return { after: facts, event: unchanged };

    const after = factAfter(list, before, acceptedFact(context, document, before, review.fact), facts) as Agreement | Evidence;
    requireReason(after, review.signing, isSealed);
    for (const permission of permissionsToEdit(list, before, after)) requirePermission(context, permission);
    const duty = { facts, list, before, after, reason: review.dutyReason, uploadedBy: version.uploadedBy };
    const reason = await keepDuties(context, change.trx, duty);
    const things = (facts[list] as (Agreement | Evidence)[]).map((one) => (one.key === factKey ? after : one));
    const opened = await openFindings(context, change, { ...facts, [list]: things }, after);
    const event = { action: "changed" as const, subject: list, subjectKey: factKey, before, after, reason };
    const findings = findingsOf(opened.after, review, list === "evidence" ? factKey : null);
    const created = { action: "created" as const, subject: "findings" as const, before: null, reason: null };
    return {
      after: { ...opened.after, findings: [...opened.after.findings, ...findings] },
      event,
      further: [...opened.further, ...findings.map((after) => ({ ...created, subjectKey: after.key, after }))],
    };
  });
}
