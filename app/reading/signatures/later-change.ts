import type { LaterChange, LaterPart } from "../../domain/document/signature";
import { compareAnnotations } from "./compare-annotations";
import { compareForms } from "./compare-forms";
import { keysOf, type LaterFound, ValueComparison } from "./compare-values";
import { listPages, type Page } from "./list-pages";
import { ObjectGraph } from "./object-graph";
import type { PdfDictionary } from "./pdf-value";
import type { Location } from "./reference-section";
import { PdfFault } from "./signature-limits";

/** Entries of a page that show nothing. */
const unseenInPage = new Set(["Type", "Parent", "Annots", "Tabs", "StructParents", "LastModified", "PieceInfo", "Metadata"]);
/** Of the catalog: data for validation (ISO 32000-2, 12.8.4.3), metadata, and what is compared by itself. */
const unseenInCatalog = new Set([
  ...["Type", "Version", "Extensions", "DSS", "Perms", "Metadata", "PieceInfo", "StructTreeRoot", "MarkInfo"],
  ...["Pages", "AcroForm", "Names", "AF"],
]);
const inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

/**
 * What was added to a file after a revision of it was signed. Both are read as a viewer reads them, from their own
 * cross-references, and compared from the catalog down. What cannot be read is `unknown`.
 * @param signed the file up to the end of the signed revision
 * @param after the whole file; null where its structure is broken
 */
export function laterChange(signed: Uint8Array, bytes: Uint8Array, after: ObjectGraph | null): LaterChange {
  const added = bytes.subarray(signed.length);
  if (added.every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 0))
    return { bytes: added.length, kind: "none", parts: [] };
  const unknown: LaterChange = { bytes: added.length, kind: "unknown", parts: [] };
  if (after === null) return unknown;
  try {
    const before = new ObjectGraph(signed);
    // Bytes without a table of contents of their own: a viewer may pass them over, or mend the file with them.
    if (after.references.revision === before.references.revision || !after.references.isClosed) return unknown;
    if (!isAnyElsewhere(before, after)) return { bytes: added.length, kind: "invisible", parts: [] };
    const { parts, hasSignatures } = compareRevisions(before, after);
    // A broken object is passed over by one viewer and guessed at by another.
    if (after.broken.size > before.broken.size) return unknown;
    return { bytes: added.length, kind: parts.length > 0 ? "visible" : hasSignatures ? "signature" : "invisible", parts };
  } catch (error) {
    if (error instanceof PdfFault || error instanceof RangeError) return unknown;
    throw error;
  }
}

/** Whether any object is somewhere else than it was, or what contains it is. */
function isAnyElsewhere(before: ObjectGraph, after: ObjectGraph): boolean {
  if (before.references.root.number !== after.references.root.number) return true;
  const place = (location: Location) =>
    location === "free" ? "free" : "offset" in location ? `${location.offset}` : `${location.container}/${location.index}`;
  for (const numbers of [after.references.locations.keys(), before.references.locations.keys()]) {
    for (const number of numbers) if (place(before.locationOf(number)) !== place(after.locationOf(number))) return true;
  }
  return false;
}

function compareRevisions(before: ObjectGraph, after: ObjectGraph): LaterFound {
  const old = before.catalog();
  const current = after.catalog();
  if (old === null || current === null) throw new PdfFault("no catalog");
  const comparison = new ValueComparison(before, after);
  const parts = new Set<LaterPart>();
  const signatures = comparePages(comparison, parts);
  const form = compareForms(comparison);
  for (const part of form.parts) parts.add(part);
  if (!comparison.isSameDictionary(old, current, unseenInCatalog)) parts.add("catalog");
  compareNames(comparison, old, current, parts);
  return { parts: [...parts], hasSignatures: signatures || form.hasSignatures };
}

/** The names of a document lead to its attachments and its scripts. */
function compareNames(comparison: ValueComparison, old: PdfDictionary, current: PdfDictionary, parts: Set<LaterPart>): void {
  if (!comparison.isSame(old.get("AF"), current.get("AF"))) parts.add("attachments");
  const names = comparison.before.dictionary(old.get("Names"));
  const namesNow = comparison.after.dictionary(current.get("Names"));
  const keys =
    names === null
      ? [...(namesNow?.entries.keys() ?? [])]
      : namesNow === null
        ? [...names.entries.keys()]
        : keysOf(names, namesNow);
  for (const key of keys) {
    if (!comparison.isSame(names?.get(key) ?? null, namesNow?.get(key) ?? null))
      parts.add(key === "EmbeddedFiles" ? "attachments" : "catalog");
  }
}

/** @returns whether a later signature was put on a page */
function comparePages(comparison: ValueComparison, parts: Set<LaterPart>): boolean {
  const before = listPages(comparison.before);
  const after = listPages(comparison.after);
  let hasSignatures = false;
  if (before.length !== after.length) parts.add("pages");
  for (const [index, page] of before.entries()) {
    const now = after[index];
    if (now === undefined) break;
    if (page.number !== now.number) parts.add("pages");
    for (const part of comparePage(comparison, page, now)) parts.add(part);
    const annotations = compareAnnotations(comparison, page, now);
    for (const part of annotations.parts) parts.add(part);
    hasSignatures ||= annotations.hasSignatures;
  }
  return hasSignatures;
}

function comparePage(comparison: ValueComparison, page: Page, now: Page): LaterPart[] {
  return [...new Set([...keysOf(page.dictionary, now.dictionary), ...inherited])]
    .filter((key) => !unseenInPage.has(key) && !comparison.isSame(page.get(key), now.get(key)))
    .map((key) => (key === "Contents" ? "contents" : key === "Resources" ? "resources" : "pages"));
}
