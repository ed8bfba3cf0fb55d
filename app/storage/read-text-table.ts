import { CsvError, parse } from "csv-parse/sync";
import { isFormulaText, type Table } from "../domain/supplier-list/table";
import { decodeText } from "./decode-text";
import { refuseFile } from "./refused-file";
import { tableLimits } from "./table-limits";

/** In the order of preference, where two would do equally well: Danish programs write semicolons. */
const separators = [";", "\t", ","] as const;

const recordsSampled = 100;

/** How often each separator stands in each of the first records, quoted text left out. */
function countSeparators(text: string): number[][] {
  const records: number[][] = [];
  let counts = separators.map(() => 0);
  let isQuoted = false;
  let isFilled = false;
  for (let at = 0; at < text.length && records.length < recordsSampled; at += 1) {
    const character = text[at] ?? "";
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === "\n" || character === "\r") {
      if (isFilled) records.push(counts);
      counts = separators.map(() => 0);
      isFilled = false;
      continue;
    }
    isFilled = true;
    const index = separators.indexOf(character as (typeof separators)[number]);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  if (isFilled) records.push(counts);
  return records;
}

/** The separator that stands equally often in most records. */
function guessSeparator(text: string): string {
  const records = countSeparators(text);
  let best: { separator: string; score: number } = { separator: ";", score: 0 };
  for (const [index, separator] of separators.entries()) {
    const frequency = new Map<number, number>();
    for (const counts of records) {
      const count = counts[index] ?? 0;
      if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    }
    const score = Math.max(0, ...frequency.values());
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** A whole record of separators would be a million objects in the parser's hands: they are counted before it gets the text. */
function refuseWideRecord(text: string, separator: string): void {
  let count = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (code === 10 || code === 13) count = 0;
    else if (code === separator.charCodeAt(0)) {
      count += 1;
      if (count >= tableLimits.columnsMax) refuseFile("too-many-columns", { max: tableLimits.columnsMax });
    }
  }
}

/** Spreadsheet programs write and read a first line `sep=;`. */
const separatorLine = /^sep=([;,\t])(?=\r|\n|$)/i;

/** HTML that calls itself .xls, XML and JSON are text as well, but no list. */
const otherFormats = /^\s*(?:<(?:!doctype|html|\?xml|table|\w+[\s>])|[{[]\s*["{[\]}]|%PDF-)/i;

/** Reads a text file of separated cells. Rows are numbered as spreadsheet programs do: a quoted line break starts none. */
export function readTextTable(bytes: Uint8Array): Table[] {
  const text = decodeText(bytes).replace(/^\ufeff/, "");
  if (text.trim() === "" || otherFormats.test(text)) refuseFile("not-a-table");
  if (/[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/u.test(text)) refuseFile("bad-character");
  const told = separatorLine.exec(text)?.[1];
  const separator = told ?? guessSeparator(text);
  refuseWideRecord(text, separator);

  const records = parseRecords(text, separator);
  const rows = records.map((record, index) => ({
    number: index + 1,
    cells: record.map((value) => {
      if (value.length > tableLimits.cellCharactersMax) refuseFile("text-too-long", { max: tableLimits.cellCharactersMax });
      const trimmed = value.trim();
      return { text: trimmed, formula: isFormulaText(trimmed) };
    }),
  }));
  return [{ sheet: null, rows: told === undefined ? rows : rows.slice(1) }];
}

function parseRecords(text: string, separator: string): string[][] {
  try {
    const records = parse(text, {
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      to: tableLimits.rowsMax + 1,
    });
    while (records.length > 0 && (records.at(-1) ?? []).every((value) => value.trim() === "")) records.pop();
    if (records.length > tableLimits.rowsMax) refuseFile("too-many-rows", { max: tableLimits.rowsMax });
    return records;
  } catch (error) {
    // A quote that is never closed: half a file, or a file of something else.
    if (error instanceof CsvError) return refuseFile("file-unreadable");
    throw error;
  }
}
