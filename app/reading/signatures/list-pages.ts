import type { ObjectGraph } from "./object-graph";
import { isName, type PdfDictionary, PdfReference, type PdfValue } from "./pdf-value";
import { fault, signatureLimits } from "./signature-limits";

export interface Page {
  number: number | null;
  dictionary: PdfDictionary;
  /** With what the page inherits. */
  get(name: string): PdfValue;
}

/** What a page takes from the nodes above it (ISO 32000-1, 7.7.3.4). */
const inheritable = ["Resources", "MediaBox", "CropBox", "Rotate"];

/** The pages in their order. */
export function listPages(graph: ObjectGraph): Page[] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue, inherited: ReadonlyMap<string, PdfValue>, depth: number): void => {
    if (depth > signatureLimits.nestingMax) fault("pages nested too deeply");
    const number = value instanceof PdfReference ? value.number : null;
    if (number !== null && seen.has(number)) fault("a page is there twice");
    if (number !== null) seen.add(number);
    const dictionary = graph.dictionary(value) ?? fault("no page");
    const known = new Map(inherited);
    for (const name of inheritable) if (dictionary.entries.has(name)) known.set(name, dictionary.get(name));
    const kids = graph.resolve(dictionary.get("Kids"));
    if (Array.isArray(kids) && !isName(dictionary.get("Type"), "Page")) {
      for (const kid of kids) visit(kid, known, depth + 1);
      return;
    }
    if (pages.length >= signatureLimits.pagesMax) fault("too many pages");
    pages.push({ number, dictionary, get: (name) => known.get(name) ?? dictionary.get(name) });
  };
  visit(graph.catalog()?.get("Pages") ?? null, new Map(), 0);
  return pages;
}
