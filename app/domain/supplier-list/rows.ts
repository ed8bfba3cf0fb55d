import { Day } from "../day";
import type { Contact, Location, Service } from "../portfolio";
import type { Refusal } from "../refusal";
import { classOf, isInEea } from "../residency";
import { foldName } from "../slug";
import { type Column, findHeader, guessColumns, type Meaning } from "./columns";
import { readContact } from "./contacts";
import { readDate } from "./dates";
import type { ColumnMeaning } from "./headers";
import { kindOf, namesSubProcessor, yesOrNo } from "./kinds";
import { readPlaces } from "./places";
import { isBlank, lineOf, type Table, type TableRow } from "./table";
import { transferToolOf } from "./transfer";

export type DraftService = Pick<Service, "name" | "kind" | "role" | "startsOn"> & { name: string };
export type DraftLocation = Pick<Location, "country" | "region" | "city" | "confirmedOn" | "transferTool">;

/** What one row says of a supplier. */
export interface Draft {
  name: string;
  registrationNumber: string | null;
  key: string | null;
  address: string | null;
  website: string | null;
  contact: Contact | null;
  services: DraftService[];
  locations: DraftLocation[];
  updatedOn: string | null;
  /** The day the list is read: what it names, it names on this day. */
  importedOn: string;
}

export interface ListRow {
  number: number;
  /** What the row calls the supplier, known of most refused rows too; null where it names none. */
  name: string | null;
  draft: Draft | null;
  refused: Refusal | null;
}

export interface SupplierList {
  /** The sheet that was read; null of a text file. */
  sheet: string | null;
  /** Sheets that hold something and were not read. */
  otherSheets: string[];
  /** As numbered in the file; null where the list has no header. */
  headerRow: number | null;
  columns: Column[];
  rows: ListRow[];
  /** Set where no row at all can be imported. */
  refused: Refusal | null;
}

export interface ListOptions {
  fileName: string;
  /** A calendar date: the beginning of services whose row has no date. */
  importedOn: string;
  /** Column index to meaning, where somebody corrected the guess. */
  mapping?: Readonly<Record<number, Meaning>>;
  /** Name of the sheet to read; else the one with the best header, of equal ones the first. */
  sheet?: string;
}

/** Name and key of a service of which the list does not say what it is. */
const unnamedService = "service";

/** Reads a published supplier list: every row becomes a draft or a refusal, a blank one and a repeated header neither. */
export function readSupplierList(read: Table | readonly Table[], options: ListOptions): SupplierList {
  const tables = ("rows" in read ? [read] : read).filter((table) => table.rows.some((row) => !row.cells.every(isBlank)));
  const table = chooseTable(tables, options.sheet);
  if (table === null)
    return { sheet: null, otherSheets: [], headerRow: null, columns: [], rows: [], refused: { code: "not-a-table" } };

  const headerIndex = findHeader(table.rows);
  const header = table.rows[headerIndex] ?? null;
  const body = table.rows.slice(headerIndex + 1);
  const columns = guessColumns(header?.cells ?? null, body, options.mapping);
  const roles = readRoles(table, headerIndex, columns, body, options.fileName);
  const reader: RowReader = {
    columns,
    roles,
    importedOn: options.importedOn,
    width: table.sheet === null && header !== null ? header.cells.length : null,
  };
  const rows = body.filter((row) => !row.cells.every(isBlank) && !isSameRow(row, header)).map((row) => readRow(row, reader));
  return {
    sheet: table.sheet,
    otherSheets: tables.flatMap((other) => (other === table || other.sheet === null ? [] : [other.sheet])),
    headerRow: header?.number ?? null,
    columns,
    rows,
    refused: rows.some((row) => row.draft !== null) ? null : { code: "no-good-row" },
  };
}

function chooseTable(tables: readonly Table[], sheet: string | undefined): Table | null {
  if (sheet !== undefined) return tables.find((table) => table.sheet === sheet) ?? null;
  const scored = tables.map((table) => {
    const header = findHeader(table.rows);
    const columns = header < 0 ? [] : guessColumns(table.rows[header]?.cells ?? [], []);
    return { table, score: columns.filter((column) => column.meaning !== "ignored").length };
  });
  return (
    scored.reduce<(typeof scored)[number] | null>((best, one) => (best === null || one.score > best.score ? one : best), null)
      ?.table ?? null
  );
}

/** Long lists repeat their header at every page. */
const isSameRow = (row: TableRow, header: TableRow | null) =>
  header !== null &&
  JSON.stringify(row.cells.map((cell) => foldName(cell.text))) ===
    JSON.stringify(header.cells.map((cell) => foldName(cell.text)));

interface Roles {
  /** File name, sheet, title or header says that all of these are sub-processors. */
  all: boolean;
  /** The column that says of each supplier whether it is one; null where there is none. */
  column: number | null;
}

function readRoles(
  table: Table,
  headerIndex: number,
  columns: readonly Column[],
  body: readonly TableRow[],
  fileName: string,
): Roles {
  const asked = columns.find(({ index, header }) => {
    if (header === null || !namesSubProcessor(header)) return false;
    const answers = body.map((row) => lineOf(row.cells[index])).filter((text) => text !== "");
    return answers.length > 0 && answers.every((text) => yesOrNo(text) !== null);
  });
  const titles = table.rows.slice(0, Math.max(headerIndex, 0)).flatMap((row) => row.cells.map((cell) => cell.text));
  const headers = columns.flatMap((column) => (column === asked || column.header === null ? [] : [column.header]));
  return { all: [fileName, table.sheet ?? "", ...titles, ...headers].some(namesSubProcessor), column: asked?.index ?? null };
}

interface RowReader {
  columns: readonly Column[];
  roles: Roles;
  importedOn: string;
  /** Cells in a row of a text file whose header has so many; one more is a separator too many, which shifts the others. */
  width: number | null;
}

const unstorable = /\0|\p{Surrogate}/u;

function readRow(row: TableRow, reader: RowReader): ListRow {
  const textsOf = (meaning: ColumnMeaning) =>
    reader.columns
      .filter((column) => column.meaning === meaning)
      .map((column) => row.cells[column.index])
      .filter((cell) => !isBlank(cell))
      .map((cell) => cell?.text ?? "");
  const lineOfMeaning = (meaning: ColumnMeaning) => textsOf(meaning)[0]?.replace(/\s+/g, " ").trim() || null;

  const name = lineOfMeaning("name");
  const refuse = (code: string, params?: Refusal["params"]): ListRow => ({
    number: row.number,
    name: name !== null && unstorable.test(name) ? null : name,
    draft: null,
    refused: params === undefined ? { code } : { code, params },
  });
  const formula = row.cells.findIndex((cell) => cell.formula);
  if (formula >= 0) return refuse("row-formula", { column: formula + 1 });
  const strange = row.cells.findIndex((cell) => unstorable.test(cell.text));
  if (strange >= 0) return refuse("bad-character", { column: strange + 1 });
  if (reader.width !== null && row.cells.some((cell, index) => index >= (reader.width ?? 0) && !isBlank(cell)))
    return refuse("row-too-wide");
  if (name === null) return refuse("row-without-name");

  const dateText = lineOfMeaning("updated");
  const updatedOn = dateText === null ? null : readDate(dateText);
  if (dateText !== null && updatedOn === null) return refuse("row-bad-date", { value: dateText });
  const placeText = textsOf("place")[0] ?? "";
  const places = readPlaces(placeText);
  if (places === null) return refuse("row-unknown-place", { value: placeText.replace(/\s+/g, " ") });

  const purpose = lineOfMeaning("purpose");
  const tool = transferToolOf(textsOf("legalBasis")[0] ?? "");
  const day = new Day(reader.importedOn);
  const contactTexts = textsOf("contact");
  const draft: Draft = {
    name,
    registrationNumber: lineOfMeaning("registrationNumber"),
    key: lineOfMeaning("key"),
    address: textsOf("address")[0] ?? null,
    website: lineOfMeaning("website"),
    contact: contactTexts.length === 0 ? null : readContact(contactTexts.join("\n")),
    services: [
      {
        name: purpose ?? unnamedService,
        kind: kindOf(purpose ?? ""),
        role: isSubProcessor(row, reader.roles) ? "sub-processor" : null,
        startsOn: updatedOn ?? reader.importedOn,
      },
    ],
    locations: places.map((place) => ({
      ...place,
      confirmedOn: updatedOn,
      transferTool: isOutsideEea(place, day) ? tool : null,
    })),
    updatedOn,
    importedOn: reader.importedOn,
  };
  return { number: row.number, name, draft, refused: null };
}

/** The answer of a column that asks goes before everything else; an empty answer says no more than the rest of the list. */
function isSubProcessor(row: TableRow, roles: Roles): boolean {
  const answer = roles.column === null ? null : yesOrNo(lineOf(row.cells[roles.column]));
  return answer ?? (roles.all || row.cells.some((cell) => namesSubProcessor(cell.text)));
}

/** Where a transfer tool has a place: not in the EEA. A region that says neither EU nor EEA may lie anywhere. */
export function isOutsideEea(place: { country: string | null; region: string | null }, day: Day): boolean {
  if (place.country !== null) return !isInEea(classOf(place.country, day));
  return place.region !== "EU" && place.region !== "EEA";
}
