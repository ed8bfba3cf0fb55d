import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

/**
 * Second factors, sessions that know from where they are and when their owner was last proven, links sent by mail, identities
 * at a provider of single sign-on, and failed attempts. Whoever is signed in signs in again.
 */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    const create = (table: string, columns: readonly string[], nullable: readonly string[] = []) => {
      let builder = db.schema.createTable(table);
      for (const column of columns) builder = builder.addColumn(column, text, (c) => c.notNull());
      for (const column of nullable) builder = builder.addColumn(column, text);
      return builder;
    };
    await db.schema.dropTable("session").execute();
    await create("session", ["id", "accountId", "method", "createdAt", "lastSeenAt", "expiresAt", "provenAt", "agent", "network"])
      .addColumn("tokenHash", text, (c) => c.primaryKey())
      .execute();
    await db.schema.createIndex("sessionId").on("session").column("id").unique().execute();
    await db.schema.createIndex("sessionAccount").on("session").column("accountId").execute();

    await create("signInStep", ["accountId", "expiresAt"])
      .addColumn("tokenHash", text, (c) => c.primaryKey())
      .execute();
    await create("secondFactor", ["secret", "createdAt"])
      .addColumn("accountId", text, (c) => c.primaryKey())
      .addColumn("usedStep", "integer", (c) => c.notNull())
      .execute();
    await create("recoveryCode", ["accountId"])
      .addColumn("codeHash", text, (c) => c.primaryKey())
      .execute();
    await db.schema.createIndex("recoveryCodeAccount").on("recoveryCode").column("accountId").execute();

    await create(
      "accountLink",
      ["purpose", "tokenHash", "language", "createdAt", "expiresAt"],
      ["accountId", "email", "roles", "scope", "endsAt", "madeById"],
    )
      .addColumn("id", text, (c) => c.primaryKey())
      .execute();
    await db.schema.createIndex("accountLinkToken").on("accountLink").column("tokenHash").unique().execute();
    await create("outgoingMail", ["linkId", "nextAt"])
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("attempts", "integer", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("outgoingMailNext").on("outgoingMail").column("nextAt").execute();

    await db.schema
      .createTable("accountIdentity")
      .addColumn("issuer", text, (c) => c.notNull())
      .addColumn("subject", text, (c) => c.notNull())
      .addColumn("accountId", text, (c) => c.notNull())
      .addColumn("createdAt", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("accountIdentityKey", ["issuer", "subject"])
      .execute();
    await db.schema.createIndex("accountIdentityAccount").on("accountIdentity").column("accountId").execute();

    await create("failedAttempt", ["at", "step", "accountHash", "network"])
      .addColumn("id", text, (c) => c.primaryKey())
      .execute();
    await db.schema.createIndex("failedAttemptAt").on("failedAttempt").column("at").execute();
  },
});
