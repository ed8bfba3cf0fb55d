import readXlsx from "read-excel-file/universal";
import type { Cell, Table } from "../domain/supplier-list/table";
import { refuseFile } from "./refused-file";
import { scanSheet, type SheetFormulas } from "./scan-sheet";
import { tableLimits } from "./table-limits";
import { type ArchiveEntry, listArchive, unpackEntry } from "./zip-archive";

interface SheetPart {
  isHidden: boolean;
  formulas: SheetFormulas;
}

/**
 * Reads an XLSX workbook. The archive is unpacked here first, so that no more than the allowed bytes come out of it and every
 * sheet has been scanned for formulas and size; the library then reads the values.
 */
export async function readWorkbook(file: Buffer): Promise<Table[]> {
  const entries = listArchive(file);
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has("xl/workbook.bin")) refuseFile("file-unreadable", { format: "xlsb" });
  if (!names.has("[Content_Types].xml")) refuseFile("not-a-table");
  if (!names.has("xl/workbook.xml")) refuseFile("not-a-table");
  const sheets = scanSheets(unpackXml(file, entries));

  const read = await readXlsx(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
  return read.flatMap(({ sheet, data }, index) => {
    const part = sheets[index];
    // A chart sheet has no cells, a hidden one is not what its author shows.
    if (part === undefined || part === null || part.isHidden || !Array.isArray(data)) return [];
    return [toTable(sheet, data as readonly (readonly unknown[])[], part.formulas)];
  });
}

/** Every XML part, as the library would unpack it, within one budget for all of them. */
function unpackXml(file: Buffer, entries: readonly ArchiveEntry[]): ReadonlyMap<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let left: number = tableLimits.unpackedBytesMax;
  for (const entry of entries) {
    if (!/\.xml(?:\.rels)?$/.test(entry.name)) continue;
    const part = unpackEntry(file, entry, left);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : (match[1] ?? match[2] ?? "");
}

const tagsOf = (xml: string, name: string) =>
  xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}\\s(?:[^>"']|"[^"]*"|'[^']*')*>`, "g")) ?? [];

/** The sheets in the order of the workbook, null for what is not a worksheet. */
function scanSheets(parts: ReadonlyMap<string, Buffer>): (SheetPart | null)[] {
  const textOf = (name: string) => {
    const part = parts.get(name);
    if (part === undefined) return refuseFile("file-unreadable");
    // The parts may be in UTF-16 too; no program writes that, and the library reads UTF-8 only.
    if (part[0] === 0xff || part[0] === 0xfe) return refuseFile("file-unreadable");
    return part.toString("utf8");
  };
  const targets = new Map(
    tagsOf(textOf("xl/_rels/workbook.xml.rels"), "Relationship").map((tag) => [
      attribute(tag, "Id"),
      { target: attribute(tag, "Target") ?? "", isWorksheet: /\/worksheet$/.test(attribute(tag, "Type") ?? "") },
    ]),
  );
  const sheets = tagsOf(textOf("xl/workbook.xml"), "sheet").filter(
    (tag) => attribute(tag, "name") !== null && attribute(tag, "name") !== "",
  );
  return sheets.map((tag) => {
    const found = targets.get(attribute(tag, "id"));
    if (found === undefined || !found.isWorksheet) return null;
    const name = found.target.startsWith("/") ? found.target.slice(1) : `xl/${found.target}`;
    return { isHidden: /^(?:hidden|veryHidden)$/.test(attribute(tag, "state") ?? ""), formulas: scanSheet(textOf(name)) };
  });
}

function toTable(sheet: string, data: readonly (readonly unknown[])[], formulas: SheetFormulas): Table {
  const height = [...formulas.cells.keys()].reduce((highest, row) => Math.max(highest, row), data.length);
  const rows = Array.from({ length: height }, (_, index) => {
    const number = index + 1;
    const values = data[index] ?? [];
    const width = Math.max(values.length, ...(formulas.cells.get(number) ?? []));
    const cells = Array.from({ length: width }, (_unused, column) => ({
      text: textOfValue(values[column]),
      formula: formulas.has(number, column + 1),
    }));
    return { number, cells };
  });
  return { sheet, rows };
}

function textOfValue(value: unknown): Cell["text"] {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  const text = String(value).trim();
  if (text.length > tableLimits.cellCharactersMax) refuseFile("text-too-long", { max: tableLimits.cellCharactersMax });
  return text;
}
