import type { SignatureReason } from "../../domain/document/signature";
import { DictionaryFinder } from "./dictionary-finder";
import { isWidget, listFields } from "./find-fields";
import { listPages, type Page } from "./list-pages";
import type { ObjectGraph } from "./object-graph";
import { isName, type PdfDictionary } from "./pdf-value";
import { PdfFault, signatureLimits } from "./signature-limits";

/** What may be a signature: its dictionary, and what is wrong with how it was found. */
export interface Candidate {
  /** Null where a field leads to none. */
  dictionary: PdfDictionary | null;
  reasons: SignatureReason[];
}

export interface Candidates {
  candidates: Candidate[];
  unsignedFields: number;
}

/**
 * Looks in two ways: from the form's fields, and for the bytes `/ByteRange` wherever they lie outside of streams. What only
 * one of the ways finds does not count as signed: a field whose dictionary is not literally in the file, or a dictionary to which
 * no field leads, neither from the form nor from a page.
 * @param graph null where the file's structure is broken
 */
export function findCandidates(bytes: Uint8Array, graph: ObjectGraph | null): Candidates {
  const byStart = new Map<number, Candidate>();
  const elsewhere: Candidate[] = [];
  let unsignedFields = 0;
  for (const { type, value, number } of graph === null ? [] : listFields(graph)) {
    if (type !== "Sig") continue;
    const dictionary = graph?.dictionary(value) ?? null;
    if (value === null && (number === null || !graph?.broken.has(number))) unsignedFields += 1;
    else if (dictionary === null || dictionary.source !== bytes) elsewhere.push({ dictionary, reasons: ["not-literal"] });
    else byStart.set(dictionary.start, { dictionary, reasons: [] });
  }
  let onPages: Set<number> | null = null;
  const finder = new DictionaryFinder(bytes, graph);
  for (const hit of hitsOf(bytes)) {
    if ([...byStart.values()].some(({ dictionary }) => dictionary && dictionary.start <= hit && hit < dictionary.end)) continue;
    const dictionary = finder.around(hit);
    if (dictionary === "in-stream") continue;
    onPages ??= graph === null ? new Set() : signaturesOnPages(graph);
    const isOnPage = onPages.has(dictionary?.start ?? -1);
    const reasons: SignatureReason[] = graph === null ? ["structure"] : isOnPage ? [] : [whyWithoutField(graph)];
    if (dictionary === null) elsewhere.push({ dictionary, reasons: [...reasons, "byte-range-shape"] });
    else byStart.set(dictionary.start, { dictionary, reasons });
  }
  const inOrder = [...byStart.entries()].sort(([a], [b]) => a - b).map(([, candidate]) => candidate);
  return { candidates: [...inOrder, ...elsewhere], unsignedFields };
}

/** No pages where they cannot be listed: nothing is found on them then. */
function pagesOf(graph: ObjectGraph): Page[] {
  try {
    return listPages(graph);
  } catch (error) {
    if (error instanceof PdfFault) return [];
    throw error;
  }
}

/** An encrypted form cannot be walked, and that is nobody's forgery. */
const whyWithoutField = ({ references, broken }: ObjectGraph): SignatureReason =>
  references.isEncrypted && broken.size > 0 ? "encrypted" : "no-field";

/** Some programs put a field on its page and forget to list it in the form; viewers find it there. */
function signaturesOnPages(graph: ObjectGraph): Set<number> {
  const starts = new Set<number>();
  for (const page of pagesOf(graph)) {
    const annotations = graph.resolve(page.dictionary.get("Annots"));
    for (const annotation of Array.isArray(annotations) ? annotations : []) {
      const dictionary = graph.dictionary(annotation);
      if (dictionary === null || !isWidget(dictionary) || !isName(graph.resolve(dictionary.get("FT")), "Sig")) continue;
      const value = graph.dictionary(dictionary.get("V"));
      if (value !== null && value.source === graph.bytes) starts.add(value.start);
    }
  }
  return starts;
}

function* hitsOf(bytes: Uint8Array): Generator<number> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let hit = file.indexOf("/ByteRange"); hit >= 0; hit = file.indexOf("/ByteRange", hit + 1)) {
    yield hit;
    count += 1;
    if (count > signatureLimits.signaturesMax * 4) return;
  }
}
