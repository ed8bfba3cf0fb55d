import type { SignatureReason } from "../../domain/document/signature";
import { listFields } from "./find-fields";
import type { ObjectGraph } from "./object-graph";
import { PdfDictionary, PdfStream, type PdfValue } from "./pdf-value";
import { PdfFault, signatureLimits } from "./signature-limits";
import { ValueParser } from "./value-parser";

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
 * one of the ways finds does not count as signed: a field whose dictionary is not literally in the file, or a dictionary to which no
 * field leads.
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
  for (const hit of hitsOf(bytes)) {
    if ([...byStart.values()].some(({ dictionary }) => dictionary && dictionary.start <= hit && hit < dictionary.end)) continue;
    const dictionary = dictionaryAround(bytes, hit, graph);
    if (dictionary === "in-stream") continue;
    const reasons: SignatureReason[] = [graph === null ? "structure" : "no-field"];
    if (dictionary === null) elsewhere.push({ dictionary, reasons: [...reasons, "byte-range-shape"] });
    else byStart.set(dictionary.start, { dictionary, reasons });
  }
  const inOrder = [...byStart.entries()].sort(([a], [b]) => a - b).map(([, candidate]) => candidate);
  return { candidates: [...inOrder, ...elsewhere], unsignedFields };
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

/** A signature's value stands before its byte range in some files, so that the beginning of its object may be far. */
const backwardsMax = 2 * signatureLimits.contentsBytesMax + 64 * 1024;

/** The dictionary that a place of the file is in. A signed PDF that is attached unpacked lies in a stream, and is another file's. */
function dictionaryAround(bytes: Uint8Array, hit: number, graph: ObjectGraph | null): PdfDictionary | "in-stream" | null {
  const offset = graph === null ? null : lastUpTo(graph.references.offsets, hit);
  if (graph !== null && offset !== null) {
    const value = attempt(() => graph.readAt(offset, null));
    if (value instanceof PdfStream && value.start <= hit && hit < value.end) return "in-stream";
    const found = value === null ? null : innermost(value instanceof PdfStream ? value.dictionary : value, hit, 0);
    if (found !== null) return found;
  }
  // No cross-reference leads here: the nearest `obj` before it will do.
  const from = Math.max(0, hit - backwardsMax);
  const before = Buffer.from(bytes.buffer, bytes.byteOffset + from, hit - from).toString("latin1");
  const word = before.lastIndexOf(" obj");
  if (word < 0) return null;
  const value = attempt(() => new ValueParser(bytes, from + word + 4).value());
  return value === null ? null : innermost(value, hit, 0);
}

function attempt(read: () => PdfValue): PdfValue {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfFault) return null;
    throw error;
  }
}

/** The innermost dictionary around a place. */
function innermost(value: PdfValue, hit: number, depth: number): PdfDictionary | null {
  if (depth > signatureLimits.nestingMax) return null;
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = innermost(one, hit, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!(value instanceof PdfDictionary) || hit < value.start || hit >= value.end) return null;
  return innermost([...value.entries.values()], hit, depth + 1) ?? value;
}

function lastUpTo(sorted: readonly number[], value: number): number | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? null;
}
