import { findEvent } from "../../db/queries/history.server";
import { everything } from "../../app/domain/permissions/scope";
import { describe, expect, test } from "vitest";
import { getOrganisation, getRegister } from "../../db/queries/organisation.server";
import { liveView, tallyOfView } from "../../db/queries/standing.server";
import { demoPortfolio } from "../../db/seed/demo";
import { evaluate } from "../../app/domain/evaluate";
import { emptySubcontractor } from "../../app/domain/subcontractor";
import type { Context } from "../../app/services/context";
import { loadDemo } from "../../app/services/demo/load-demo.server";
import { findDemo, removeDemo } from "../../app/services/demo/remove-demo.server";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { exportPortfolio } from "../../app/services/portfolio/export-portfolio.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { createSubcontractor, removeSubcontractor } from "../../app/services/subcontractor/edit-subcontractor.server";
import { freshOn } from "../support/engines";
import { contextFor, freshRegister } from "../support/register";

async function exported({ database }: Context): Promise<string> {
  let text = "";
  await exportPortfolio(database, everything, (part) => {
    text += part;
  });
  return text;
}

const importing = (context: Context, text: string) =>
  importPortfolio(context, [Buffer.from(text)], { dryRun: false, reason: "import" });

const events = ({ database }: Context) => database.reader.selectFrom("event").selectAll().orderBy("id").execute();

const demo = demoPortfolio("2026-11-23");

describe.each(["sqlite", "postgres"] as const)("the demo on %s", (engine) => {
  test("is loaded once, and taken away without a trace in the register", async () => {
    const database = await freshOn(engine);
    if (database === null) return;
    try {
      const context = contextFor(database);
      const empty = await exported(context);
      expect(await loadDemo(context)).toBe(true);
      expect(JSON.parse(await exported(context)).organisation).toEqual(demo.organisation);
      expect(await loadDemo(context)).toBe(false);
      expect(await removeDemo(context)).toMatchObject({ subcontractors: demo.subcontractors.length, added: 0 });
      expect(await exported(context)).toBe(empty);
      expect(await tallyOfView(database.reader, liveView)).toEqual(new Map());
      for (const table of ["removedKey", "standing", "flagIndex", "deadlineIndex", "tally"] as const) {
        expect(await database.reader.selectFrom(table).selectAll().execute()).toEqual([]);
      }
    } finally {
      await database.close();
    }
  });
});

describe("loading", () => {
  test("fills a register that never held anything, through the ordinary write path", async () => {
    const { context, database } = await freshRegister();
    await loadDemo(context);
    expect(await getOrganisation(database.reader)).toEqual(demo.organisation);
    const loaded = { demoLoadedOn: "2026-11-23", everHeld: 1, organisationConfirmed: 0 };
    expect(await getRegister(database.reader)).toMatchObject(loaded);
    const { flags } = (await listFlagsOf(database, "2026-11-23", null)) ?? { flags: [] };
    const pure = demo.subcontractors.flatMap((facts) => evaluate(facts, "2026-11-23", "EU").flags);
    expect(flags).toHaveLength(pure.length);
    expect(await database.reader.selectFrom("flagIndex").select("rule").execute()).toHaveLength(pure.length);
    const actions = (await events(context)).map(({ action }) => action);
    expect(actions).toEqual(["demo-loaded", ...demo.subcontractors.map(() => "created")]);
  });

  test("gives what importing the same document gives", async () => {
    const { context } = await freshRegister();
    await loadDemo(context);
    const text = await exported(context);
    const other = await freshRegister();
    expect((await importing(other.context, text)).refused).toEqual([]);
    expect(await exported(other.context)).toBe(text);
  });

  test("leaves a register alone that holds something, or held something once", async () => {
    const { context } = await freshRegister();
    await createSubcontractor(context, emptySubcontractor({ key: "", name: "Egen" }));
    const before = await exported(context);
    expect(await loadDemo(context)).toBe(false);
    expect(await exported(context)).toBe(before);
    await removeSubcontractor(context, "egen", "because");
    expect(await loadDemo(context)).toBe(false);
  });

  test("does not come back once it was removed", async () => {
    const { context } = await freshRegister();
    await loadDemo(context);
    await removeDemo(context);
    expect(await loadDemo(context)).toBe(false);
  });

  test("leaves an organisation alone that somebody has confirmed", async () => {
    const { context, database } = await freshRegister();
    await database.writer.updateTable("register").set({ organisationConfirmed: 1 }).execute();
    expect(await loadDemo(context)).toBe(false);
  });
});

describe("removing", () => {
  test("says what users added, and takes it along", async () => {
    const { context } = await freshRegister();
    await loadDemo(context);
    const untouched = { organisation: "Nordvang Hosting (demo)", subcontractors: demo.subcontractors.length, added: 0 };
    expect(await findDemo(context)).toEqual(untouched);
    await createSubcontractor(context, emptySubcontractor({ key: "", name: "Egen" }));
    await removeSubcontractor(context, "saebeboble-rengoering", "because");
    expect(await findDemo(context)).toMatchObject({ subcontractors: demo.subcontractors.length, added: 1 });
    expect(await removeDemo(context)).toMatchObject({ subcontractors: demo.subcontractors.length, added: 1 });
    expect(await findDemo(context)).toBeNull();
  });

  test("keeps accounts, sessions and history, and asks for the organisation anew", async () => {
    const { context, database } = await freshRegister();
    await loadDemo(context);
    const at = "2026-11-23T12:00:00.000Z";
    const account = {
      id: "a",
      email: "mette@nordvang.example",
      name: "Mette",
      roles: '["administrator"]',
      lastSignInAt: null,
      endsAt: null,
      scope: null,
      passwordHash: null,
      language: null,
      status: "active" as const,
      createdAt: at,
    };
    const times = { createdAt: at, lastSeenAt: at, expiresAt: at, provenAt: at };
    const session = { id: "s", tokenHash: "t", accountId: "a", method: "password" as const, agent: "", network: "", ...times };
    await database.writer.insertInto("account").values(account).execute();
    await database.writer.insertInto("session").values(session).execute();
    await database.writer.updateTable("register").set({ organisationConfirmed: 1 }).execute();
    const history = await events(context);
    await removeDemo(context);
    expect(await database.reader.selectFrom("account").selectAll().execute()).toEqual([account]);
    expect(await database.reader.selectFrom("session").selectAll().execute()).toEqual([session]);
    expect(await getRegister(database.reader)).toMatchObject({ demoLoadedOn: null, everHeld: 1, organisationConfirmed: 0 });
    const after = await events(context);
    expect(after.slice(0, history.length)).toEqual(history);
    const actions = after.slice(history.length).map(({ action }) => action);
    expect(actions).toEqual([...demo.subcontractors.map(() => "removed"), "demo-removed"]);
    const last = await findEvent(database.reader, Number(after.at(-2)?.seq));
    expect(last?.before).toEqual(demo.subcontractors.find(({ key }) => key === last?.subjectKey));
  });

  test("leaves the keys of the demo free, and revives nothing", async () => {
    const { context, database } = await freshRegister();
    await loadDemo(context);
    const demoIds = (await database.reader.selectFrom("subcontractor").select("id").execute()).map(({ id }) => id);
    await removeSubcontractor(context, "saebeboble-rengoering", "because");
    await removeDemo(context);
    expect(await createSubcontractor(context, emptySubcontractor({ key: "", name: "Muldvarp Datacenter" }))).toEqual({
      outcome: "saved",
      key: "muldvarp-datacenter",
    });
    expect((await importing(context, JSON.stringify(demo))).refused).toEqual([]);
    const ids = (await database.reader.selectFrom("subcontractor").select("id").execute()).map(({ id }) => id);
    expect(ids).toHaveLength(demo.subcontractors.length);
    expect(ids.filter((id) => demoIds.includes(id))).toEqual([]);
  });

  test("does nothing to a register without the demo", async () => {
    const { context } = await freshRegister();
    await importing(context, JSON.stringify(demo));
    const before = await exported(context);
    expect(await removeDemo(context)).toBeNull();
    expect(await exported(context)).toBe(before);
  });

  test("an import has to wait for it", async () => {
    const { context } = await freshRegister();
    await loadDemo(context);
    const text = await exported(context);
    expect((await importing(context, text)).refused).toMatchObject([{ code: "demo-present" }]);
    await removeDemo(context);
    expect((await importing(context, text)).refused).toEqual([]);
  });
});
