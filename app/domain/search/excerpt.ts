import { type Word, wordsOf } from "./words";

/** A piece of text and whether it is what was searched for. */
export interface TextPart {
  text: string;
  isHit: boolean;
}

/** Which of the words asked for a folded word is, by their places; none where it is not asked for. */
export type HitsOf = (form: string) => readonly number[];

const charactersBefore = 70;
const charactersMax = 260;

interface Hit {
  at: number;
  end: number;
  asked: Set<number>;
}

function hitsIn(words: Iterable<Word>, hitsOf: HitsOf): Hit[] {
  const hits: Hit[] = [];
  for (const { at, end, forms } of words) {
    const asked = new Set(forms.flatMap((form) => hitsOf(form)));
    if (asked.size > 0) hits.push({ at, end, asked });
  }
  return hits;
}

/** Where the most of the words asked for stand close together; the first such place. */
function bestHit(hits: readonly Hit[]): Hit | undefined {
  let best: { hit: Hit; words: number } | undefined;
  hits.forEach((hit, index) => {
    const words = new Set(hit.asked);
    for (let next = index + 1; next < hits.length; next += 1) {
      const other = hits[next];
      if (other === undefined || other.end > hit.at + charactersMax - charactersBefore) break;
      for (const asked of other.asked) words.add(asked);
    }
    if (best === undefined || words.size > best.words) best = { hit, words: words.size };
  });
  return best?.hit;
}

/** A place between two words, from `at` on and before `until`; `at` where there is none. */
function blankFrom(text: string, at: number, until: number): number {
  const blank = text.slice(at, until).search(/\s/u);
  return blank === -1 ? at : at + blank;
}

function cutAfter(text: string, at: number, end: number): number {
  if (end >= text.length) return text.length;
  const last = text.slice(at, end).search(/\s\S*$/u);
  return last === -1 ? end : at + last;
}

const closed = (text: string) => text.replace(/\s+/gu, " ");

function partsBetween(text: string, from: number, to: number, hits: readonly Hit[]): TextPart[] {
  const parts: TextPart[] = [];
  const add = (part: string, isHit: boolean) => {
    if (part !== "") parts.push({ text: closed(part), isHit });
  };
  let done = from;
  for (const { at, end } of hits) {
    if (at < from || at >= to) continue;
    const stop = Math.min(end, to);
    add(text.slice(done, at), false);
    add(text.slice(at, stop), true);
    done = stop;
  }
  add(text.slice(done, to), false);
  return parts;
}

/** A whole text, such as a title, with the words asked for marked. */
export const markedParts = (text: string, hitsOf: HitsOf): TextPart[] =>
  partsBetween(text, 0, text.length, hitsIn(wordsOf(text), hitsOf));

/**
 * A short piece of a long text around the words asked for, which are marked; its beginning where none of them is in it.
 * @param words all of the text
 */
export function excerptOf(text: string, words: Iterable<Word>, hitsOf: HitsOf): TextPart[] {
  const hits = hitsIn(words, hitsOf);
  const best = bestHit(hits);
  const anchor = best?.at ?? 0;
  const from = anchor <= charactersBefore ? 0 : blankFrom(text, anchor - charactersBefore, anchor);
  const to = cutAfter(text, Math.max(anchor, best?.end ?? 0), from + charactersMax);
  const parts = partsBetween(text, from, Math.max(to, Math.min(best?.end ?? 0, from + charactersMax)), hits);
  if (from > 0) parts.unshift({ text: "…", isHit: false });
  if (to < text.length) parts.push({ text: "…", isHit: false });
  return parts;
}
