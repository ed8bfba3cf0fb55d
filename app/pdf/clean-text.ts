/** Letters that need no look: printable ASCII, Latin-1 without the soft hyphen, Latin Extended-A and -B. */
const plain = /^[\x20-\x7e\xa1-\xac\xae-\u024f]*$/;

/**
 * Text as it can be drawn: composed, since a letter and its accent as two code points would stand beside one another; lines
 * divided by `\n` alone; without soft hyphens and what else is not to be seen. Directional controls go too: with them a name
 * could be made to read as another.
 */
export function cleanText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029\v\f\x85]/g, "\n")
    .replace(/[\u202f\u2007]/g, "\u00a0")
    .replace(/[\t\u1680\u2000-\u200a\u205f\u3000]/g, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/(?!\n)[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu, "");
}

/** How a code point is written that no font holds: by its number, so that the reader can tell which it is. */
export const markOf = (codePoint: number) => `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}⟩`;

/** Private use means nothing outside the system it came from, and PDF/A-3a does not take it as text (6.2.11.7.3). */
export const hasMeaning = (codePoint: number) =>
  !(codePoint >= 0xe000 && codePoint <= 0xf8ff) && codePoint < 0xf0000 && (codePoint & 0xfffe) !== 0xfffe;
