import type { Refusal } from "../domain/refusal";
import type { Table } from "../domain/supplier-list/table";
import { runLimitedChild } from "../reading/limited-child.server";
import type { ParsedFile } from "./parse-table";
import { tableLimits } from "./table-limits";

export interface ReadTableOptions {
  /** Path of the compiled `scripts/read-table.ts`. */
  program: string;
  /** Wall clock of the child. */
  timeoutMs?: number;
  /** Address space for data of the child, where `prlimit` is there to limit it. */
  memoryBytesMax?: number;
}

/** More comes out of no allowed file: JSON escapes a character to six at most, and mostly to one. */
const outputBytesMax = 256 * 1024 * 1024;

/**
 * The tables of a CSV, TSV or XLSX file, one a sheet; a refusal where it is none, is too large or breaks its reader. The file is
 * parsed in a child process with a limit on memory and time and nothing of this one's environment, so that the worst it can do
 * is to be refused. Its name decides nothing.
 */
export async function readTable(bytes: Uint8Array, _fileName: string, options: ReadTableOptions): Promise<Table[] | Refusal> {
  if (bytes.length > tableLimits.fileBytesMax) return { code: "file-too-large", params: { maxBytes: tableLimits.fileBytesMax } };
  const end = await runLimitedChild(options.program, [], bytes, {
    timeoutMs: options.timeoutMs ?? tableLimits.timeoutMs,
    memoryBytesMax: options.memoryBytesMax ?? tableLimits.memoryBytesMax,
    outputBytesMax,
  });
  if ("ended" in end) return { code: end.ended === "timeout" ? "parse-timeout" : "parse-memory" };
  let parsed: ParsedFile;
  try {
    parsed = JSON.parse(end.printed.toString("utf8")) as ParsedFile;
  } catch {
    return { code: "parse-memory" };
  }
  if ("refused" in parsed) return parsed.refused;
  return parsed.tables.map(({ sheet, rows }) => ({
    sheet,
    rows: rows.map(([number, texts, formulas]) => ({
      number,
      cells: texts.map((text, index) => ({ text, formula: formulas.includes(index) })),
    })),
  }));
}
