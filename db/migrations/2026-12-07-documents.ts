import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/** Files of agreements and evidence: contents by their hash, documents, their versions, and what was read from each content. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    await db.schema
      .createTable("blob")
      .addColumn("sha256", text, (c) => c.primaryKey())
      .addColumn("sizeBytes", "bigint", (c) => c.notNull())
      .addColumn("mediaType", text, (c) => c.notNull())
      .addColumn("storedAt", text, (c) => c.notNull())
      .execute();
    let document = db.schema.createTable("document").addColumn("id", text, (c) => c.primaryKey());
    for (const column of ["subcontractorId", "list", "factId", "part", "createdAt"])
      document = document.addColumn(column, text, (c) => c.notNull());
    for (const column of ["removedAt", "removedBy", "heldAt", "heldBy"]) document = document.addColumn(column, text);
    await document.execute();
    await db.schema.createIndex("documentFact").on("document").columns(["factId", "id"]).execute();
    await db.schema
      .createIndex("documentRemoved")
      .on("document")
      .columns(["removedAt", "id"])
      .where(sql.ref("removedAt"), "is not", null)
      .execute();
    let version = db.schema.createTable("documentVersion").addColumn("id", text, (c) => c.primaryKey());
    for (const column of ["documentId", "sha256", "fileName", "uploadedAt", "verdict"])
      version = version.addColumn(column, text, (c) => c.notNull());
    version = version.addColumn("number", "integer", (c) => c.notNull());
    for (const column of ["uploadedBy", "reviewedAt", "reviewedBy", "note", "signing"]) version = version.addColumn(column, text);
    await version.execute();
    await db.schema
      .createIndex("documentVersionNumber")
      .on("documentVersion")
      .columns(["documentId", "number"])
      .unique()
      .execute();
    await db.schema.createIndex("documentVersionBlob").on("documentVersion").column("sha256").execute();
    await db.schema
      .createIndex("documentVersionUnreviewed")
      .on("documentVersion")
      .columns(["verdict", "id"])
      .where(sql.ref("verdict"), "=", "unreviewed")
      .execute();
    await db.schema
      .createTable("reading")
      .addColumn("sha256", text, (c) => c.primaryKey())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("attempts", "integer", (c) => c.notNull())
      .addColumn("content", text)
      .execute();
    await db.schema
      .createIndex("readingWaiting")
      .on("reading")
      .columns(["state", "sha256"])
      .where(sql.ref("state"), "=", "waiting")
      .execute();
  },
});
