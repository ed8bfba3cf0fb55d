import type { Refusal } from "../domain/refusal";
import type { Table } from "../domain/supplier-list/table";
import { readTextTable } from "./read-text-table";
import { readWorkbook } from "./read-workbook";
import { RefusedFile, refuseFile } from "./refused-file";

/** What the child process prints: rows as arrays, because a hundred thousand of them in full would be mostly field names. */
export type ParsedFile = { refused: Refusal } | { tables: PackedTable[] };
export interface PackedTable {
  sheet: string | null;
  /** Row number, texts, indexes of formula cells. */
  rows: [number: number, texts: string[], formulas: number[]][];
}

const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/** Reads a file by what it is, not by its name: XLSX is a ZIP archive, an old .xls or an encrypted workbook an OLE2 file. */
async function readTables(file: Buffer): Promise<Table[]> {
  if (file.length === 0) return refuseFile("not-a-table");
  if (file.subarray(0, 4).equals(compoundFile)) {
    return file.includes(encryptedPackage) ? refuseFile("file-encrypted") : refuseFile("file-unreadable", { format: "xls" });
  }
  if (file[0] === 0x50 && file[1] === 0x4b && (file[2] ?? 0) <= 8) return await readWorkbook(file);
  return readTextTable(file);
}

/** Parses within this process: for the child that `read-table.server.ts` starts, and for nothing else. */
export async function parseTable(file: Buffer): Promise<ParsedFile> {
  try {
    const tables = await readTables(file);
    if (!tables.some((table) => table.rows.some((row) => row.cells.some((cell) => cell.text !== "" || cell.formula))))
      return { refused: { code: "not-a-table" } };
    return {
      tables: tables.map(({ sheet, rows }) => ({
        sheet,
        rows: rows.map(({ number, cells }) => [
          number,
          cells.map((cell) => cell.text),
          cells.flatMap((cell, index) => (cell.formula ? [index] : [])),
        ]),
      })),
    };
  } catch (error) {
    if (error instanceof RefusedFile) return { refused: error.refusal };
    // Out of memory as far as V8 reports it: an array or a string too long to make.
    if (error instanceof RangeError) return { refused: { code: "parse-memory" } };
    return { refused: { code: "file-unreadable" } };
  }
}
