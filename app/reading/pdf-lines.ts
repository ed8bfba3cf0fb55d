/** A piece of text as pdf.js gives it; pieces of marked content have no text. */
interface Piece {
  str: string;
  /** Matrix of the text: its last two numbers are the place where it begins. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

interface Cell {
  x: number;
  text: string;
}

const isPiece = (item: unknown): item is Piece => typeof item === "object" && item !== null && "str" in item && "hasEOL" in item;

/** A gap of so many letter heights lies between columns or cells, and not between words. */
const columnGap = 1.5;
/** A step down of so many letter heights leaves an empty line. */
const paragraphGap = 2.2;

/**
 * The lines of a page in the order in which its maker wrote them. A wide gap within a line becomes a tab, so that the cells of a table
 * do not run together. A page that was written across two columns, line by line, is read column by column.
 */
export function linesOf(items: readonly unknown[]): string {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let end: { x: number; y: number } | null = null;
  const endLine = () => {
    lines.push(line);
    line = [];
  };
  for (const item of items) {
    if (!isPiece(item)) continue;
    const cell = line.at(-1);
    if (item.str.trim() !== "") {
      const [x = 0, y = 0] = item.transform.slice(4);
      const height = item.height || 10;
      if (end !== null && cell !== undefined && Math.abs(y - end.y) > height * 0.7) endLine();
      if (end !== null && line.length === 0 && end.y - y > height * paragraphGap) lines.push([]);
      const last = line.at(-1);
      if (last === undefined || end === null || Math.abs(x - end.x) > height * columnGap) line.push({ x, text: item.str });
      else last.text += item.str;
      end = { x: x + item.width, y };
    } else if (cell !== undefined && item.str !== "") cell.text += " ";
    if (item.hasEOL) endLine();
  }
  endLine();
  return byColumns(lines)
    .map((cells) => cells.map((cell) => cell.text.trim().replace(/ {2,}/g, " ")).join("\t"))
    .join("\n")
    .trim();
}

/** Lines of prose fill their column; the labels of a form do not. */
const proseCharacters = 28;

function byColumns(lines: readonly Cell[][]): readonly Cell[][] {
  const pairs = lines.filter((line) => line.length === 2);
  const starts = new Map<number, number>();
  for (const [, right] of pairs) {
    const x = Math.round(right?.x ?? 0);
    starts.set(x, (starts.get(x) ?? 0) + 1);
  }
  const [column, count] = [...starts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  const isColumn = (cell: Cell) => Math.abs(cell.x - column) <= 1;
  const both = pairs.filter(([, right]) => right !== undefined && isColumn(right));
  const lengthOf = (side: 0 | 1) =>
    both.reduce((sum, line) => sum + (line[side]?.text.length ?? 0), 0) / Math.max(1, both.length);
  if (count < 10 || lengthOf(0) < proseCharacters || lengthOf(1) < proseCharacters) return lines;
  const left = lines.map((line) => line.filter((cell) => !isColumn(cell)));
  const right = lines.map((line) => line.filter(isColumn));
  return [...left, [], ...right].filter((line, index, all) => line.length > 0 || (all[index - 1]?.length ?? 0) > 0);
}
