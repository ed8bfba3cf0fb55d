import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/** What becomes of a question that is not met, and the findings of own inspections, which are of no subcontractor. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    for (const column of ["shownBy", "finding"])
      await db.schema.alterTable("inspectionAssessment").addColumn(column, text).execute();
    let query = db.schema.createTable("ownFinding").addColumn("id", text, (c) => c.notNull().primaryKey());
    for (const name of ["caseId", "title", "severity", "dueOn", "createdAt"])
      query = query.addColumn(name, text, (c) => c.notNull());
    for (const name of ["question", "owner", "action", "effect", "closedOn", "closedBy", "recordedBy"])
      query = query.addColumn(name, text);
    await query.execute();
    await db.schema.createIndex("ownFindingCase").on("ownFinding").columns(["caseId", "id"]).execute();
    await db.schema.createIndex("ownFindingDue").on("ownFinding").columns(["dueOn", "id"]).execute();
    await db.schema.createIndex("findingDue").on("finding").columns(["dueOn", "id"]).execute();
  },
});
