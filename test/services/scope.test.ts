import fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../app/config.server";
import { openRegister, registerOf } from "../../app/context.server";
import { plusDays } from "../../app/domain/calendar";
import { everything, outsideScope, type Scope } from "../../app/domain/permissions/scope";
import type { Portfolio, Subcontractor } from "../../app/domain/portfolio";
import { promiseIds } from "../../app/domain/promise";
import { deadlineWindowDays, standingOf } from "../../app/domain/standing";
import { changeAccounts } from "../../app/services/account/change-accounts.server";
import { asSystem, type Context } from "../../app/services/context";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { openView } from "../../app/services/flags/open-view.server";
import { flagQueryOf } from "../../app/services/overview/flag-query";
import { listQueryOf } from "../../app/services/overview/list-query";
import { showFlags } from "../../app/services/overview/show-flags.server";
import { showFrame } from "../../app/services/overview/show-frame.server";
import { showList } from "../../app/services/overview/show-list.server";
import { showMap } from "../../app/services/overview/show-map.server";
import { showOverview } from "../../app/services/overview/show-overview.server";
import { exportPortfolio, readExport } from "../../app/services/portfolio/export-portfolio.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { listEngagers } from "../../app/services/subcontractor/find-engager.server";
import { findSubcontractor } from "../../app/services/subcontractor/find-subcontractor.server";
import type { Database, Engine } from "../../db/schema";
import { freshOn } from "../support/engines";
import { aPortfolio } from "../support/random-edits";
import { Clock, contextFor, testDirectory } from "../support/register";
import { runs } from "../support/soak";

const auditor = (scope: Scope) => ({ kind: "account" as const, id: "revisor", roles: ["auditor"] as const, scope });

async function exported(context: Context): Promise<Portfolio> {
  const parts: Buffer[] = [];
  for await (const part of readExport(context)) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf8")) as Portfolio;
}

const asJudged = (facts: Subcontractor): Subcontractor => ({
  ...facts,
  agreements: facts.agreements.map((agreement) => ({ ...agreement, clauses: agreement.clauses ?? {} })),
});

/** The chosen ones and everybody below them. */
function within(chosen: readonly string[], all: readonly Subcontractor[]): Set<string> {
  const keys = new Set(chosen);
  for (let grew = true; grew; ) {
    const below = all.filter(({ key, engagedBy }) => engagedBy !== null && keys.has(engagedBy) && !keys.has(key));
    for (const { key } of below) keys.add(key);
    grew = below.length > 0;
  }
  return keys;
}

const sorted = (texts: readonly string[]) => [...texts].sort();
const flagName = ({ subcontractor, rule, subject, severity, since, waived }: Record<string, unknown>) =>
  JSON.stringify([subcontractor, rule, subject, severity, since, waived]);

/** Everything that pages say of a day is what judging the whole export and leaving out the rest gives. */
async function expectRestricted(context: Context, whole: Portfolio, keys: ReadonlySet<string>, on: string): Promise<void> {
  const view = await openView(context, () => {}, on);
  if (!("viewId" in view)) throw new Error("Few enough to be judged at once.");
  const { viewId } = view;
  const pure = await listFlagsOf(asSystem(context).database, on, null);
  const flags = (pure?.flags ?? []).filter(({ subcontractor }) => keys.has(subcontractor));
  const open = flags.filter(({ waived }) => !waived);
  const facts = whole.subcontractors.filter(({ key }) => keys.has(key)).map(asJudged);
  const standings = facts.map((one) => standingOf(one, on, whole.organisation.promise).content);

  const query = listQueryOf(new URLSearchParams());
  const list = await showList(context, viewId, on, query);
  expect(sorted(list.rows.map(({ key }) => key))).toEqual(sorted([...keys]));
  expect([list.count, list.all]).toEqual([keys.size, keys.size]);
  for (const row of list.rows) {
    expect(row.light).toBe(pure?.lights.get(row.key));
    expect(row.flags.critical).toBe(
      open.filter(({ subcontractor, severity }) => subcontractor === row.key && severity === "critical").length,
    );
  }
  for (const light of ["red", "amber", "green", "grey"] as const) {
    const ofLight = await showList(context, viewId, on, { ...query, light });
    expect(ofLight.count).toBe([...keys].filter((key) => pure?.lights.get(key) === light).length);
    expect(ofLight.rows.length).toBe(ofLight.count);
  }
  for (const { name } of whole.subcontractors) {
    const keysOf = async (by: Context) => (await showList(by, viewId, on, { ...query, search: name })).rows.map((row) => row.key);
    expect(await keysOf(context)).toEqual((await keysOf(asSystem(context))).filter((key) => keys.has(key)));
  }

  const shown = await showFlags(context, viewId, flagQueryOf(new URLSearchParams()));
  const waived = await showFlags(context, viewId, flagQueryOf(new URLSearchParams("waived=yes")));
  expect([shown.open, shown.accepted, shown.count]).toEqual([open.length, flags.length - open.length, open.length]);
  const listed = [...shown.flags, ...waived.flags].map(({ flag }) => flagName({ ...flag }));
  if (open.length <= 50 && flags.length - open.length <= 50)
    expect(sorted(listed)).toEqual(sorted(flags.map((flag) => flagName({ ...flag }))));
  for (const { rule } of flags.slice(0, 3)) {
    const ofRule = await showFlags(context, viewId, flagQueryOf(new URLSearchParams({ rule, severity: "high" })));
    expect(ofRule.count).toBe(open.filter((flag) => flag.rule === rule && flag.severity === "high").length);
  }

  const overview = await showOverview(context, viewId, on);
  expect([overview.subcontractors, overview.openFlags]).toEqual([keys.size, open.length]);
  expect(overview.inScope).toBe(standings.filter(({ inScope }) => inScope).length);
  expect(overview.holds).toBe(flags.every(({ severity }) => severity !== "critical"));
  for (const id of promiseIds)
    expect(overview.promises[id].needed).toBe(standings.reduce((sum, { promises }) => sum + promises[id].needed, 0));
  const ahead = standings.flatMap(({ deadlines }) =>
    deadlines.filter((deadline) => deadline.on >= on && deadline.on <= plusDays(on, deadlineWindowDays)),
  );
  expect(overview.dated.map((one) => one.on)).toEqual(sorted(ahead.map((one) => one.on)).slice(0, 10));
  for (const { subcontractor } of overview.dated) expect(keys.has(subcontractor?.key ?? "")).toBe(true);

  const places = standings.flatMap(({ sites }) => sites);
  const map = await showMap(context, viewId, on);
  for (const { code, count } of map.countries) expect(count).toBe(places.filter(({ country }) => country === code).length);
  expect(map.countries.reduce((sum, { count }) => sum + count, 0)).toBe(places.filter(({ country }) => country !== null).length);

  for (const { key } of whole.subcontractors) {
    const found = await findSubcontractor(context, key, on);
    expect(found !== null, key).toBe(keys.has(key));
    if (found === null) continue;
    expect(found.light).toBe(pure?.lights.get(key));
    for (const node of [...found.above, ...found.below]) expect(keys.has(node.key)).toBe(true);
    const said = JSON.stringify(found);
    for (const other of whole.subcontractors) if (!keys.has(other.key)) expect(said).not.toContain(`"${other.name}"`);
  }
}

describe.each<Engine>(["sqlite", "postgres"])("an auditor of some subcontractors on %s", (engine) => {
  test("sees what judging the whole and leaving out the rest gives, on today and on another day", async (task) => {
    const probe = await freshOn(engine);
    if (probe === null) return task.skip("PostgreSQL could not be started");
    await probe.close();
    await fc.assert(
      fc.asyncProperty(
        aPortfolio,
        fc.array(fc.nat(5), { maxLength: 3 }),
        fc.integer({ min: -200, max: 200 }),
        async (portfolio, chosenAt, days) => {
          const database = await freshOn(engine);
          if (database === null) return;
          try {
            const clock = new Clock();
            const whole = contextFor(database, clock);
            await importPortfolio(whole, [Buffer.from(JSON.stringify(portfolio))], { dryRun: false, reason: "import" });
            const all = await exported(whole);
            const chosen = chosenAt.flatMap((at) => all.subcontractors[at]?.key ?? []);
            const rows = await database.reader.selectFrom("subcontractor").select(["id", "key"]).execute();
            const ids = rows.filter(({ key }) => chosen.includes(key)).map(({ id }) => id);
            const context = await registerOf(database, testDirectory(), clock.now).contextFor(auditor({ kind: "some", ids }));
            const keys = within(chosen, all.subcontractors);

            expect((await exported(context)).subcontractors).toEqual(
              all.subcontractors
                .filter(({ key }) => keys.has(key))
                .map((facts) => ({
                  ...facts,
                  engagedBy: facts.engagedBy === null || keys.has(facts.engagedBy) ? facts.engagedBy : outsideScope,
                })),
            );
            expect((await showFrame(context)).subcontractors).toBe(keys.size);
            expect(sorted((await listEngagers(context, null)).map(({ key }) => key))).toEqual(sorted([...keys]));
            await expectRestricted(context, all, keys, context.today);
            await expectRestricted(context, all, keys, plusDays(context.today, days));
          } finally {
            await database.close();
          }
        },
      ),
      { numRuns: runs(engine === "sqlite" ? 25 : 5) },
    );
  });
});

/** On each engine with connections of its own, as an installation has them. */
async function installed(engine: Engine): Promise<{ database: Database; end: () => Promise<void> } | null> {
  if (engine === "postgres") {
    const database = await freshOn(engine);
    return database === null ? null : { database, end: () => database.close() };
  }
  const directory = mkdtempSync(join(tmpdir(), "tilsyn-scope-"));
  const { database, close } = await openRegister(readConfig({ TILSYN_DATA: directory }), new Clock().now);
  return {
    database,
    async end() {
      await close();
      rmSync(directory, { recursive: true });
    },
  };
}

describe.each<Engine>(["sqlite", "postgres"])("an auditor's connection on %s", (engine) => {
  test("cannot write, by whichever way; its own session and settings are written for it", async (task) => {
    const opened = await installed(engine);
    if (opened === null) return task.skip("PostgreSQL could not be started");
    const { database, end } = opened;
    try {
      const register = registerOf(database, testDirectory(), new Clock().now);
      const context = await register.contextFor(auditor(everything));
      const { reader, writer, snapshot } = context.database;
      const write = { organisationConfirmed: 1 as const };
      await expect(reader.updateTable("register").set(write).execute()).rejects.toThrow(/read-?only/i);
      await expect(writer.updateTable("register").set(write).execute()).rejects.toThrow(/read-?only/i);
      await expect(writer.transaction().execute((trx) => trx.updateTable("register").set(write).execute())).rejects.toThrow(
        /read-?only/i,
      );
      await expect(snapshot((trx) => trx.updateTable("register").set(write).execute())).rejects.toThrow(/read-?only/i);
      expect(await reader.selectFrom("register").select("organisationConfirmed").execute()).toEqual([
        { organisationConfirmed: 0 },
      ]);

      const times = { createdAt: "", lastSeenAt: "", expiresAt: "", provenAt: "" };
      await changeAccounts(context, (trx) =>
        trx
          .insertInto("session")
          .values({ ...times, id: "s", tokenHash: "x", accountId: "revisor", method: "password", agent: "", network: "" })
          .execute(),
      );
      expect(await reader.selectFrom("session").select("accountId").execute()).toEqual([{ accountId: "revisor" }]);
      let text = "";
      await exportPortfolio(context.database, everything, (part) => {
        text += part;
      });
      expect(text).toContain('"subcontractors"');

      const other = await register.contextFor({ ...auditor(everything), roles: ["administrator"] });
      expect(other.keeper).toBeUndefined();
      await other.database.writer.updateTable("register").set(write).execute();
    } finally {
      await end();
    }
  });
});
