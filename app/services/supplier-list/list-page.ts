import type { Location, Service } from "../../domain/portfolio";
import type { Refusal } from "../../domain/refusal";
import type { Column } from "../../domain/supplier-list/columns";

export const rowFilters = ["all", "new", "changed", "unchanged", "refused", "different"] as const;
export type RowFilter = (typeof rowFilters)[number];

export interface ColumnShown extends Column {
  /** As spreadsheet programs call it: `A`, `AB`. */
  letter: string;
  /** The first cells that say something. */
  samples: string[];
}

/** A field as lists speak of it: `address`, `services/hosting/kind`; `of` is what the service or location is called. */
export interface FieldShown {
  field: string;
  of: ServiceShown | LocationShown | null;
}

export type ServiceShown = { noun: "service" } & Pick<Service, "name" | "kind" | "role" | "startsOn">;
export type LocationShown = { noun: "location" } & Pick<Location, "country" | "region" | "city" | "confirmedOn" | "transferTool">;

/** Something new, or a field that gets a word where it had none (or an older date). */
export type Addition = ServiceShown | LocationShown | ({ noun: "field"; ours: string | null; theirs: string } & FieldShown);

export interface DifferenceShown extends FieldShown {
  id: string;
  ours: string | null;
  /** Null where the list contradicts an end. */
  theirs: string | null;
  ticked: boolean;
}

export interface RowShown {
  number: number;
  name: string | null;
  outcome: "new" | "changed" | "unchanged" | "refused";
  /** Of the subcontractor that it becomes, or is; null where it is refused. */
  subcontractor: { key: string; name: string } | null;
  /** The first row of the same subcontractor, where that is another one: it tells what changes. */
  firstRow: number | null;
  services: ServiceShown[];
  /** The row has no date: its service starts on the day of import. */
  startsOnImport: boolean;
  locations: LocationShown[];
  details: { field: "registrationNumber" | "address" | "website" | "contacts"; text: string }[];
  additions: Addition[];
  differences: DifferenceShown[];
  /** What we have that none of its rows names. */
  notNamed: (ServiceShown | LocationShown)[];
  refusal: Refusal | null;
}

/** What a list says and would do, as far as a page shows it. */
export interface ListPage {
  sheet: string | null;
  sheets: string[];
  headerRow: number | null;
  columns: ColumnShown[];
  corrected: boolean;
  subcontractors: { new: number; changed: number; unchanged: number };
  /** Of rows. */
  counts: Record<RowFilter, number>;
  show: RowFilter;
  page: number;
  pages: number;
  rows: RowShown[];
  ticked: number;
  /** Direct subcontractors of ours that no row names: at most 200, and how many there are. */
  notNamed: { key: string; name: string }[];
  notNamedCount: number;
  /** Set where no row at all can be imported. */
  refused: Refusal | null;
  digest: string;
}
