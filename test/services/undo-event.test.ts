import { describe, expect, test } from "vitest";
import { registerOf } from "../../app/context.server";
import type { Role } from "../../app/domain/permissions/role";
import { everything } from "../../app/domain/permissions/scope";
import type { Subcontractor } from "../../app/domain/portfolio";
import { addAccount } from "../../app/services/account/add-account.server";
import { type Context, NotPermitted } from "../../app/services/context";
import { erasePersonal } from "../../app/services/history/erase-personal.server";
import { showHistory } from "../../app/services/history/show-history.server";
import { findUndo, undoEvent } from "../../app/services/history/undo-event.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { removeSubcontractor } from "../../app/services/subcontractor/edit-subcontractor.server";
import { findFacts } from "../../app/services/subcontractor/find-facts.server";
import { notSeparated } from "../../app/services/subcontractor/keep-duties.server";
import { removeFact, removePlan, saveFact, savePlan } from "../../app/services/subcontractor/save-fact.server";
import { headOf, saveSubcontractor } from "../../app/services/subcontractor/save-subcontractor.server";
import { showSubcontractor } from "../../app/services/subcontractor/show-subcontractor.server";
import { findEvent, getHead } from "../../db/queries/history.server";
import type { Engine } from "../../db/schema";
import { holding } from "../support/call-route";
import { freshOn } from "../support/engines";
import { aContact, aFinding, anEvidence, aPlan, aSubcontractor, aWaiver, keptEvidence } from "../support/facts";
import { Clock, contextFor } from "../support/register";

const key = "nordhavn";

async function opened(engine: Engine, given: Partial<Subcontractor>) {
  const database = await freshOn(engine);
  if (database === null) return null;
  const register = registerOf(database, contextFor(database).dataDirectory, new Clock().now);
  const command = await register.contextFor({ kind: "command" });
  await holding(command, [aSubcontractor(given)]);
  const as = async (name: string, ...roles: Role[]): Promise<Context> => {
    const added = await addAccount(command, { name, email: `${name}@example.dk`, password: "fyrretyve grønne æbler", roles });
    if (!("id" in added)) throw new Error(JSON.stringify(added));
    return register.contextFor({ kind: "account", id: added.id, roles, scope: everything });
  };
  const last = async () => (await getHead(database.reader)).seq;
  const facts = async () => {
    const found = await findFacts(command, key);
    if (found === null) throw new Error("It is gone.");
    return found;
  };
  const offered = async (context: Context) => {
    const { events } = await showHistory(context, {
      search: "",
      who: null,
      subject: null,
      from: null,
      to: null,
      seen: null,
      before: null,
    });
    return events.filter(({ canUndo }) => canUndo).map(({ event }) => event.seq);
  };
  return { database, command, as, last, facts, offered };
}
type Opened = NonNullable<Awaited<ReturnType<typeof opened>>>;

const on =
  (engine: Engine, given: Partial<Subcontractor>, work: (at: Opened) => Promise<void>) =>
  async (task: { skip: (why: string) => void }) => {
    const at = await opened(engine, given);
    if (at === null) return task.skip("PostgreSQL could not be started");
    try {
      await work(at);
      expect((await verifyHistory(at.database, new Map())).problems).toEqual([]);
    } finally {
      await at.database.close();
    }
  };

const codes = (result: Awaited<ReturnType<typeof undoEvent>>) =>
  result.outcome === "refused" ? result.refusals.map(({ path, code }) => `${path} ${code}`) : result.outcome;
const saved = { outcome: "saved", key };

describe.each<Engine>(["sqlite", "postgres"])("undoing an event on %s", (engine) => {
  test(
    "puts a removed thing back under its old key and id, and is an event of its own",
    on(engine, {}, async ({ database, command, last, facts, offered }) => {
      const rows = () => database.reader.selectFrom("location").selectAll().orderBy("key").execute();
      const before = await rows();
      await saveFact(command, key, "evidence", "location-statement", { ...keptEvidence()[5], key: undefined, sites: [] }, null);
      expect(await removeFact(command, key, "locations", "cph", "by mistake")).toEqual(saved);
      const seq = await last();
      expect(await offered(command)).toContain(seq);
      expect(await undoEvent(command, seq, `Undoes event ${seq}`)).toEqual(saved);
      expect(await rows()).toEqual(before);
      expect(await findEvent(database.reader, seq + 1)).toMatchObject({
        action: "created",
        subjectKey: "nordhavn/cph",
        before: null,
        after: (await facts()).locations[0],
        reason: `Undoes event ${seq}`,
      });
      expect(await offered(command)).not.toContain(seq);
      expect(await offered(command)).toContain(seq + 1);
    }),
  );

  test(
    "is a conflict where the thing has changed since, and writes nothing",
    on(engine, {}, async ({ command, last, facts, offered }) => {
      const { key: _key, ...service } = (await facts()).services[0] ?? { key: "" };
      await saveFact(command, key, "services", "hosting", { ...service, name: "A" }, null);
      const seq = await last();
      await saveFact(command, key, "services", "hosting", { ...service, name: "B" }, null);
      const head = await last();
      expect(await undoEvent(command, seq, "no")).toMatchObject({ outcome: "conflict", current: { name: "B" } });
      expect((await findUndo(command, seq))?.undo).toMatchObject({
        state: "changed",
        left: { name: "A" },
        now: { name: "B" },
        earlier: { name: "Hosting" },
      });
      expect([await last(), await offered(command)]).toEqual([head, [head]]);
      // Newest first, one after the other, both can.
      expect([await undoEvent(command, head, "b"), (await facts()).services[0]?.name]).toEqual([saved, "A"]);
      expect([await undoEvent(command, seq, "a"), (await facts()).services[0]?.name]).toEqual([saved, "Hosting"]);
    }),
  );

  test(
    "goes back and forth with the plan, the subcontractor's own fields and contacts in their places",
    on(engine, { inspectionPlan: aPlan(), contacts: [aContact(), aContact({ name: "Bo", email: null })] }, async (at) => {
      const { command, last, facts } = at;
      const before = await facts();
      const changes = [
        () => savePlan(command, key, aPlan({ everyMonths: 6 }), null),
        () => removePlan(command, key, "no"),
        () => saveSubcontractor(command, key, { ...headOf(before), name: "Sydhavn", owner: "bo@example.dk" }, null),
        () => removeFact(command, key, "contacts", 0, "no"),
        () => saveFact(command, key, "contacts", 1, { ...aContact({ name: "Bo", email: "bo@example.dk" }) }, null),
        () => saveFact(command, key, "contacts", null, { ...aContact({ name: "Ida" }) }, null),
      ];
      for (const change of changes) {
        expect(await change()).toEqual(saved);
        expect(await undoEvent(command, await last(), "back")).toEqual(saved);
        expect(await facts()).toEqual(before);
      }
    }),
  );

  test(
    "does not take a contact for another that says the same",
    on(engine, { contacts: [aContact(), aContact(), aContact({ name: "Bo" })] }, async ({ command, last }) => {
      await removeFact(command, key, "contacts", 0, "twice");
      expect(codes(await undoEvent(command, await last(), "no"))).toBe("conflict");
      await saveFact(command, key, "contacts", 1, { ...aContact({ name: "Bo", role: "drift" }) }, null);
      const seq = await last();
      await removeFact(command, key, "contacts", 0, "no");
      expect((await findUndo(command, seq))?.undo).toMatchObject({ state: "changed", now: { name: "Bo", role: "drift" } });
    }),
  );

  test(
    "brings a removed subcontractor back with all it held; nobody vouches anew for what was accepted",
    on(engine, { criticality: "critical", waivers: [aWaiver()] }, async ({ database, as, command, last, facts, offered }) => {
      const [mette, bo, lotte] = [await as("mette", "compliance"), await as("bo", "compliance"), await as("lotte", "legal")];
      const { key: _key, ...report } = anEvidence({ kind: "pentest", title: "Report", review: "pending", reviewedOn: null });
      await saveFact(mette, key, "evidence", null, report, null);
      const made = (await facts()).evidence.find(({ title }) => title === "Report")?.key ?? "";
      await saveFact(bo, key, "evidence", made, { ...report, review: "accepted" }, null);
      const before = await facts();
      const ids = () =>
        Promise.all(
          (["subcontractor", "service", "evidence"] as const).map((table) =>
            database.reader.selectFrom(table).select(["id", "key"]).orderBy("key").execute(),
          ),
        );
      const held = await ids();
      await removeSubcontractor(mette, key, "by mistake");
      const seq = await last();
      await expect(undoEvent(lotte, seq, "no")).rejects.toThrow(NotPermitted);
      expect([await offered(lotte), (await offered(mette))[0]]).toEqual([[], seq]);
      // Its things cannot come back without it.
      expect(codes(await undoEvent(bo, seq - 1, "no"))).toEqual(["$ undo-gone"]);
      expect(await undoEvent(mette, seq, "back")).toEqual(saved);
      expect(await facts()).toEqual(before);
      expect(await ids()).toEqual(held);
      expect((await findEvent(database.reader, seq + 1))?.action).toBe("restored");
      expect((await showSubcontractor(command, key, "2026-11-23"))?.duties.evidence[made]).toBe("unproven");
      expect(codes(await undoEvent(mette, seq, "again"))).toBe("conflict");
      expect(await undoEvent(mette, seq + 1, "away again")).toEqual(saved);
      expect(await findFacts(command, key)).toBeNull();
    }),
  );

  test(
    "asks for what the change by hand would: permissions, duties, references",
    on(engine, { criticality: "critical" }, async ({ database, as, command, last, facts, offered }) => {
      const [mette, bo, lotte] = [await as("mette", "compliance"), await as("bo", "compliance"), await as("lotte", "legal")];
      const [ada, revisor] = [await as("ada", "administrator"), await as("revisor", "auditor")];
      const { key: _key, ...report } = anEvidence({ kind: "pentest", title: "Report", review: "pending", reviewedOn: null });
      await saveFact(mette, key, "evidence", null, report, null);
      const made = (await facts()).evidence.find(({ title }) => title === "Report")?.key ?? "";
      const created = await last();
      for (const one of [lotte, ada, revisor]) {
        await expect(undoEvent(one, created, "no")).rejects.toThrow(NotPermitted);
        expect(await offered(one)).toEqual([]);
      }
      await saveFact(bo, key, "evidence", made, { ...report, review: "accepted" }, null);
      await saveFact(bo, key, "evidence", made, report, null);
      const taken = await last();
      expect(codes(await undoEvent(mette, taken, "no"))).toEqual(["$.review duty-evidence"]);
      expect(await undoEvent(bo, taken, "yes")).toEqual(saved);
      // Put back accepted, it would be recorded and accepted by one and the same.
      await removeFact(bo, key, "evidence", made, "no");
      expect(codes(await undoEvent(bo, await last(), "no"))).toEqual(["$.review duty-evidence"]);
      const { key: agreement } = (await facts()).agreements[0] ?? { key: "" };
      await removeFact(lotte, key, "agreements", agreement, "no");
      expect(await offered(lotte)).toEqual([await last()]);
      expect(await undoEvent(lotte, await last(), "yes")).toEqual(saved);
      // What something refers to meanwhile stays.
      await saveFact(bo, key, "inspections", null, { completedOn: "2026-11-20", result: "findings" }, null);
      const inspected = await last();
      const inspection = (await facts()).inspections.find(({ completedOn }) => completedOn === "2026-11-20")?.key ?? "";
      const { key: _f, ...finding } = aFinding({ inspection });
      expect(await saveFact(bo, key, "findings", null, finding, null)).toEqual(saved);
      expect(codes(await undoEvent(bo, inspected, "no"))).toEqual(["$.reason still-referred-to"]);
      expect((await findEvent(database.reader, await last()))?.subject).toBe("findings");
      expect((await findFacts(command, key))?.inspections.some((one) => one.key === inspection)).toBe(true);
    }),
  );

  test(
    "an administrator who is alone says why, and the event says both",
    on(engine, { criticality: "critical" }, async ({ database, as, last, facts }) => {
      const ada = await as("ada", "administrator", "compliance");
      const { key: _key, ...report } = anEvidence({ kind: "pentest", title: "Report" });
      expect(await saveFact(ada, key, "evidence", null, report, null, "A firm of one")).toEqual(saved);
      const made = (await facts()).evidence.find(({ title }) => title === "Report")?.key ?? "";
      await removeFact(ada, key, "evidence", made, "no");
      const seq = await last();
      expect(codes(await undoEvent(ada, seq, "Undoes it"))).toEqual(["$.dutyReason duty-alone"]);
      expect(await undoEvent(ada, seq, "Undoes it", "Still alone")).toEqual(saved);
      expect((await findEvent(database.reader, seq + 1))?.reason).toBe(`${notSeparated}Still alone · Undoes it`);
    }),
  );

  test(
    "what was erased cannot come back; files and exceptions are not undone here",
    on(engine, { contacts: [aContact()], waivers: [aWaiver()] }, async ({ command, last, facts, offered }) => {
      await removeFact(command, key, "contacts", 0, "fratrådt");
      const seq = await last();
      expect(await offered(command)).toEqual([seq]);
      await erasePersonal(command, "Kirsten Holm");
      expect(await offered(command)).toEqual([]);
      expect(codes(await undoEvent(command, seq, "no"))).toEqual(["$ undo-erased"]);
      expect((await facts()).contacts).toEqual([]);
      await removeFact(command, key, "waivers", 0, "no");
      for (const other of [1, 2, await last(), 10_000]) expect(codes(await undoEvent(command, other, "no"))).toBe("not-found");
    }),
  );
});
