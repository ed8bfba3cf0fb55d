import type { Kysely } from "kysely";

/** Whether a subcontractor has a light is told by the index alone: the judgements beside it are long. */
export const migrationFor = () => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.createIndex("standingLight").on("standing").columns(["viewId", "light", "subcontractorId"]).execute();
  },
});
