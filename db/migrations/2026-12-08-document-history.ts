import { type Kysely, sql } from "kysely";

/** Finds what happened to one document, and goes through them document by document. */
export const migrationFor = () => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createIndex("eventDocument")
      .on("event")
      .columns(["subjectId", "seq"])
      .where(sql.ref("subject"), "=", "documents")
      .execute();
  },
});
