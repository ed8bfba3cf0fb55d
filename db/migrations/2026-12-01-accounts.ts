import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/**
 * Accounts hold roles (JSON list), may end at an instant and may be limited to some subcontractors (JSON list of ids, null =
 * all). Who could do everything so far keeps doing so: as administrator and compliance in one.
 */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    await db.schema
      .alterTable("account")
      .addColumn("roles", text, (c) => c.notNull().defaultTo('["administrator","compliance"]'))
      .execute();
    await db.schema.alterTable("account").addColumn("endsAt", text).execute();
    await db.schema.alterTable("account").addColumn("scope", text).execute();
    await db.schema.alterTable("account").dropColumn("role").execute();
  },
});
