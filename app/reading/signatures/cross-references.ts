import { isWhole, type PdfDictionary, PdfReference } from "./pdf-value";
import { type Location, readSection } from "./reference-section";
import { fault, signatureLimits } from "./signature-limits";
import { ValueParser } from "./value-parser";

/** The table of contents of a file, or of what the file was at an earlier revision. */
export interface CrossReferences {
  locations: Map<number, Location>;
  root: PdfReference;
  isEncrypted: boolean;
  /** Every offset that any revision so far has given, in ascending order: what an update replaced is here as well. */
  offsets: number[];
  revision: number;
  /** Nothing follows the end of the last revision: behind further bytes, some viewers look for objects on their own. */
  isClosed: boolean;
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
  let entryCount = 0;
  let root: PdfReference | null = null;
  let isEncrypted = false;
  const visit = (offset: number): PdfDictionary => {
    if (sections.includes(offset) || sections.length >= signatureLimits.sectionsMax) return fault("sections run in a circle");
    sections.push(offset);
    const { entries, trailer } = readSection(bytes, offset);
    entryCount += entries.length;
    if (entryCount > 4 * signatureLimits.objectNumbersMax) return fault("too many entries");
    for (const [number, location] of entries) {
      if (!locations.has(number)) locations.set(number, location);
      if (location !== "free" && "offset" in location) offsets.add(location.offset);
      if (locations.size > signatureLimits.objectNumbersMax) return fault("too many objects");
    }
    if (root === null && trailer.get("Root") instanceof PdfReference) root = trailer.get("Root") as PdfReference;
    isEncrypted ||= trailer.get("Encrypt") !== null;
    return trailer;
  };
  const end = new ValueParser(bytes, last + "startxref".length);
  let next: number | null = end.whole();
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
  return {
    locations,
    root,
    isEncrypted,
    offsets: [...offsets].sort((a, b) => a - b),
    revision,
    isClosed: isEnd(bytes.subarray(end.at)),
  };
}

const isEnd = (rest: Uint8Array) =>
  rest.length < 1_024 && /^\s*%%EOF[\s\0]*$/.test(Buffer.from(rest.buffer, rest.byteOffset, rest.length).toString("latin1"));
