/** Line ends, spaces and hyphens are where the reader of a file and what draws it may differ. */
const bare = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\s\u00ad‐-]/gu, "")
    .toLowerCase();

/** Which pieces of a page's text, in their order, the words lie in; none where they do not stand there as they are. */
export function piecesOf(pieces: readonly string[], words: string): number[] {
  const sought = bare(words);
  if (sought === "") return [];
  const bared = pieces.map(bare);
  const start = bared.join("").indexOf(sought);
  if (start < 0) return [];
  const found: number[] = [];
  let at = 0;
  for (const [index, piece] of bared.entries()) {
    if (piece !== "" && at < start + sought.length && at + piece.length > start) found.push(index);
    at += piece.length;
  }
  return found;
}
