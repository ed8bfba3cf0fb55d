import type { LaterPart } from "../../domain/document/signature";
import { type LaterFound, numberOf, type ValueComparison } from "./compare-values";
import { isWidget } from "./find-fields";
import type { Page } from "./list-pages";
import type { ObjectGraph } from "./object-graph";
import { PdfDictionary, PdfName, type PdfValue } from "./pdf-value";

/** What signing an empty field writes into it. */
export const writtenBySigning: ReadonlySet<string> = new Set([
  ...["V", "AP", "M", "AS", "F", "MK", "DA", "DR", "DV", "T", "TU", "Lock", "StructParent", "P"],
]);

/**
 * Compares the annotations of a page. Those that were there have to be there still, in their order and as they were. A later
 * signature may be drawn in a place that was there for it when the earlier one was made; drawn anywhere else it could cover a price.
 */
export function compareAnnotations(comparison: ValueComparison, page: Page, now: Page): LaterFound {
  const { before, after } = comparison;
  const old = listOf(before, page.get("Annots"));
  const current = listOf(after, now.get("Annots"));
  const parts = new Set<LaterPart>();
  let hasSignatures = false;
  let at = 0;
  for (const value of current) {
    const dictionary = after.dictionary(value);
    const match = old[at];
    if (match !== undefined && numberOf(match) === numberOf(value)) {
      at += 1;
      const was = before.dictionary(match);
      if (
        was !== null &&
        dictionary !== null &&
        isSignatureWidget(before, was) &&
        signs(before, was) === null &&
        signs(after, dictionary) !== null
      ) {
        hasSignatures = true;
        if (!comparison.isSameDictionary(was, dictionary, writtenBySigning)) parts.add("annotations");
        else if (isHidden(before, was) && isDrawn(after, dictionary)) parts.add("signature-appearance");
      } else if (!comparison.isSame(match, value)) parts.add("annotations");
    } else if (dictionary !== null && isSignatureWidget(after, dictionary)) {
      hasSignatures ||= signs(after, dictionary) !== null;
      // A place to sign that is empty and drawn on is a drawing.
      if (isDrawn(after, dictionary)) parts.add(signs(after, dictionary) === null ? "annotations" : "signature-appearance");
    } else parts.add("annotations");
  }
  if (at < old.length) parts.add("annotations");
  return { parts: [...parts], hasSignatures };
}

function listOf(graph: ObjectGraph, value: PdfValue): PdfValue[] {
  const resolved = graph.resolve(value);
  return Array.isArray(resolved) ? resolved : [];
}

/** An entry of a field, its own or that of a field above it. */
function inheritedEntry(graph: ObjectGraph, field: PdfDictionary, name: string): PdfValue {
  let current: PdfDictionary | null = field;
  for (let step = 0; current !== null && step < 20; step += 1) {
    if (current.entries.has(name)) return graph.resolve(current.get(name));
    current = graph.dictionary(current.get("Parent"));
  }
  return null;
}

function isSignatureWidget(graph: ObjectGraph, annotation: PdfDictionary): boolean {
  const type = inheritedEntry(graph, annotation, "FT");
  return isWidget(annotation) && type instanceof PdfName && type.name === "Sig";
}

function signs(graph: ObjectGraph, field: PdfDictionary): PdfDictionary | null {
  const value = inheritedEntry(graph, field, "V");
  return value instanceof PdfDictionary && value.entries.has("ByteRange") ? value : null;
}

/** Flags of an annotation that is not shown: invisible, hidden, not in view (ISO 32000-1, table 165). */
const hidingFlags = 1 | 2 | 32;

function isHidden(graph: ObjectGraph, annotation: PdfDictionary): boolean {
  return (Number(graph.resolve(annotation.get("F")) ?? 0) & hidingFlags) !== 0;
}

/** Whether it takes up room on its page and has something to draw there; in doubt it does. */
function isDrawn(graph: ObjectGraph, annotation: PdfDictionary): boolean {
  const box = graph.resolve(annotation.get("Rect"));
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.isArray(box) ? box.map((one) => Number(graph.resolve(one))) : [];
  const hasNoRoom = right - left === 0 || top - bottom === 0;
  return !hasNoRoom && (annotation.entries.has("AP") || annotation.entries.has("MK"));
}
