import { refuseFile } from "./refused-file";
import { tableLimits } from "./table-limits";

/** Where a sheet computes: cells with a formula, and the ranges that an array formula or a data table fills. */
export interface SheetFormulas {
  has: (row: number, column: number) => boolean;
  /** Cells with a formula of their own, whether or not a value is kept beside it: column numbers by row number, both from 1. */
  cells: ReadonlyMap<number, readonly number[]>;
}

interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Tags that count, and what may hide something that only looks like one. Attributes may hold a `>`. */
const markup = /<!--|<!\[CDATA\[|<!DOCTYPE|<(?:[\w.-]+:)?(row|c|f|v|is)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/g;

const attributePatterns = {
  r: /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  t: /\st\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  ref: /\sref\s*=\s*(?:"([^"]*)"|'([^']*)')/,
};

function attributeOf(attributes: string, name: keyof typeof attributePatterns): string | null {
  const match = attributePatterns[name].exec(attributes);
  return match === null ? null : (match[1] ?? match[2] ?? "");
}

const rowsOfASheet = 1_048_576;

function readAddress(address: string): { row: number; column: number } | null {
  const [, letters = "", digits = ""] = /^\$?([A-Z]{1,7})\$?(\d{1,9})$/.exec(address) ?? [];
  if (letters === "") return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column };
}

function readRange(reference: string): Range | null {
  const [from = "", to = from] = reference.split(":");
  const [first, last] = [readAddress(from), readAddress(to)];
  return first === null || last === null ? null : { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/**
 * Walks a sheet's XML for what the spreadsheet library hides: formulas, whose cached value it gives out for text, and the size
 * of the sheet, which it would build up in memory first. Only cells with contents count; empty ones often go to the last row.
 */
export function scanSheet(xml: string): SheetFormulas {
  const cells = new Map<number, number[]>();
  const ranges: Range[] = [];
  let row = 0;
  let column = 0;
  markup.lastIndex = 0;
  for (let match = markup.exec(xml); match !== null; match = markup.exec(xml)) {
    const [tag, name, attributes = ""] = match;
    if (tag === "<!--") markup.lastIndex = after(xml, "-->", markup.lastIndex);
    else if (tag === "<![CDATA[") markup.lastIndex = after(xml, "]]>", markup.lastIndex);
    else if (tag === "<!DOCTYPE") refuseFile("file-unreadable");
    else if (name === "row") {
      row = Number(attributeOf(attributes, "r") ?? row + 1);
      if (!Number.isInteger(row) || row < 1 || row > rowsOfASheet) refuseFile("file-unreadable");
      column = 0;
    } else if (name === "c") {
      const address = attributeOf(attributes, "r");
      const place = address === null ? { row, column: column + 1 } : readAddress(address);
      if (place === null) return refuseFile("file-unreadable");
      ({ row, column } = place);
    } else {
      if (row > tableLimits.rowsMax) refuseFile("too-many-rows", { max: tableLimits.rowsMax });
      if (column > tableLimits.columnsMax) refuseFile("too-many-columns", { max: tableLimits.columnsMax });
      if (name === "f") {
        const inRow = cells.get(row);
        if (inRow === undefined) cells.set(row, [column]);
        else inRow.push(column);
        const range = readRange(attributeOf(attributes, "ref") ?? "");
        const kind = attributeOf(attributes, "t");
        if (range !== null && (kind === "array" || kind === "dataTable")) ranges.push(range);
      }
    }
  }
  if (ranges.length > 10_000) refuseFile("file-unreadable");
  return {
    cells,
    has: (atRow, atColumn) =>
      cells.get(atRow)?.includes(atColumn) === true ||
      ranges.some(({ top, left, bottom, right }) => top <= atRow && atRow <= bottom && left <= atColumn && atColumn <= right),
  };
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? refuseFile("file-unreadable") : found + mark.length;
}
