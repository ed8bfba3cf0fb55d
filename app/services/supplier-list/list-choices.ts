import { columnMeanings, type Meaning } from "../../domain/supplier-list/columns";

/** What the user corrected and chose of a list, kept with its draft. */
export interface ListChoices {
  /** Null: the sheet with the best header. */
  sheet: string | null;
  /** Column index to meaning, where the guess was corrected. */
  columns: Readonly<Record<number, Meaning>>;
  /** Ids of the differences in which the list is to be followed. */
  ticked: readonly string[];
}

export const noChoices: ListChoices = { sheet: null, columns: {}, ticked: [] };

export const meanings: readonly Meaning[] = [...columnMeanings, "ignored"];

/** The choices that a draft holds. */
export const choicesOf = (mapping: string | null): ListChoices =>
  mapping === null ? noChoices : { ...noChoices, ...(JSON.parse(mapping) as Partial<ListChoices>) };

const entries = ({ columns }: ListChoices) => Object.entries(columns).sort(([a], [b]) => Number(a) - Number(b));

/** Whether a list is read the same way with either. */
export const isSameReading = (a: ListChoices, b: ListChoices) =>
  a.sheet === b.sheet && JSON.stringify(entries(a)) === JSON.stringify(entries(b));
