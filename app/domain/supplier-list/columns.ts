import { readDate } from "./dates";
import { type ColumnMeaning, meaningOf, namesSuppliers } from "./headers";
import { readPlaces } from "./places";
import { type Cell, isBlank, lineOf, type TableRow } from "./table";
import { transferToolOf } from "./transfer";

export { type ColumnMeaning, columnMeanings } from "./headers";
export type Meaning = ColumnMeaning | "ignored";

export interface Column {
  /** From 0. */
  index: number;
  /** The header's text, null where the list has no header or the column none. */
  header: string | null;
  meaning: Meaning;
  /** What the meaning was guessed from, or `mapping` where it was given; null where it is ignored for want of a guess. */
  guessedFrom: "header" | "contents" | "mapping" | null;
}

const isEmail = (text: string) => /[^\s@]@[^\s@]+\.[a-z]{2,}/i.test(text);
const isWebsite = (text: string) => /^(?:https?:\/\/|www\.)\S+$/i.test(text);
const isRegistrationNumber = (text: string) =>
  /^(?:(?:CVR|DK|SE|NO|DE|FI)[\s.:-]*)?\d(?:[\s-]?\d){7,11}$/i.test(text) && readDate(text) === null;
const isPlaces = (text: string) => (readPlaces(text)?.length ?? 0) > 0;
const isData = (text: string) =>
  readDate(text) !== null || isEmail(text) || isWebsite(text) || isRegistrationNumber(text) || isPlaces(text);

const rowsSearched = 20;

/**
 * Index of the header among the rows, -1 where there is none: the row, of the first twenty that are not blank, whose cells name
 * the most columns, at least two; or the first row, where that names the suppliers and nothing else.
 */
export function findHeader(rows: readonly TableRow[]): number {
  const candidates = rows.flatMap((row, index) => (row.cells.every(isBlank) ? [] : [{ row, index }])).slice(0, rowsSearched);
  let best = { index: -1, score: 1 };
  for (const { row, index } of candidates) {
    const texts = row.cells
      .filter((cell) => !cell.formula)
      .map(lineOf)
      .filter((text) => text !== "");
    const meanings = new Set(texts.flatMap((text) => meaningOf(text)?.meaning ?? []));
    const score = meanings.size - texts.filter(isData).length;
    if (score > best.score) best = { index, score };
  }
  if (best.index >= 0) return best.index;
  const [first] = candidates;
  const text = lineOf(first?.row.cells.find((cell) => !isBlank(cell)));
  return first !== undefined && namesSuppliers(text) ? first.index : -1;
}

const sampleSize = 200;

/** Share of the filled cells of a column that pass a test, 0 where none is filled. */
function shareOf(rows: readonly TableRow[], index: number, test: (text: string) => boolean): number {
  const texts = rows
    .map((row) => lineOf(row.cells[index]))
    .filter((text) => text !== "")
    .slice(0, sampleSize);
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

const contents: readonly (readonly [ColumnMeaning, (text: string) => boolean])[] = [
  ["updated", (text) => readDate(text) !== null],
  ["contact", isEmail],
  ["website", isWebsite],
  ["registrationNumber", isRegistrationNumber],
  ["place", isPlaces],
  ["legalBasis", (text) => transferToolOf(text) !== null],
];

const shareNeeded = 0.8;

/**
 * What every column means. A given mapping (column index to meaning) goes before the header, the header before the contents.
 * Each meaning belongs to one column, `contact` aside: name, e-mail and telephone often stand apart.
 */
export function guessColumns(
  header: readonly Cell[] | null,
  rows: readonly TableRow[],
  mapping: Readonly<Record<number, Meaning>> = {},
): Column[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), header?.length ?? 0);
  const columns: Column[] = Array.from({ length: width }, (_, index) => ({
    index,
    header: lineOf(header?.[index]) || null,
    meaning: mapping[index] ?? "ignored",
    guessedFrom: mapping[index] === undefined ? null : "mapping",
  }));
  const isTaken = (meaning: ColumnMeaning) => columns.some((column) => column.meaning === meaning);
  const isFilled = (column: Column) => rows.some((row) => !isBlank(row.cells[column.index]));

  const named = columns
    .flatMap((column) => {
      const found = column.guessedFrom === null && column.header !== null ? meaningOf(column.header) : null;
      return found === null ? [] : [{ column, ...found }];
    })
    .sort((a, b) => a.rank - b.rank || a.column.index - b.column.index);
  for (const { column, meaning } of named) {
    if (meaning !== "contact" && isTaken(meaning)) continue;
    column.meaning = meaning;
    column.guessedFrom = "header";
  }

  const open = () =>
    columns.filter(
      (column) => column.guessedFrom === null && isFilled(column) && !named.some((other) => other.column === column),
    );
  for (const [meaning, test] of contents) {
    if (isTaken(meaning)) continue;
    const column = open().find(({ index }) => shareOf(rows, index, test) >= shareNeeded);
    // A list of nothing but one column names its suppliers, even where they are called like countries.
    if (column === undefined || (meaning === "place" && columns.filter(isFilled).length === 1)) continue;
    column.meaning = meaning;
    column.guessedFrom = "contents";
  }
  for (const meaning of header === null ? (["name", "purpose"] as const) : (["name"] as const)) {
    const column = open().find(({ index }) => shareOf(rows, index, (text) => /\p{L}/u.test(text)) > 0);
    if (isTaken(meaning) || column === undefined) continue;
    column.meaning = meaning;
    column.guessedFrom = "contents";
  }
  return columns;
}
