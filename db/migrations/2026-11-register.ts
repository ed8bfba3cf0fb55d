import {
  type ColumnDataType,
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Kysely,
  type RawBuilder,
  sql,
} from "kysely";
import type { Engine } from "../schema";

/** The register: organisation, subcontractors and their facts, events, stored judgements, accounts. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    // Keys, dates and codes compare by code unit on both engines.
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    const create = (name: string, required: string[], optional: string[] = []) => {
      let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
      for (const column of required) table = table.addColumn(column, text, (c) => c.notNull());
      for (const column of optional) table = table.addColumn(column, text);
      return table;
    };
    const bit = (c: ColumnDefinitionBuilder) => c.notNull().defaultTo(0);

    await create("organisation", ["name", "promise", "timeZone"])
      .addColumn("id", "integer", (c) => c.primaryKey())
      .execute();
    await create("register", ["judgedBy", "language"], ["demoLoadedOn"])
      .addColumn("id", "integer", (c) => c.primaryKey())
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("everHeld", "integer", bit)
      .addColumn("organisationConfirmed", "integer", bit)
      .execute();

    await create(
      "subcontractor",
      ["key", "name", "nameSort", "nameSearch", "status", "criticality"],
      [
        "registrationNumber",
        "country",
        "address",
        "website",
        "parentName",
        "parentCountry",
        "parentAssessedOn",
        "engagedById",
        "owner",
      ],
    )
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("affectsSecurity", "integer", (c) => c.notNull())
      .addUniqueConstraint("subcontractorKey", ["key"])
      .execute();
    await db.schema.createIndex("subcontractorNameSort").on("subcontractor").columns(["nameSort", "id"]).execute();
    await db.schema.createIndex("subcontractorEngagedBy").on("subcontractor").column("engagedById").execute();

    const fact = (name: string, required: string[], optional: string[]) =>
      create(name, required, optional)
        .addColumn("id", text, (c) => c.primaryKey())
        .addColumn("subcontractorId", text, (c) => c.notNull().references("subcontractor.id"));
    const keyed = (name: string, required: string[], optional: string[]) =>
      fact(name, ["key", ...required], optional).addUniqueConstraint(`${name}Key`, ["subcontractorId", "key"]);
    const placed = (name: string, required: string[], optional: string[]) =>
      fact(name, required, optional)
        .addColumn("position", "integer", (c) => c.notNull())
        .addUniqueConstraint(`${name}Position`, ["subcontractorId", "position"]);

    await placed("contact", [], ["name", "email", "phone", "role"]).execute();
    await keyed("service", ["kind", "startsOn"], ["name", "role", "endsOn"]).execute();
    await keyed(
      "location",
      ["path"],
      ["country", "region", "city", "address", "startsOn", "endsOn", "confirmedOn", "transferTool", "transferAssessedOn"],
    )
      .addColumn("latitude", "double precision")
      .addColumn("longitude", "double precision")
      .execute();
    await keyed("agreement", ["kind", "clauses"], ["title", "signedOn", "effectiveOn", "endsOn", "reviewedOn"])
      .addColumn("renewalMonths", "integer")
      .addColumn("noticeMonths", "integer")
      .addColumn("noticeDays", "integer")
      .addColumn("includesConfidentiality", "integer", (c) => c.notNull())
      .execute();
    await keyed(
      "evidence",
      ["kind", "review", "sites"],
      [
        "title",
        "issuedOn",
        "validFrom",
        "validTo",
        "periodStart",
        "periodEnd",
        "receivedOn",
        "reviewedOn",
        "opinion",
        "recordedBy",
        "reviewedBy",
      ],
    ).execute();
    await fact("inspectionPlan", ["firstDueOn"], ["rationale"])
      .addColumn("everyMonths", "integer", (c) => c.notNull())
      .addColumn("concept", "integer")
      .addUniqueConstraint("inspectionPlanOne", ["subcontractorId"])
      .execute();
    await keyed("inspection", ["completedOn", "result"], ["recordedBy", "inspectedBy"]).execute();
    await keyed(
      "finding",
      ["severity", "dueOn"],
      ["title", "closedOn", "evidence", "inspection", "recordedBy", "closedBy"],
    ).execute();
    await placed("waiver", ["rule", "from", "until", "reason", "approvedBy"], ["subject"]).execute();
    await create("removedKey", ["noun", "subcontractorId", "key", "id"])
      .addPrimaryKeyConstraint("removedKeyOne", ["noun", "subcontractorId", "key"])
      .execute();

    await create(
      "event",
      ["at", "action", "subject", "subjectId", "subjectKey"],
      ["importId", "actorId", "subcontractorId", "before", "after"],
    )
      .addColumn("id", text, (c) => c.primaryKey())
      .execute();
    await db.schema.createIndex("eventSubcontractor").on("event").columns(["subcontractorId", "id"]).execute();
    await create("eventPersonal", [], ["before", "after", "reason"])
      .addColumn("eventId", text, (c) => c.primaryKey())
      .execute();

    const ofView = (name: string, required: string[]) =>
      create(name, required).addColumn("viewId", "integer", (c) => c.notNull());
    await ofView("standing", ["subcontractorId", "ownFrom", "ownUntil", "ownLight", "spanFrom", "spanUntil", "light", "content"])
      .addPrimaryKeyConstraint("standingOne", ["viewId", "subcontractorId"])
      .execute();
    await db.schema.createIndex("standingOwnUntil").on("standing").columns(["viewId", "ownUntil"]).execute();
    await db.schema.createIndex("standingOwnFrom").on("standing").columns(["viewId", "ownFrom"]).execute();
    await ofView("flagIndex", ["subcontractorId", "rule", "since"])
      .addColumn("ordinal", "integer", (c) => c.notNull())
      .addColumn("severityRank", "integer", (c) => c.notNull())
      .addColumn("waived", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("flagIndexOne", ["viewId", "subcontractorId", "ordinal"])
      .execute();
    await db.schema
      .createIndex("flagIndexWorst")
      .on("flagIndex")
      .columns(["viewId", "waived", "severityRank", "since", "subcontractorId"])
      .execute();
    await db.schema
      .createIndex("flagIndexRule")
      .on("flagIndex")
      .columns(["viewId", "rule", "waived", "severityRank", "since"])
      .execute();
    await ofView("deadlineIndex", ["subcontractorId", "on"])
      .addColumn("ordinal", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("deadlineIndexOne", ["viewId", "subcontractorId", "ordinal"])
      .execute();
    await db.schema.createIndex("deadlineIndexOn").on("deadlineIndex").columns(["viewId", "on", "subcontractorId"]).execute();
    await ofView("tally", ["name"])
      .addColumn("count", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("tallyOne", ["viewId", "name"])
      .execute();
    await create("view", ["on", "state", "startedAt"])
      .addColumn("id", "integer", (c) => c.primaryKey())
      .addColumn("registerVersion", "integer", (c) => c.notNull())
      .addColumn("done", "integer", (c) => c.notNull())
      .addColumn("total", "integer", (c) => c.notNull())
      .execute();

    await create("account", ["email", "name", "role", "status", "createdAt"], ["passwordHash", "language"])
      .addColumn("id", text, (c) => c.primaryKey())
      .addUniqueConstraint("accountEmail", ["email"])
      .execute();
    await create("session", ["accountId", "createdAt", "lastSeenAt", "expiresAt"])
      .addColumn("tokenHash", text, (c) => c.primaryKey())
      .execute();
    await db.schema.createIndex("sessionAccount").on("session").column("accountId").execute();
    await create("oneTimeToken", ["purpose", "expiresAt"])
      .addColumn("tokenHash", text, (c) => c.primaryKey())
      .execute();
    await create("importDraft", ["accountId", "fileName", "createdAt"], ["mapping"])
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("sizeBytes", "integer", (c) => c.notNull())
      .execute();

    await sql`insert into organisation (id, name, promise, "timeZone") values (1, 'Unnamed', 'EU', 'Europe/Copenhagen')`.execute(
      db,
    );
    await sql`insert into register (id, version, "judgedBy", language) values (1, 0, '', 'da')`.execute(db);
  },
});
