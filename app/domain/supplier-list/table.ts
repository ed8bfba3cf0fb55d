/** What a reader of CSV and XLSX files hands to the domain: text and nothing but text, with formulas marked. */
export interface Cell {
  /** Trimmed; a date of a spreadsheet as `YYYY-MM-DD`. */
  text: string;
  /** A cell that computes: its text is what a program once made of it, not what somebody wrote. */
  formula: boolean;
}

export interface TableRow {
  /** As in the file, the first row is 1. */
  number: number;
  cells: Cell[];
}

export interface Table {
  /** Name of the spreadsheet's sheet; null in a text file, which has none. */
  sheet: string | null;
  rows: TableRow[];
}

/** Spreadsheet programs compute a cell of a text file that begins so. */
export const isFormulaText = (text: string) => /^[=@]/.test(text);

/** Dashes are how people write that there is nothing. */
export const isBlank = (cell: Cell | undefined) => cell === undefined || (!cell.formula && /^[\s\-–—]*$/.test(cell.text));

/** The text of a cell on one line, empty where the cell is blank. */
export const lineOf = (cell: Cell | undefined) =>
  cell === undefined || isBlank(cell) ? "" : cell.text.replace(/\s+/g, " ").trim();
