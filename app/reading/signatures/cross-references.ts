import { isName, isWhole, PdfDictionary, PdfReference, PdfStream } from "./pdf-value";
import { fault, signatureLimits } from "./signature-limits";
import { unpackStream } from "./unpack-stream";
import { ValueParser } from "./value-parser";

/** Where an object is: at an offset of the file, or the n-th within a stream of objects. */
export type Location = { offset: number } | { container: number; index: number } | "free";

/** The table of contents of a file, or of what the file was at an earlier revision. */
export interface CrossReferences {
  locations: Map<number, Location>;
  root: PdfReference;
  isEncrypted: boolean;
  /** Every offset that any revision so far has given, in ascending order: what an update replaced is here as well. */
  offsets: number[];
  revision: number;
}

interface Section {
  entries: [number: number, location: Location][];
  trailer: PdfDictionary;
}

/**
 * Follows the chain of cross-references from the last `startxref` back to the first, as a viewer does. Which object counts is
 * decided here and not by which one comes last in the file: that is what attacks by shadow objects live on.
 * @param bytes the file, cut off after a revision to read that revision
 */
export function readCrossReferences(bytes: Uint8Array): CrossReferences {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = file.lastIndexOf("startxref");
  if (last < 0) return fault("no startxref");
  const locations = new Map<number, Location>();
  const offsets = new Set<number>();
  const sections: number[] = [];
  let root: PdfReference | null = null;
  let isEncrypted = false;
  const visit = (offset: number): PdfDictionary => {
    if (sections.includes(offset) || sections.length >= signatureLimits.sectionsMax) return fault("sections run in a circle");
    sections.push(offset);
    const { entries, trailer } = readSection(bytes, offset);
    for (const [number, location] of entries) {
      if (!locations.has(number)) locations.set(number, location);
      if (location !== "free" && "offset" in location) offsets.add(location.offset);
      if (locations.size > signatureLimits.objectNumbersMax) return fault("too many objects");
    }
    if (root === null && trailer.get("Root") instanceof PdfReference) root = trailer.get("Root") as PdfReference;
    isEncrypted ||= trailer.get("Encrypt") !== null;
    return trailer;
  };
  let next: number | null = new ValueParser(bytes, last + "startxref".length).whole();
  let revision = 0;
  let following = Number.POSITIVE_INFINITY;
  while (next !== null) {
    const trailer = visit(next);
    // A linearized file has two sections of one revision, the newer before the older.
    if (next < following) revision += 1;
    following = next;
    const beside = trailer.get("XRefStm");
    if (isWhole(beside)) visit(beside);
    const previous = trailer.get("Prev");
    next = isWhole(previous) ? previous : null;
  }
  if (root === null) return fault("no root");
  return { locations, root, isEncrypted, offsets: [...offsets].sort((a, b) => a - b), revision };
}

function readSection(bytes: Uint8Array, offset: number): Section {
  const parser = new ValueParser(bytes, offset);
  if (parser.takes("xref")) return readTable(parser);
  parser.whole();
  parser.whole();
  if (!parser.takes("obj")) return fault("no cross-references");
  const trailer = parser.value();
  if (!(trailer instanceof PdfDictionary) || !isName(trailer.get("Type"), "XRef")) return fault("no cross-references");
  const start = streamStart(parser);
  const length = trailer.get("Length");
  if (start === null || !isWhole(length) || start + length > bytes.length) return fault("no cross-references");
  return readStream(new PdfStream(trailer, bytes, start, start + length));
}

/** Where the bytes of a stream begin; null where no stream follows the dictionary. */
export function streamStart(parser: ValueParser): number | null {
  if (!parser.takes("stream")) return null;
  if (parser.bytes[parser.at] === 13) parser.at += 1;
  if (parser.bytes[parser.at] === 10) parser.at += 1;
  return parser.at;
}

function readTable(parser: ValueParser): Section {
  const entries: Section["entries"] = [];
  while (!parser.takes("trailer")) {
    const first = parser.whole();
    const count = parser.whole();
    if (count > signatureLimits.objectNumbersMax) return fault("too many objects");
    for (let number = first; number < first + count; number += 1) {
      const offset = parser.whole();
      parser.whole();
      const word = parser.word();
      if (word !== "n" && word !== "f") return fault("no entry");
      // Some programs write objects that are not there as in use at 0.
      entries.push([number, word === "f" || offset === 0 ? "free" : { offset }]);
    }
  }
  const trailer = parser.value();
  return trailer instanceof PdfDictionary ? { entries, trailer } : fault("no trailer");
}

function readStream(stream: PdfStream): Section {
  const trailer = stream.dictionary;
  const widths = trailer.get("W");
  const size = trailer.get("Size");
  if (!Array.isArray(widths) || widths.length < 3 || !widths.every((width) => isWhole(width) && width <= 8) || !isWhole(size))
    return fault("no widths");
  const [typeWidth, secondWidth, thirdWidth] = widths as [number, number, number];
  const index = trailer.get("Index") ?? [0, size];
  if (!Array.isArray(index) || !index.every(isWhole)) return fault("no index");
  const bytes = unpackStream(stream, signatureLimits.unpackedBytesMax, (value) => value);
  const entries: Section["entries"] = [];
  let at = 0;
  const take = (width: number): number => {
    if (at + width > bytes.length) return fault("too few entries");
    let value = 0;
    for (let end = at + width; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] as number;
    const count = index[pair + 1] as number;
    if (count > signatureLimits.objectNumbersMax) return fault("too many objects");
    for (let number = first; number < first + count; number += 1) {
      const type = typeWidth === 0 ? 1 : take(typeWidth);
      const second = take(secondWidth);
      const third = take(thirdWidth);
      if (type === 0) entries.push([number, "free"]);
      if (type === 1) entries.push([number, { offset: second }]);
      if (type === 2) entries.push([number, { container: second, index: third }]);
    }
  }
  return { entries, trailer };
}
