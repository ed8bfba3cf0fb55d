import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/** When an account last signed in; exceptions that wait for somebody else's word; requests counted against a limit. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    await db.schema.alterTable("account").addColumn("lastSignInAt", text).execute();
    let proposal = db.schema.createTable("waiverProposal").addColumn("id", text, (c) => c.primaryKey());
    for (const column of ["subcontractorId", "rule", "from", "until", "reason", "proposedBy", "proposedAt", "state"])
      proposal = proposal.addColumn(column, text, (c) => c.notNull());
    for (const column of ["subject", "replaces", "decidedBy", "decidedAt", "decisionReason"])
      proposal = proposal.addColumn(column, text);
    await proposal.execute();
    await db.schema
      .createIndex("waiverProposalSubcontractor")
      .on("waiverProposal")
      .columns(["subcontractorId", "state"])
      .execute();
    await db.schema
      .createTable("requestCount")
      .addColumn("subject", text, (c) => c.primaryKey())
      .addColumn("count", "integer", (c) => c.notNull())
      .addColumn("until", text, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("requestCountUntil").on("requestCount").column("until").execute();
  },
});
