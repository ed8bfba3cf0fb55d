import type { ObjectGraph } from "./object-graph";
import { PdfDictionary, PdfStream, type PdfValue } from "./pdf-value";
import { PdfFault, signatureLimits } from "./signature-limits";
import { ValueParser } from "./value-parser";

/** A signature's value stands before its byte range in some files, so that the beginning of its object may be far. */
const backwardsMax = 2 * signatureLimits.contentsBytesMax + 64 * 1024;

/** Finds the dictionary that a place of the file is in; reads no object twice, however many places are asked about. */
export class DictionaryFinder {
  private readonly read = new Map<number, PdfValue>();

  constructor(
    readonly bytes: Uint8Array,
    readonly graph: ObjectGraph | null,
  ) {}

  /** `in-stream`: a signed PDF that is attached unpacked lies in a stream, and is another file's. */
  around(hit: number): PdfDictionary | "in-stream" | null {
    const { bytes, graph } = this;
    const offset = graph === null ? null : lastUpTo(graph.references.offsets, hit);
    if (graph !== null && offset !== null) {
      const value = this.attempt(offset, () => graph.readAt(offset, null));
      if (value instanceof PdfStream && value.start <= hit && hit < value.end) return "in-stream";
      const found = value === null ? null : innermost(value instanceof PdfStream ? value.dictionary : value, hit, 0);
      if (found !== null) return found;
    }
    // No cross-reference leads here: the nearest `obj` before it will do.
    const from = Math.max(0, hit - backwardsMax);
    const word = Buffer.from(bytes.buffer, bytes.byteOffset + from, hit - from).lastIndexOf(" obj");
    if (word < 0) return null;
    const start = from + word + " obj".length;
    const value = this.attempt(start, () => new ValueParser(bytes, start).value());
    return value === null ? null : innermost(value, hit, 0);
  }

  private attempt(at: number, read: () => PdfValue): PdfValue {
    const known = this.read.get(at);
    if (known !== undefined) return known;
    let value: PdfValue = null;
    try {
      value = read();
    } catch (error) {
      if (!(error instanceof PdfFault)) throw error;
    }
    this.read.set(at, value);
    return value;
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
