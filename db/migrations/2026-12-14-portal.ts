import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/** Who asks and how to reach them, why somebody declined, and who vouched for the answers. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    for (const column of ["askedBy", "askedPhone", "declineReason"])
      await db.schema.alterTable("portalInvitation").addColumn(column, text).execute();
    for (const column of ["submittedBy", "signatory", "signatoryTitle"])
      await db.schema.alterTable("inspectionCase").addColumn(column, text).execute();
    await db.schema.createIndex("portalSessionInvitation").on("portalSession").column("invitationId").execute();
    await db.schema.createIndex("portalSessionEnd").on("portalSession").column("expiresAt").execute();
  },
});
