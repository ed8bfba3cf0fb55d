import { foldName } from "../slug";

/**
 * Text as words to search by: what is indexed, what is asked for and what is marked in an excerpt are cut and folded here and
 * nowhere else, so that they agree, and a word holds letters and digits alone, so that it means nothing to a query language.
 */

/** Joins a word: what is not drawn, as the soft hyphen. */
const undrawn = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const letter = `[\\p{L}\\p{N}\\p{M}${undrawn}]`;
/** A hyphen at the end of a line breaks a word where a small letter begins the next. */
const wordPattern = new RegExp(`${letter}+(?:-\\n(?=\\p{Ll})${letter}+)*`, "gu");
const firstOfTwo = new RegExp(`a(?=[${undrawn}]*a)`, "gi");
const noLetter = /[^\p{L}\p{N}]/gu;

const wordLengthMax = 64;
const queryWordsMax = 20;
/** Longer questions are cut off there. */
export const queryLengthMax = 200;

/** Most words are of these, and have no more to fold. */
const isPlain = /^[a-z0-9æøå]+$/;

function foldWord(text: string): string {
  const lower = text.toLowerCase();
  const folded = isPlain.test(lower) ? lower.replaceAll("aa", "å") : foldName(text).replace(noLetter, "");
  return folded.slice(0, wordLengthMax);
}

/** Folded, and once more with `aa` as it is written: `data` is the beginning of `dataansvarlig`, too. */
function formsOf(text: string): string[] {
  const folded = foldWord(text);
  const spelled = text.replace(firstOfTwo, "$&\0");
  return spelled === text ? [folded] : [folded, foldWord(spelled)];
}

/** A word where it stands in a text. */
export interface Word {
  at: number;
  end: number;
  /** Folded, the whole first; of one that the end of a line breaks its parts as well, for the hyphen may be its own. */
  forms: string[];
}

export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const parts = word.split("-\n");
    const forms = (parts.length === 1 ? parts : [parts.join(""), ...parts]).flatMap(formsOf).filter((form) => form !== "");
    if (forms.length > 0) yield { at: index, end: index + word.length, forms };
  }
}

/** All words of a text with blanks between them, as an index takes them. */
export function indexedWords(text: string): string {
  const words: string[] = [];
  for (const { forms } of wordsOf(text)) words.push(...forms);
  return words.join(" ");
}

/** What somebody asks for, without what is no text, and no longer than is looked at. */
export const askedText = (query: string) =>
  query
    .slice(0, queryLengthMax)
    .replace(/\p{Cc}+/gu, " ")
    .trim();

/** The words that documents are searched for: all of them, the last one as the beginning of a word. */
export function askedWords(query: string): string[] {
  const words = [...wordsOf(askedText(query))].flatMap(({ forms }) => forms.slice(0, 1)).slice(0, queryWordsMax);
  const last = words.pop() ?? "";
  return last === "" ? [] : [...new Set(words), last];
}

/** The parts that names are searched for, each anywhere in a folded name: `a/s` stays one. */
export function askedParts(query: string): string[] {
  const parts = foldName(askedText(query))
    .split(" ")
    .map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
  return [...new Set(parts)].filter((part) => part !== "").slice(0, queryWordsMax);
}
