import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/**
 * Who asks and how to reach them, why somebody declined, and who vouched for the answers. The codes of all mailed links are of one
 * kind: of packs, and now of invitations.
 */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    for (const column of ["askedBy", "askedPhone", "declineReason"])
      await db.schema.alterTable("portalInvitation").addColumn(column, text).execute();
    for (const column of ["submittedBy", "signatory", "signatoryTitle"])
      await db.schema.alterTable("inspectionCase").addColumn(column, text).execute();
    await db.schema.dropTable("portalCode").execute();
    await db.schema.dropIndex("packCodeShare").execute();
    await db.schema.alterTable("packCode").renameTo("mailedCode").execute();
    await db.schema.alterTable("mailedCode").renameColumn("shareId", "linkId").execute();
    await db.schema.createIndex("mailedCodeLink").on("mailedCode").columns(["linkId", "id"]).execute();
    await db.schema.createIndex("portalSessionInvitation").on("portalSession").column("invitationId").execute();
    await db.schema.createIndex("portalSessionEnd").on("portalSession").column("expiresAt").execute();
  },
});
