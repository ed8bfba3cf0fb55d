/** Why something was not done, as a code with its parameters; `i18n` makes the sentence. */
export interface Refusal {
  code: string;
  params?: Record<string, string | number | string[]>;
}

/** A refusal with the place it is about: a JSON path (`$.subcontractors[0].name`) or a row number of the file. */
export type PlacedRefusal = Refusal & ({ path: string } | { row: number });
