import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { migrate } from "../../db/migrate.server";
import { readHistory } from "../../db/queries/history.server";
import type { Database, Engine } from "../../db/schema";
import type { RecordedEvent } from "../../app/domain/audit-event";
import { emptySubcontractor } from "../../app/domain/subcontractor";
import { verifyChain } from "../../app/services/history/verify-chain.server";
import { verifyEvents } from "../../app/services/history/verify-events.server";
import { verifyRegister } from "../../app/services/history/verify-register.server";
import { unmigratedOn } from "../support/engines";

const before = "2026-11-standing-light";
const facts = emptySubcontractor({
  key: "nordhavn",
  name: "Nordhavn",
  owner: "mette@host.example",
  contacts: [{ name: "Ida", email: "ida@nordhavn.example", phone: null, role: null }],
});

type Old = Kysely<Record<string, Record<string, unknown>>>;

/** What the first release wrote: an event with open values, and personal ones in a row beside it. */
async function fillOld(database: Database): Promise<void> {
  const db = database.writer as unknown as Old;
  const { owner, contacts, name, ...open } = facts;
  const personal = { owner, contacts, name };
  await db
    .insertInto("event")
    .values([
      {
        id: "0190-1",
        importId: "0190-0",
        actorId: null,
        at: "2026-11-01T10:00:00.000Z",
        action: "imported",
        subject: "subcontractor",
        subjectId: "s1",
        subjectKey: "nordhavn",
        subcontractorId: "s1",
        before: null,
        after: JSON.stringify(open),
      },
      {
        id: "0190-2",
        importId: null,
        actorId: "a1",
        at: "2026-11-02T10:00:00.000Z",
        action: "changed",
        subject: "organisation",
        subjectId: "organisation",
        subjectKey: "organisation",
        subcontractorId: null,
        before: JSON.stringify({ promise: "EU", timeZone: "Europe/Copenhagen" }),
        after: JSON.stringify({ promise: "EEA", timeZone: "Europe/Copenhagen" }),
      },
    ])
    .execute();
  await db
    .insertInto("eventPersonal")
    .values([
      { eventId: "0190-1", before: null, after: JSON.stringify(personal), reason: "import" },
      {
        eventId: "0190-2",
        before: JSON.stringify({ name: "Unnamed" }),
        after: JSON.stringify({ name: "Fjordby" }),
        reason: null,
      },
    ])
    .execute();
  await sql`update organisation set name = 'Fjordby', promise = 'EEA'`.execute(db);
  const row = (id: string, key: string, called: string) =>
    sql`insert into subcontractor (id, key, name, "nameSort", "nameSearch", status, criticality, "affectsSecurity", owner)
      values (${id}, ${key}, ${called}, ${called.toLowerCase()}, ${`${called.toLowerCase()} ${key}`}, 'active', 'medium', 0,
        ${key === "nordhavn" ? owner : null})`.execute(db);
  await row("s1", "nordhavn", "Nordhavn");
  await sql`insert into contact (id, "subcontractorId", position, name, email) values ('c1', 's1', 0, 'Ida', 'ida@nordhavn.example')`.execute(
    db,
  );
  // One that no event speaks of.
  await row("s2", "vesterhav", "Vesterhav");
}

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("the events of the first release become the beginning of the chain, and what has none gets one", async (task) => {
    const database = await unmigratedOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      await migrate(database, before);
      await fillOld(database);
      await migrate(database);
      const events: RecordedEvent[] = [];
      for await (const { event } of readHistory(database.reader, 1_000)) events.push(event);
      expect(events.map(({ seq, action, subjectKey, actor }) => [seq, action, subjectKey, actor.kind])).toEqual([
        [1, "created", "nordhavn", "system"],
        [2, "changed", "organisation", "account"],
        [3, "found", "vesterhav", "system"],
      ]);
      expect(events[0]?.after).toEqual(facts);
      expect(events[0]?.reason).toBe("import");
      expect(events[1]?.after).toEqual({ name: "Fjordby", promise: "EEA", timeZone: "Europe/Copenhagen" });
      expect((await verifyChain(database.reader, new Map())).problems).toEqual([]);
      expect(await verifyEvents(database.reader, 10)).toEqual([]);
      expect((await verifyRegister(database.reader, 10)).problems).toEqual([]);
      const kept = JSON.stringify(await database.reader.selectFrom("event").select("content").execute());
      expect(kept).not.toContain("mette@host.example");
      expect(kept).not.toContain("Ida");
    } finally {
      await database.close();
    }
  });
});
