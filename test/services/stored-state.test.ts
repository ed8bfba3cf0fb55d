import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../db/schema";
import { liveView } from "../../db/queries/standing.server";
import { plusDays } from "../../app/domain/calendar";
import { contains } from "../../app/domain/day";
import { evaluate } from "../../app/domain/evaluate";
import type { Subcontractor } from "../../app/domain/portfolio";
import { type StandingContent, standingOf, tallyOf } from "../../app/domain/standing";
import type { Context } from "../../app/services/context";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { sweepDue } from "../../app/services/flags/sweep-flags.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { freshOn } from "../support/engines";
import { aPortfolio, applyStep, aStep, exported, factsIn, fileOf, type Step } from "../support/random-edits";
import { Clock, contextFor } from "../support/register";
import { runs } from "../support/soak";

/** Stored flags, spans, lights and sums are what judging the export anew gives. */
async function expectTrue(context: Context): Promise<void> {
  const { database, today } = context;
  await sweepDue(context);
  const document = await exported(database);
  const { organisation } = document;
  const subcontractors = factsIn(document);
  const pure = await listFlagsOf(database, today, null);
  const standings = await database.reader
    .selectFrom("standing")
    .innerJoin("subcontractor", "subcontractor.id", "standing.subcontractorId")
    .selectAll("standing")
    .select("subcontractor.key")
    .where("viewId", "=", liveView)
    .execute();
  expect(standings.map(({ key }) => key).sort()).toEqual(subcontractors.map(({ key }) => key));
  const sums = new Map<string, number>();
  for (const row of standings) {
    const facts = subcontractors.find(({ key }) => key === row.key) as Subcontractor;
    const content = JSON.parse(row.content) as StandingContent;
    const expected = standingOf(facts, today, organisation.promise);
    expect(content).toEqual(JSON.parse(JSON.stringify(expected.content)));
    expect(row.ownLight).toBe(expected.ownLight);
    expect(row.light).toBe(pure?.lights.get(row.key));
    expect(contains({ from: row.spanFrom, until: row.spanUntil }, today)).toBe(true);
    for (const edge of [row.ownFrom, plusDays(row.ownUntil, -1)]) {
      expect(evaluate(facts, edge, organisation.promise).flags).toEqual(expected.content.flags);
    }
    for (const edge of [row.spanFrom, plusDays(row.spanUntil, -1)]) {
      expect((await listFlagsOf(database, edge, row.key))?.lights.get(row.key)).toBe(row.light);
    }
    for (const [name, count] of tallyOf(content, row.light)) sums.set(name, (sums.get(name) ?? 0) + count);
    const index = await database.reader
      .selectFrom("flagIndex")
      .selectAll()
      .where("viewId", "=", liveView)
      .where("subcontractorId", "=", row.subcontractorId)
      .orderBy("ordinal")
      .execute();
    expect(index.map(({ rule, since, waived }) => ({ rule, since, waived: waived === 1 }))).toEqual(
      content.flags.map(({ rule, since, waived }) => ({ rule, since, waived })),
    );
    const deadlines = await database.reader
      .selectFrom("deadlineIndex")
      .select(["on"])
      .where("viewId", "=", liveView)
      .where("subcontractorId", "=", row.subcontractorId)
      .orderBy("ordinal")
      .execute();
    expect(deadlines.map(({ on }) => on)).toEqual(content.deadlines.map(({ on }) => on));
  }
  const tally = await database.reader.selectFrom("tally").select(["name", "count"]).where("viewId", "=", liveView).execute();
  expect(new Map(tally.map(({ name, count }) => [name, count]))).toEqual(sums);
}

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("after random edits, imports and day steps what is stored is what judging gives", async (task) => {
    const probe = await freshOn(engine);
    if (probe === null) return task.skip("PostgreSQL could not be started");
    await probe.close();
    await fc.assert(
      fc.asyncProperty(aPortfolio, fc.array(aStep, { minLength: 1, maxLength: 6 }), async (first, steps) => {
        const database = await freshOn(engine);
        if (database === null) return;
        try {
          const clock = new Clock();
          const context = contextFor(database, clock);
          for (const step of [{ kind: "import", portfolio: first } as Step, ...steps]) {
            await applyStep(step, context, clock);
            await expectTrue(context);
          }
        } finally {
          await database.close();
        }
      }),
      { numRuns: runs(engine === "sqlite" ? 15 : 4) },
    );
  });

  test("an export imported elsewhere exports to the same document", async (task) => {
    const probe = await freshOn(engine);
    if (probe === null) return task.skip("PostgreSQL could not be started");
    await probe.close();
    await fc.assert(
      fc.asyncProperty(aPortfolio, async (portfolio) => {
        const [one, other] = [await freshOn(engine), await freshOn("sqlite")];
        if (one === null || other === null) return;
        try {
          const first = await importPortfolio(contextFor(one), [fileOf(portfolio)], {
            dryRun: false,
            reason: "import",
          });
          expect(first.refused).toEqual([]);
          const document = await exported(one);
          await importPortfolio(contextFor(other), [Buffer.from(JSON.stringify(document))], { dryRun: false, reason: "import" });
          expect(await exported(other)).toEqual(document);
          for (const same of [Buffer.from(JSON.stringify(document)), fileOf(portfolio)]) {
            const again = await importPortfolio(contextFor(one), [same], {
              dryRun: false,
              reason: "import",
            });
            expect(again.subcontractors).toEqual({ new: 0, changed: 0, unchanged: document.subcontractors.length });
            expect(again.facts).toMatchObject({ new: 0, changed: 0, removed: 0 });
          }
          expect(await listFlagsOf(one, "2026-11-23", null)).toEqual(await listFlagsOf(other, "2026-11-23", null));
        } finally {
          await one.close();
          await other.close();
        }
      }),
      { numRuns: runs(engine === "sqlite" ? 25 : 4) },
    );
  });
});
