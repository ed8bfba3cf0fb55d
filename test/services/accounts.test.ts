import { describe, expect, test } from "vitest";
import { registerOf } from "../../app/context.server";
import { matrix, permissions } from "../../app/domain/permissions/matrix";
import { roles, type Role } from "../../app/domain/permissions/role";
import { everything } from "../../app/domain/permissions/scope";
import { addAccount } from "../../app/services/account/add-account.server";
import { changeAccount, listAllAccounts, removeAccount } from "../../app/services/account/change-account.server";
import { saveTrust, showAccount } from "../../app/services/account/save-trust.server";
import { NotPermitted } from "../../app/services/context";
import type { Engine } from "../../db/schema";
import { freshOn } from "../support/engines";
import { holding } from "../support/call-route";
import { aSubcontractor } from "../support/facts";
import { Clock, testDirectory } from "../support/register";

const password = "fyrretyve grønne æbler";

async function opened(engine: Engine) {
  const database = await freshOn(engine);
  if (database === null) return null;
  const context = await registerOf(database, testDirectory(), new Clock().now).contextFor({ kind: "command" });
  const add = async (name: string, held: readonly Role[] = ["administrator"]) => {
    const added = await addAccount(context, { name, email: `${name}@example.dk`, password, roles: held });
    if (!("id" in added)) throw new Error(JSON.stringify(added));
    return added.id;
  };
  const events = () => database.reader.selectFrom("event").select(["action", "subject", "subjectId"]).orderBy("seq").execute();
  return { database, context, add, events };
}
type Opened = NonNullable<Awaited<ReturnType<typeof opened>>>;

const on = (engine: Engine, work: (opened: Opened) => Promise<void>) => async (task: { skip: (reason: string) => void }) => {
  const one = await opened(engine);
  if (one === null) return task.skip("PostgreSQL could not be started");
  try {
    await work(one);
  } finally {
    await one.database.close();
  }
};

const last = { refusal: { code: "last-administrator" } };
const ending = "2026-12-01T00:00:00.000Z";

describe.each<Engine>(["sqlite", "postgres"])("accounts on %s", (engine) => {
  test(
    "the last administrator stays: not removed, lowered, disabled or given an end",
    on(engine, async ({ context, add, events }) => {
      const ada = await add("ada");
      const bo = await add("bo", ["compliance"]);
      expect(await removeAccount(context, ada)).toEqual(last);
      expect(await changeAccount(context, ada, { roles: ["compliance"] })).toEqual(last);
      expect(await changeAccount(context, ada, { status: "disabled" })).toEqual(last);
      expect(await changeAccount(context, ada, { endsAt: ending })).toEqual(last);
      // Another administrator with an end, or one who is disabled, is nobody to rely on.
      expect(await changeAccount(context, bo, { roles: ["administrator"], endsAt: ending })).toEqual({ done: true });
      expect(await removeAccount(context, ada)).toEqual(last);
      expect(await changeAccount(context, bo, { endsAt: null, status: "disabled" })).toEqual({ done: true });
      expect(await changeAccount(context, ada, { roles: ["legal"] })).toEqual(last);
      const before = (await events()).length;
      expect(await changeAccount(context, bo, { status: "active" })).toEqual({ done: true });
      expect(await changeAccount(context, ada, { roles: ["legal"] })).toEqual({ done: true });
      expect(await removeAccount(context, ada)).toEqual({ done: true });
      expect(await removeAccount(context, ada)).toEqual({ notFound: true });
      expect(await changeAccount(context, bo, { status: "active" })).toEqual({ done: true });
      expect((await events()).slice(before).map(({ action, subjectId }) => [action, subjectId])).toEqual([
        ["changed", bo],
        ["changed", ada],
        ["removed", ada],
      ]);
    }),
  );

  test(
    "administrators who lower, remove and disable each other at once leave one",
    on(engine, async ({ context, add }) => {
      const ids = await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => add(name)));
      const results = await Promise.all(
        ids.map((id, at) =>
          at % 3 === 0
            ? removeAccount(context, id)
            : changeAccount(context, id, at % 3 === 1 ? { roles: ["auditor"] } : { status: "disabled" }),
        ),
      );
      expect(results.filter((result) => "refusal" in result)).toEqual([last]);
      const left = (await listAllAccounts(context)).filter(
        (one) => one.roles.includes("administrator") && one.status === "active",
      );
      expect(left).toHaveLength(1);
    }),
  );

  test(
    "whoever is disabled or removed is signed out everywhere",
    on(engine, async ({ context, database, add }) => {
      await add("ada");
      const ends = {
        bo: (id: string) => removeAccount(context, id),
        ib: (id: string) => changeAccount(context, id, { status: "disabled" }),
        eva: (id: string) => changeAccount(context, id, { endsAt: "2026-11-23T11:59:59.000Z" }),
      };
      for (const [name, end] of Object.entries(ends)) {
        const id = await add(name, ["legal"]);
        const session = {
          ...{ id, tokenHash: id, accountId: id, method: "password" as const, agent: "", network: "" },
          ...{ createdAt: "", lastSeenAt: "", expiresAt: "", provenAt: "" },
        };
        await database.writer.insertInto("session").values(session).execute();
        expect(await end(id)).toEqual({ done: true });
        expect(await database.reader.selectFrom("session").select("accountId").execute()).toEqual([]);
      }
    }),
  );

  test(
    "roles, end and scope are saved as typed, and what cannot be is said at its field",
    on(engine, async ({ context, database, add }) => {
      await holding(context, [aSubcontractor(), aSubcontractor({ key: "kmd", name: "KMD" })]);
      await add("ada");
      const id = await add("rev", ["legal"]);
      const typed = { roles: ["auditor"], lastDay: "2026-12-31", limited: true, ids: [], more: "KMD" };
      expect(await saveTrust(context, id, typed)).toEqual({ done: true });
      const shown = await showAccount(context, id);
      expect([shown?.roles, shown?.lastDay, shown?.scope?.map(({ key }) => key)]).toEqual([["auditor"], "2026-12-31", ["kmd"]]);
      const row = await database.reader.selectFrom("account").select("endsAt").where("id", "=", id).executeTakeFirst();
      // Midnight in Copenhagen.
      expect(row?.endsAt).toBe("2026-12-31T23:00:00.000Z");
      const refused = async (change: Partial<typeof typed>) => {
        const result = await saveTrust(context, id, { ...typed, ...change });
        return "refusal" in result ? [result.field, result.refusal.code] : result;
      };
      expect(await refused({ roles: [] })).toEqual(["roles", "role-required"]);
      expect(await refused({ roles: ["auditor", "legal"] })).toEqual(["roles", "auditor-alone"]);
      expect(await refused({ roles: ["legal"] })).toEqual(["limited", "scope-for-auditors"]);
      expect(await refused({ more: "" })).toEqual(["more", "scope-required"]);
      expect(await refused({ more: "nobody" })).toEqual(["more", "unknown-key"]);
      expect(await refused({ lastDay: "2026-02-30" })).toEqual(["lastDay", "impossible-date"]);
      expect(await refused({ roles: ["legal"], limited: false, lastDay: "" })).toEqual({ done: true });
    }),
  );

  test(
    "are for administrators alone",
    on(engine, async ({ database, add }) => {
      const id = await add("ada");
      for (const role of roles.filter((one) => one !== "administrator")) {
        const actor = { kind: "account" as const, id, roles: [role], scope: everything };
        const context = await registerOf(database, testDirectory(), new Clock().now).contextFor(actor);
        await expect(changeAccount(context, id, { status: "active" })).rejects.toThrow(NotPermitted);
        await expect(removeAccount(context, id)).rejects.toThrow(NotPermitted);
        await expect(listAllAccounts(context)).rejects.toThrow(NotPermitted);
      }
    }),
  );
});

test("the roles are those of the specification: everybody reads, an auditor does nothing else", () => {
  expect([...matrix.auditor]).toEqual(["register.read", "register.export", "history.read"]);
  for (const role of roles) for (const permission of matrix.auditor) expect(matrix[role].has(permission)).toBe(true);
  // What an administrator may do to the register is read it.
  for (const permission of permissions.filter((one) => /\.(write|review|close|propose|approve)$/.test(one)))
    expect([permission, matrix.administrator.has(permission)]).toEqual([permission, false]);
});
