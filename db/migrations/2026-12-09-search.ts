import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import { foldName } from "../../app/domain/slug";
import { createTextIndex } from "../dialect/search.server";
import type { Engine } from "../schema";

const batch = 1_000;

interface Titled {
  id: string;
  key: string;
  title: string | null;
}

/** Titles of agreements and evidence folded for search, as names are, and the text of documents with its index. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    for (const table of ["agreement", "evidence"]) {
      await db.schema
        .alterTable(table)
        .addColumn("titleSearch", text, (c) => c.notNull().defaultTo(""))
        .execute();
      for (let after = ""; ; ) {
        const { rows } = await sql<Titled>`
          select id, key, title from ${sql.table(table)} where id > ${after} order by id limit ${batch}`.execute(db);
        for (const { id, key, title } of rows) {
          const folded = foldName([title ?? "", key].join(" "));
          await sql`update ${sql.table(table)} set "titleSearch" = ${folded} where id = ${id}`.execute(db);
        }
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last.id;
      }
    }
    await createTextIndex(db, engine);
  },
});
