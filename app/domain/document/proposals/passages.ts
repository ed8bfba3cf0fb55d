/** A piece of a document's text that is judged by itself. */
export interface Passage {
  /** Counted from 1. */
  page: number;
  text: string;
}

/** A line or a sentence that is longer is none that anybody wrote; what is made to be slow to search is cut to this. */
const charactersMax = 3_000;

/** The lines that hold something. Cells of a row are apart by tabs. */
export function linesOf(pageTexts: readonly string[]): Passage[] {
  return pageTexts.flatMap((text, index) =>
    text
      .split("\n")
      .map((line) => ({ page: index + 1, text: line.slice(0, charactersMax).trim() }))
      .filter((line) => line.text !== ""),
  );
}

/** Begins a clause or an item: `7.`, `7.3`, `(a)`, `A.1`, `Clause 9`, a bullet. A number that a sentence was broken before is none. */
const begin =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\(?[a-z][.)]|\([ivx]+\)|[A-D]\.\d{1,2}\.?|[•▪●–-])\s+["“(]?\p{Lu}|^(?:Clause|Bestemmelse|Annex|Appendix|Bilag)\s/u;

const isHeading = (line: string) => line.length < 80 && !/[.,;:]$/.test(line) && begin.test(line);

/** A full stop after these ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:nr|jf|stk|ca|art|f\.eks|fx|bl\.a|mv|m\.v|m\.fl|pkt|kap|pr|inkl|ekskl|tlf|no|nos|e\.g|i\.e|approx|incl|para|cf|d|dr|St|\p{L}|\d{1,2})\.$/iu;

/**
 * The sentences of each page, on one line each, words that a line's end broke put together again. A row of a table is one of its own,
 * and so is a heading: what stands beside a sentence says nothing about it.
 */
export function sentencesOf(pageTexts: readonly string[]): Passage[] {
  return pageTexts.flatMap((text, index) =>
    blocksOf(text)
      .flatMap(splitSentences)
      .map((sentence) => ({ page: index + 1, text: sentence })),
  );
}

function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let block = "";
  const endBlock = () => {
    if (block.trim() !== "") blocks.push(block.trim());
    block = "";
  };
  for (const line of text.split("\n").map((one) => one.trim())) {
    const stands = line === "" || line.includes("\t") || begin.test(line);
    if (stands) endBlock();
    block = joinLines(block, line);
    if (line === "" || line.includes("\t") || isHeading(line) || block.length > charactersMax) endBlock();
  }
  endBlock();
  return blocks;
}

function joinLines(block: string, line: string): string {
  const isBroken = /\p{L}-$/u.test(block) && /^\p{Ll}/u.test(line) && !/^(?:og|eller|and|or)\b/.test(line);
  return isBroken ? block.slice(0, -1) + line : `${block} ${line}`;
}

function splitSentences(block: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index } of block.matchAll(/[.!?]\s+(?=["“(]?\p{Lu})/gu)) {
    const end = index + 1;
    if (abbreviation.test(block.slice(start, end))) continue;
    sentences.push(block.slice(start, end));
    start = end;
  }
  sentences.push(block.slice(start));
  return sentences
    .map((sentence) => sentence.trim().replace(/ {2,}/g, " "))
    .filter((sentence) => sentence !== "" && sentence.length <= charactersMax);
}

const wordsMax = 280;

/** The passage as it is quoted: whole, or as much around the place as fits, cut between words. */
export function quote(text: string, index: number, length: number): string {
  if (text.length <= wordsMax) return text;
  const spare = Math.max(0, wordsMax - length);
  const from = Math.max(0, Math.min(index - Math.floor(spare / 2), text.length - wordsMax));
  const cut = text.slice(from, from + wordsMax);
  return cut.replace(from > 0 ? /^\S*\s/ : /^/, "").replace(from + wordsMax < text.length ? /\s\S*$/ : /$/, "");
}
