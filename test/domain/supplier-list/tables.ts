import type { Subcontractor } from "~/domain/portfolio";
import { type ListOptions, readSupplierList } from "~/domain/supplier-list/rows";
import { isFormulaText, type Table } from "~/domain/supplier-list/table";
import { emptySubcontractor } from "~/domain/subcontractor";

/** A table of plain text, `|` between the cells and a line for every row, numbered from 1. */
export function tableOf(text: string, sheet: string | null = null): Table {
  const rows = text.split("\n").map((line, index) => ({
    number: index + 1,
    cells: line.split("|").map((cell) => ({ text: cell.trim(), formula: isFormulaText(cell.trim()) })),
  }));
  return { sheet, rows };
}

export const importedOn = "2026-11-23";

export const readList = (text: string, options: Partial<ListOptions> = {}) =>
  readSupplierList(tableOf(text), { fileName: "liste.csv", importedOn, ...options });

/** A subcontractor of ours with a service and a location. */
export const ours = (given: Partial<Subcontractor> & { key: string; name: string }): Subcontractor => emptySubcontractor(given);
