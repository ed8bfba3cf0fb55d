import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/**
 * What agreements bind to and what customers were promised, notes on clauses, decisions about contracts, and what a finding
 * of a term that falls short is about. JSON text but for the last; null where nothing is set.
 */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    for (const [table, columns] of [
      ["organisation", ["customerTerms"]],
      ["agreement", ["clauseNotes", "terms", "decision"]],
      ["finding", ["agreement", "term"]],
    ] as const) {
      for (const column of columns) await db.schema.alterTable(table).addColumn(column, text).execute();
    }
  },
});
