import { describe, expect, test } from "vitest";
import { sql } from "kysely";
import { replayAccount, type ReplayedAccount } from "../../app/domain/history/replay-account";
import type { RecordedEvent } from "../../app/domain/audit-event";
import { addAccount } from "../../app/services/account/add-account.server";
import { changeAccount, removeAccount } from "../../app/services/account/change-account.server";
import { chooseLanguage } from "../../app/services/account/choose-language.server";
import { erasePersonal } from "../../app/services/history/erase-personal.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import type { Engine } from "../../db/schema";
import { freshOn } from "../support/engines";
import { contextFor } from "../support/register";

const password = "fyrretyve grønne æbler";

describe.each<Engine>(["sqlite", "postgres"])("accounts against their history on %s", (engine) => {
  test("every field that was changed past it is named, and what was erased is not missed", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const context = contextFor(database);
      const added = async (name: string) => {
        const made = await addAccount(context, { name, email: `${name}@example.dk`, password });
        if (!("id" in made)) throw new Error(JSON.stringify(made));
        return made.id;
      };
      const [ada, bo, ida] = [await added("ada"), await added("bo"), await added("ida")];
      await changeAccount(context, bo, { roles: ["auditor"], scope: { kind: "some", ids: ["b", "a"] }, endsAt: "2027-01-01" });
      await changeAccount(context, bo, { status: "disabled" });
      await changeAccount(context, bo, { endsAt: null });
      await chooseLanguage(context, ada, "en");
      await removeAccount(context, ida);
      const problems = async () => (await verifyHistory(database, new Map())).problems;
      expect(await problems()).toEqual([]);
      expect((await verifyHistory(database, new Map())).accounts).toBe(2);

      const set = (id: string, values: Record<string, string | null>) =>
        database.writer.updateTable("account").set(values).where("id", "=", id).execute();
      const tampered: [string, Record<string, string | null>][] = [
        [ada, { name: "Ada Ny", email: "andre@example.dk", language: null }],
        [bo, { roles: '["administrator"]', scope: null }],
        [bo, { endsAt: "2030-01-01", status: "active", language: "da" }],
        [bo, { roles: "[", scope: '["a"]' }],
      ];
      for (const [id, values] of tampered) {
        const row = await database.reader.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
        await set(id, values);
        const found = await problems();
        expect(found).toMatchObject([{ code: "row-differs", params: { table: "account", key: id } }]);
        const [problem] = found;
        expect(problem?.code === "row-differs" && [...problem.params.columns].sort()).toEqual(Object.keys(values).sort());
        await set(id, Object.fromEntries(Object.keys(values).map((name) => [name, row[name as "name"]])));
      }
      await sql`insert into account (id, email, name, roles, status, "createdAt")
        values ('x', 'x@example.dk', 'X', '["administrator"]', 'active', '2026-11-23T12:00:00.000Z')`.execute(database.writer);
      expect(await problems()).toEqual([{ code: "row-stray", params: { table: "account", key: "x" } }]);
      await database.writer.deleteFrom("account").where("id", "in", ["x", ada]).execute();
      expect(await problems()).toEqual([{ code: "row-missing", params: { table: "account", key: ada } }]);

      await erasePersonal(context, "bo@example.dk");
      await set(bo, { email: "slettet@example.dk" });
      expect(await problems()).toEqual([{ code: "row-missing", params: { table: "account", key: ada } }]);
    } finally {
      await database.close();
    }
  });
});

describe("replaying an account", () => {
  const event = (action: string, after: unknown) => ({ action, after, subject: "account" }) as RecordedEvent;
  const after = (...events: RecordedEvent[]) => events.reduce<ReplayedAccount | null>(replayAccount, null);
  const made = event("created", { name: "Ada", email: "ada@example.dk", role: "administrator" });

  test("the earliest ones got the roles of a firm of one, and no event says in which language they began", () => {
    expect(after(made)).toEqual({
      name: "Ada",
      email: "ada@example.dk",
      roles: ["administrator", "compliance"],
      scope: null,
      endsAt: null,
      status: "active",
      language: undefined,
    });
  });

  test("what is no field of it changes nothing; what was removed is gone", () => {
    expect(after(made, event("changed", { password: "reset" }), event("signed-in", null))).toEqual(after(made));
    expect(after(made, event("removed", null))).toBeNull();
    expect(after(event("changed", { roles: [] }))).toBeNull();
  });
});
