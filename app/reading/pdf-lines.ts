/** A piece of text as pdf.js gives it; pieces of marked content have no text. */
interface Piece {
  str: string;
  /** Matrix of the text: its last two numbers are the place where it begins. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

const isPiece = (item: unknown): item is Piece => typeof item === "object" && item !== null && "str" in item && "hasEOL" in item;

/** A gap of so many letter heights lies between columns or cells, and not between words. */
const columnGap = 1.5;

/**
 * The lines of a page in the order in which its maker wrote them. A wide gap within a line becomes a tab, so that the cells of a table
 * and the lines of two columns beside each other do not run together.
 */
export function linesOf(items: readonly unknown[]): string {
  const lines: string[] = [];
  let line = "";
  let end: { x: number; y: number } | null = null;
  const endLine = () => {
    lines.push(line.trimEnd());
    line = "";
  };
  for (const item of items) {
    if (!isPiece(item)) continue;
    if (item.str.trim() !== "") {
      const [x = 0, y = 0] = item.transform.slice(4);
      const height = item.height || 10;
      if (end !== null && line !== "") {
        if (Math.abs(y - end.y) > height * 0.7) endLine();
        else if (Math.abs(x - end.x) > height * columnGap) line = `${line.trimEnd()}\t`;
      }
      line += item.str;
      end = { x: x + item.width, y };
    } else if (line !== "" && item.str !== "" && !/\s$/.test(line)) line += " ";
    if (item.hasEOL) endLine();
  }
  endLine();
  return lines.join("\n").trim();
}
