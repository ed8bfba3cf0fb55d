import type { LaterPart } from "../../domain/document/signature";
import type { ObjectGraph } from "./object-graph";
import { isName, PdfDictionary, PdfName, PdfReference, PdfStream, PdfText, type PdfValue } from "./pdf-value";
import { fault, signatureLimits } from "./signature-limits";

/** What a comparison of two revisions found, and whether signatures came with it. */
export interface LaterFound {
  parts: LaterPart[];
  hasSignatures: boolean;
}

/** Ways back up: following them would compare the whole file from everywhere. Their numbers are compared. */
const upwards = new Set(["Parent", "P", "Pg"]);

/**
 * Compares what two revisions mean by a value, through every reference, each pair of objects once. Pages that are referred to
 * are told apart by number; they are compared by themselves.
 */
export class ValueComparison {
  private readonly compared = new Set<string>();

  constructor(
    readonly before: ObjectGraph,
    readonly after: ObjectGraph,
  ) {}

  isSame(first: PdfValue, second: PdfValue): boolean {
    const pairs: [PdfValue, PdfValue][] = [[first, second]];
    for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
      const [old, current] = this.step(pair[0], pair[1]);
      if (old === undefined) continue;
      if (!this.areAlike(old, current ?? null, pairs)) return false;
    }
    return true;
  }

  isSameDictionary(old: PdfDictionary, current: PdfDictionary, ignored: ReadonlySet<string>): boolean {
    return keysOf(old, current).every((key) => ignored.has(key) || this.isSameEntry(key, old.get(key), current.get(key)));
  }

  private isSameEntry(key: string, old: PdfValue, current: PdfValue): boolean {
    return upwards.has(key) ? numberOf(old) === numberOf(current) : this.isSame(old, current);
  }

  /** Follows both; nothing where this pair was compared before, or is one and the same page. */
  private step(old: PdfValue, current: PdfValue): [PdfValue, PdfValue] | [] {
    if (!(old instanceof PdfReference) && !(current instanceof PdfReference)) return [old, current];
    const pair = `${numberOf(old)} ${numberOf(current)}`;
    if (old instanceof PdfReference && current instanceof PdfReference) {
      if (this.compared.has(pair)) return [];
      if (this.compared.size >= signatureLimits.objectsReadMax) return fault("too many objects");
      this.compared.add(pair);
    }
    const before = this.before.resolve(old);
    const after = this.after.resolve(current);
    return isPage(before) && isPage(after) && numberOf(old) === numberOf(current) ? [] : [before, after];
  }

  /** Whether two values are alike themselves; what they contain is left to be compared. */
  private areAlike(old: PdfValue, current: PdfValue, pairs: [PdfValue, PdfValue][]): boolean {
    if (old instanceof PdfName) return current instanceof PdfName && old.name === current.name;
    if (old instanceof PdfText) return current instanceof PdfText && Buffer.compare(old.bytes(), current.bytes()) === 0;
    if (old instanceof PdfStream) {
      if (!(current instanceof PdfStream) || Buffer.compare(old.raw(), current.raw()) !== 0) return false;
      return this.addEntries(old.dictionary, current.dictionary, pairs);
    }
    if (old instanceof PdfDictionary) return current instanceof PdfDictionary && this.addEntries(old, current, pairs);
    if (Array.isArray(old)) {
      if (!Array.isArray(current) || old.length !== current.length) return false;
      for (const [index, one] of old.entries()) pairs.push([one, current[index] ?? null]);
      return true;
    }
    return old === current;
  }

  private addEntries(old: PdfDictionary, current: PdfDictionary, pairs: [PdfValue, PdfValue][]): boolean {
    for (const key of keysOf(old, current)) {
      if (!upwards.has(key)) pairs.push([old.get(key), current.get(key)]);
      else if (numberOf(old.get(key)) !== numberOf(current.get(key))) return false;
    }
    return true;
  }
}

export const numberOf = (value: PdfValue) => (value instanceof PdfReference ? value.number : null);

const isPage = (value: PdfValue) => value instanceof PdfDictionary && isName(value.get("Type"), "Page");

export const keysOf = (old: PdfDictionary, current: PdfDictionary) => [
  ...new Set([...old.entries.keys(), ...current.entries.keys()]),
];
