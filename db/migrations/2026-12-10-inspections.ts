import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../schema";

interface Columns {
  text: readonly string[];
  whole?: readonly string[];
  nullable?: readonly string[];
}

/** Self-inspection: templates, cases with their answers and assessments, the portal's people, reminders, incoming changes. */
export const migrationFor = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    const create = async (table: string, primary: readonly string[], columns: Columns) => {
      let query = db.schema.createTable(table);
      for (const name of columns.text) query = query.addColumn(name, text, (c) => c.notNull());
      for (const name of columns.whole ?? []) query = query.addColumn(name, "bigint", (c) => c.notNull());
      for (const name of columns.nullable ?? []) query = query.addColumn(name, text);
      await query.addPrimaryKeyConstraint(`${table}Primary`, primary as never).execute();
    };
    const index = (name: string, table: string, columns: string[]) => db.schema.createIndex(name).on(table).columns(columns);

    await create("inspectionTemplate", ["id"], { text: ["id", "key", "name", "createdAt"], nullable: ["archivedAt"] });
    await index("inspectionTemplateKey", "inspectionTemplate", ["key"]).unique().execute();
    await create("inspectionTemplateVersion", ["templateId", "number"], {
      text: ["templateId", "content", "createdAt"],
      whole: ["number"],
      nullable: ["createdBy"],
    });

    await create("inspectionCase", ["id"], {
      text: ["id", "target", "questionnaire", "dueOn", "state", "language", "createdAt"],
      whole: ["version", "concept"],
      nullable: [
        "subcontractorId",
        "siteId",
        "replacesId",
        "plannedOn",
        "createdBy",
        "sentAt",
        "submittedAt",
        "signedOffAt",
        "signedOffBy",
        "result",
        "resultReason",
        "completedOn",
        "summary",
        "hash",
        "inspectionKey",
      ],
    });
    await index("inspectionCaseSubcontractor", "inspectionCase", ["subcontractorId", "id"]).execute();
    await index("inspectionCaseState", "inspectionCase", ["state", "dueOn", "id"]).execute();
    // A planned occurrence is opened exactly once, whoever opens it and however often.
    await index("inspectionCasePlanned", "inspectionCase", ["subcontractorId", "plannedOn", "version"])
      .unique()
      .where(sql.ref("plannedOn"), "is not", null)
      .execute();
    await create("inspectionAnswer", ["caseId", "questionId"], {
      text: ["caseId", "questionId", "choices", "answeredAt"],
      nullable: ["statement", "reason", "text", "date", "answeredBy", "returnedAt", "returnedBy", "returnNote"],
    });
    await create("inspectionAssessment", ["caseId", "questionId"], {
      text: ["caseId", "questionId", "assessment", "assessedAt"],
      nullable: ["note", "sample", "assessedBy", "findingKey"],
    });
    await create("inspectionFile", ["id"], {
      text: ["id", "caseId", "questionId", "sha256", "fileName", "uploadedAt"],
      whole: ["sizeBytes"],
      nullable: ["uploadedBy", "evidenceId", "documentId"],
    });
    await index("inspectionFileCase", "inspectionFile", ["caseId", "id"]).execute();
    await index("inspectionFileBlob", "inspectionFile", ["sha256"]).execute();

    await create("portalInvitation", ["id"], {
      text: ["id", "caseId", "tokenHash", "language", "createdAt", "expiresAt"],
      nullable: [
        "name",
        "email",
        "invitedBy",
        "forwardedFrom",
        "revokedAt",
        "openedAt",
        "declinedAt",
        "moreTimeUntil",
        "moreTimeReason",
      ],
    });
    await index("portalInvitationCase", "portalInvitation", ["caseId", "id"]).execute();
    await index("portalInvitationToken", "portalInvitation", ["tokenHash"]).unique().execute();
    await create("portalCode", ["id"], {
      text: ["id", "invitationId", "browserHash", "createdAt", "expiresAt"],
      whole: ["triesLeft"],
      nullable: ["usedAt"],
    });
    await index("portalCodeInvitation", "portalCode", ["invitationId", "id"]).execute();
    await create("portalSession", ["tokenHash"], { text: ["tokenHash", "invitationId", "createdAt", "lastSeenAt", "expiresAt"] });

    await create("reminder", ["recipient", "subject", "subjectId", "dueOn", "lead"], {
      text: ["recipient", "subject", "subjectId", "dueOn", "remindedOn"],
      whole: ["lead"],
      nullable: ["mailId"],
    });
    await create("reminderSwitch", ["accountId", "kind"], { text: ["accountId", "kind"] });
    await create("calendarFeed", ["id"], { text: ["id", "accountId", "tokenHash", "createdAt"], nullable: ["revokedAt"] });
    await index("calendarFeedToken", "calendarFeed", ["tokenHash"]).unique().execute();
    await create("job", ["name", "slot"], {
      text: ["name", "slot", "dueAt"],
      whole: ["attempts"],
      nullable: ["startedAt", "leasedUntil", "leasedBy", "doneAt", "lastError"],
    });

    // What an outgoing mail is about was a link to an account; now it is whatever its purpose says.
    await db.schema.alterTable("outgoingMail").renameColumn("linkId", "subjectId").execute();
    const added = (name: string, fallback: string | null) =>
      db.schema
        .alterTable("outgoingMail")
        .addColumn(name, text, (c) => (fallback === null ? c : c.notNull().defaultTo(fallback)))
        .execute();
    await added("purpose", "account-link");
    await added("state", "waiting");
    await added("createdAt", "");
    await added("sentAt", null);
    await added("lastError", null);
    await db.schema.dropIndex("outgoingMailNext").execute();
    await index("outgoingMailDue", "outgoingMail", ["state", "nextAt", "id"]).execute();
    await index("outgoingMailSubject", "outgoingMail", ["subjectId"]).execute();

    await create("changeNotice", ["id"], {
      text: ["id", "subcontractorId", "kind", "source", "announcedOn", "receivedOn", "description", "createdAt"],
      nullable: [
        "effectiveOn",
        "name",
        "country",
        "objectBy",
        "decision",
        "decidedOn",
        "decidedBy",
        "reason",
        "customersNotifiedOn",
        "recordedBy",
      ],
    });
    await index("changeNoticeSubcontractor", "changeNotice", ["subcontractorId", "id"]).execute();

    for (const column of ["assessment", "decidedBy", "decidedOn", "template"])
      await db.schema.alterTable("inspectionPlan").addColumn(column, text).execute();
    for (const column of ["owner", "action", "effect", "question"])
      await db.schema.alterTable("finding").addColumn(column, text).execute();
    await db.schema.alterTable("register").addColumn("supervisionWeights", text).execute();
  },
});
