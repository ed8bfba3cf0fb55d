import { type ColumnDataType, type Kysely, type RawBuilder, sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { AuditEvent, EventActor } from "../../app/domain/audit-event";
import { unnamedOrganisation } from "../../app/domain/history/replay";
import { makeAppendOnly } from "../dialect/append-only.server";
import { firstLink, MerkleTree } from "../history/chain.server";
import { linkEvent } from "../queries/event.server";
import { listStored } from "../queries/facts.server";
import { getOrganisation } from "../queries/organisation.server";
import type { Engine, Schema } from "../schema";

interface OldEvent extends Omit<AuditEvent, "action" | "before" | "after" | "reason"> {
  action: string;
  id: string;
  actorId: string | null;
  at: string;
  before: string | null;
  after: string | null;
}
interface OldPersonal {
  eventId: string;
  before: string | null;
  after: string | null;
  reason: string | null;
}

type Tree = null | boolean | number | string | Tree[] | { [field: string]: Tree };
const isObject = (value: Tree | undefined): value is { [field: string]: Tree } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The two parts that a value was split into, as one again. */
function joined(open: Tree, personal: Tree | undefined): Tree {
  if (personal === undefined || personal === null) return open;
  if (Array.isArray(open) && Array.isArray(personal)) return open.map((item, at) => joined(item, personal[at]));
  if (isObject(open) && isObject(personal)) {
    const fields = new Set([...Object.keys(open), ...Object.keys(personal)]);
    return Object.fromEntries([...fields].map((field) => [field, joined(open[field] ?? null, personal[field])]));
  }
  return personal;
}

const read = (text: string | null | undefined) => (text === null || text === undefined ? null : (JSON.parse(text) as Tree));
/** Fields that were null before the split are left out of both parts. */
const whole = (open: string | null, personal: string | null | undefined) => joined(read(open), read(personal));

const batch = 500;

/** What no event speaks of, as it is found: the history begins with it. */
async function found(
  unknownDb: Kysely<unknown>,
  engine: Engine,
): Promise<(AuditEvent & { id: string; at: string; actor: EventActor })[]> {
  const db = unknownDb as Kysely<Schema>;
  const now =
    engine === "sqlite"
      ? sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`
      : sql`to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const events = db.selectFrom("event").select("subjectId").distinct();
  const known = new Set(
    (await events.where("subject", "in", ["subcontractor", "organisation"]).execute()).map((row) => row.subjectId),
  );
  // The database's clock: a migration is handed no other. Both write UTC in this form.
  const { rows } = await sql<{ now: string }>`select ${now} as now`.execute(db);
  const at = rows[0]?.now ?? "";
  const event = (subject: "subcontractor" | "organisation", id: string, key: string, after: unknown) => ({
    id: uuidv7(),
    at,
    actor: { kind: "system" } as const,
    action: "found" as const,
    subject,
    subjectId: id,
    subjectKey: key,
    subcontractorId: subject === "subcontractor" ? id : null,
    importId: null,
    before: null,
    after,
    reason: null,
  });
  const organisation = await getOrganisation(db);
  const isSet = JSON.stringify(organisation) !== JSON.stringify(unnamedOrganisation);
  const ids = (await db.selectFrom("subcontractor").select("id").orderBy("id").execute()).map(({ id }) => id);
  const stored = await listStored(
    db,
    ids.filter((id) => !known.has(id)),
  );
  return [
    ...(isSet && !known.has("organisation") ? [event("organisation", "organisation", "organisation", organisation)] : []),
    ...stored.map(({ id, facts }) => event("subcontractor", id, facts.key, facts)),
  ];
}

/** An import says whether it made or changed a thing. */
const actionOf = (action: string, before: string | null) =>
  (action !== "imported" ? action : before === null ? "created" : "changed") as AuditEvent["action"];

/**
 * The history: every event as its canonical text, chained by hashes, append-only; personal values beside it, where they can be
 * erased; checkpoints. The events so far are converted and chained in their order; the organisation and each
 * subcontractor that no event speaks of gets one that says how it was found.
 */
export const migrationFor = (engine: Engine) => ({
  async up(unknownDb: Kysely<unknown>): Promise<void> {
    const db = unknownDb as Kysely<Record<string, Record<string, string | number | null>>>;
    const text: ColumnDataType | RawBuilder<unknown> = engine === "postgres" ? sql`text collate "C"` : "text";
    await db.schema.alterTable("event").renameTo("oldEvent").execute();
    await db.schema.dropIndex("eventSubcontractor").execute();
    let table = db.schema.createTable("event").addColumn("seq", "integer", (c) => c.primaryKey());
    for (const column of ["content", "chain", "id", "actorKind", "at", "action", "subject", "subjectId", "subjectKey"])
      table = table.addColumn(column, text, (c) => c.notNull());
    for (const column of ["importId", "actorId", "subcontractorId"]) table = table.addColumn(column, text);
    await table.execute();
    await db.schema.createIndex("eventSubcontractor").on("event").columns(["subcontractorId", "seq"]).execute();
    // Only over the events that are looked for by them: each index more is a page more to flush with every change.
    const indexed = (name: string, columns: string[]) => db.schema.createIndex(name).on("event").columns(columns);
    await indexed("eventActor", ["actorId", "seq"]).where("actorId", "is not", null).execute();
    await indexed("eventImport", ["importId", "seq"]).where("importId", "is not", null).execute();
    await indexed("eventSubject", ["subject", "action", "seq"]).where("subcontractorId", "is", null).execute();
    const personal = db.schema
      .createTable("personalValue")
      .addColumn("eventSeq", "integer", (c) => c.notNull())
      .addColumn("commitment", text, (c) => c.notNull())
      .addColumn("salt", text, (c) => c.notNull())
      .addColumn("value", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("personalValueOne", ["eventSeq", "commitment"]);
    // They are many and short: on SQLite the key is then stored once, not in the table and in an index.
    await (engine === "sqlite" ? personal.modifyEnd(sql`without rowid`) : personal).execute();
    await db.schema
      .createTable("historyHead")
      .addColumn("id", "integer", (c) => c.primaryKey())
      .addColumn("seq", "integer", (c) => c.notNull())
      .addColumn("chain", text, (c) => c.notNull())
      .addColumn("peaks", text, (c) => c.notNull())
      .addColumn("at", text, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("checkpoint")
      .addColumn("seq", "integer", (c) => c.primaryKey())
      .addColumn("note", text, (c) => c.notNull())
      .addColumn("at", text, (c) => c.notNull())
      .execute();

    const tree = MerkleTree.empty();
    let link: Buffer = firstLink;
    let at = "";
    const append = async (events: (AuditEvent & { id: string; at: string; actor: EventActor })[]) => {
      for (const event of events) {
        at = event.at > at ? event.at : at;
        const linked = linkEvent({ ...event, at, seq: tree.size + 1 }, link, tree);
        link = linked.link;
        await db
          .insertInto("event")
          .values({ ...linked.row })
          .execute();
        for (const row of linked.personal)
          await db
            .insertInto("personalValue")
            .values({ ...row })
            .execute();
      }
    };
    for (let after = ""; ; ) {
      const page = await sql<OldEvent>`select * from "oldEvent" where id > ${after} order by id limit ${batch}`.execute(db);
      const last = page.rows.at(-1);
      if (last === undefined) break;
      const beside = await sql<OldPersonal>`select * from "eventPersonal" where "eventId" > ${after} and "eventId" <= ${last.id}`
        .execute(db)
        .then(({ rows }) => new Map(rows.map((row) => [row.eventId, row])));
      await append(
        page.rows.map(({ actorId, before, after: now, ...event }) => {
          const personal = beside.get(event.id);
          return {
            ...event,
            action: actionOf(event.action, before),
            before: whole(before, personal?.before),
            after: whole(now, personal?.after),
            reason: personal?.reason ?? null,
            actor: actorId === null ? { kind: "system" } : { kind: "account", id: actorId },
          };
        }),
      );
      after = last.id;
    }
    for (const event of await found(unknownDb, engine)) await append([event]);
    await db
      .insertInto("historyHead")
      .values({ id: 1, seq: tree.size, chain: link.toString("hex"), peaks: tree.peaksText(), at })
      .execute();
    await db.schema.dropTable("oldEvent").execute();
    await db.schema.dropTable("eventPersonal").execute();
    await makeAppendOnly(unknownDb, engine, "event", "seq");
    await makeAppendOnly(unknownDb, engine, "checkpoint", "seq");
  },
});
