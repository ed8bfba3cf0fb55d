import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/** Counts of sign-in attempts, which outlive a restart. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    await db.schema
      .createTable("signInAttempt")
      .addColumn("subject", text, (c) => c.primaryKey())
      .addColumn("count", "integer", (c) => c.notNull())
      .addColumn("until", text, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("signInAttemptUntil").on("signInAttempt").column("until").execute();
  },
});
