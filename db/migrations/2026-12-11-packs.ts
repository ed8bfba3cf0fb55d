import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

interface Columns {
  text: readonly string[];
  whole?: readonly string[];
  nullable?: readonly string[];
}

/** Evidence packs: those ordered and made, links that share one, codes of those links, and packs made by the quarter. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    const create = async (table: string, primary: readonly string[], columns: Columns) => {
      let query = db.schema.createTable(table);
      for (const name of columns.text) query = query.addColumn(name, text, (c) => c.notNull());
      for (const name of columns.whole ?? []) query = query.addColumn(name, "bigint", (c) => c.notNull());
      for (const name of columns.nullable ?? []) query = query.addColumn(name, text);
      await query.addPrimaryKeyConstraint(`${table}Primary`, primary as never).execute();
    };
    await create("pack", ["id"], {
      text: ["id", "scope", "format", "edition", "language", "on", "state", "requestedAt"],
      whole: ["progress", "steps", "sizeBytes"],
      nullable: [
        "subcontractorId",
        "subcontractorKey",
        "selection",
        "known",
        "sha256",
        "requestedBy",
        "scheduleId",
        "leasedUntil",
        "finishedAt",
        "error",
      ],
    });
    await db.schema.createIndex("packState").on("pack").columns(["state", "id"]).execute();
    await db.schema.createIndex("packSubcontractor").on("pack").columns(["subcontractorId", "id"]).execute();
    await db.schema.createIndex("packContent").on("pack").columns(["sha256"]).execute();
    await create("packShare", ["id"], {
      text: ["id", "packId", "tokenHash", "email", "language", "createdAt", "expiresAt"],
      nullable: ["createdBy", "revokedAt"],
    });
    await db.schema.createIndex("packShareToken").on("packShare").columns(["tokenHash"]).unique().execute();
    await db.schema.createIndex("packSharePack").on("packShare").columns(["packId", "id"]).execute();
    await create("packCode", ["id"], {
      text: ["id", "shareId", "browserHash", "createdAt", "expiresAt"],
      whole: ["triesLeft"],
      nullable: ["usedAt"],
    });
    await db.schema.createIndex("packCodeShare").on("packCode").columns(["shareId", "id"]).execute();
    await create("packSchedule", ["id"], {
      text: ["id", "subcontractorId", "edition", "language", "recipients", "createdAt"],
      nullable: ["createdBy", "endedAt"],
    });
    await create("packScheduleTurn", ["scheduleId", "quarter"], { text: ["scheduleId", "quarter", "packId", "at"] });
  },
});
