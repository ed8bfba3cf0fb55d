import { type Kysely, sql } from "kysely";

/** Whether whoever ordered a pack chose to do without a time stamp. */
export const migrationFor = () => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable("pack")
      .addColumn("waivesTimestamp", "integer", (c) => c.notNull().defaultTo(sql`0`))
      .execute();
  },
});
