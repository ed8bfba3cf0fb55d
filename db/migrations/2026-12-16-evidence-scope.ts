import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/** Who issued a piece of evidence, and what it covers in its own words; null where nobody said. And the last backup is found at once. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    await db.schema
      .createIndex("eventExport")
      .on("event")
      .columns(["subjectId", "seq"])
      .where(sql.ref("subject"), "=", "export")
      .execute();
    for (const column of ["issuer", "scopeText"]) await db.schema.alterTable("evidence").addColumn(column, text).execute();
  },
});
