import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Engine, Database } from "../../db/schema";
import type { Context } from "../../app/services/context";
import { contains } from "../../app/domain/day";
import { evaluate } from "../../app/domain/evaluate";
import { plusDays } from "../../app/domain/calendar";
import { tallyOf, standingOf, type StandingContent } from "../../app/domain/standing";
import { promises, type Portfolio, type Subcontractor, factLists } from "../../app/domain/portfolio";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { sweepDue } from "../../app/services/flags/sweep-flags.server";
import { exportPortfolio } from "../../app/services/portfolio/export-portfolio.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { removeSubcontractor } from "../../app/services/subcontractor/edit-subcontractor.server";
import { removeFact } from "../../app/services/subcontractor/save-fact.server";
import { saveSubcontractor, headOf } from "../../app/services/subcontractor/save-subcontractor.server";
import { liveView } from "../../db/queries/standing.server";
import { freshOn } from "../support/engines";
import { anySubcontractor } from "../support/arbitrary";
import { Clock, contextFor } from "../support/register";
import { runs } from "../support/soak";

const keys = ["a", "b", "c", "d", "e", "f"];

/** A valid portfolio over some of the keys: who engages whom only looks back, so that no cycle can be. */
const portfolioArbitrary = fc
  .record({
    promise: fc.constantFrom(...promises),
    chosen: fc.subarray(keys, { minLength: 1 }),
    seeds: fc.array(anySubcontractor, { minLength: 6, maxLength: 6 }),
    engaged: fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }),
  })
  .map(
    ({ promise, chosen, seeds, engaged }): Portfolio => ({
      format: "tilsyn-portfolio/1",
      organisation: { name: "Org", promise, timeZone: "Europe/Copenhagen" },
      subcontractors: chosen.map((key, at) => {
        const engager = chosen[engaged[at] ?? 9];
        return {
          ...(seeds[at] as Subcontractor),
          key,
          name: `Name ${key}`,
          engagedBy: engager !== undefined && chosen.indexOf(engager) < at ? engager : null,
        };
      }),
    }),
  );

type Step =
  | { kind: "import"; portfolio: Portfolio }
  | { kind: "day"; by: number }
  | { kind: "status"; at: number; status: "active" | "ended" | "prospect"; engagedBy: number }
  | { kind: "remove-fact"; at: number; list: number; fact: number }
  | { kind: "remove"; at: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: portfolioArbitrary.map((portfolio): Step => ({ kind: "import", portfolio })) },
  {
    weight: 3,
    arbitrary: fc
      .oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -4000, max: 4000 }))
      .map((by): Step => ({ kind: "day", by })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("status" as const),
      at: fc.nat(5),
      status: fc.constantFrom("active" as const, "ended" as const, "prospect" as const),
      engagedBy: fc.nat(9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("remove-fact" as const), at: fc.nat(5), list: fc.nat(7), fact: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), at: fc.nat(5) }) },
);

async function exported(database: Database): Promise<Portfolio> {
  let text = "";
  await exportPortfolio(database, (part) => {
    text += part;
  });
  return JSON.parse(text) as Portfolio;
}

const withClauses = (facts: Subcontractor): Subcontractor => ({
  ...facts,
  agreements: facts.agreements.map((a) => ({ ...a, clauses: a.clauses ?? {} })),
});

async function apply(step: Step, context: Context, clock: Clock): Promise<void> {
  const { subcontractors } = await exported(context.database);
  const chosen = "at" in step ? subcontractors[step.at] : undefined;
  if (step.kind === "day") clock.set(`${plusDays(context.today, step.by).replace(/^1[0-8]/, "20")}T12:00:00Z`);
  if (step.kind === "import")
    await importPortfolio(context, [Buffer.from(JSON.stringify(step.portfolio))], { dryRun: false, reason: "import" });
  if (chosen === undefined) return;
  if (step.kind === "remove") await removeSubcontractor(context, chosen.key, "because");
  if (step.kind === "status") {
    await saveSubcontractor(
      context,
      chosen.key,
      { ...headOf(chosen), status: step.status, engagedBy: subcontractors[step.engagedBy]?.key ?? null },
      null,
    );
  }
  if (step.kind === "remove-fact") {
    const list = factLists[step.list] ?? "services";
    const fact = chosen[list][step.fact];
    if (fact !== undefined) await removeFact(context, chosen.key, list, "key" in fact ? fact.key : step.fact, "because");
  }
}

/** Stored flags, spans, lights and sums are what judging the export anew gives. */
async function expectTrue(context: Context): Promise<void> {
  const { database, today } = context;
  await sweepDue(context);
  const { organisation, subcontractors } = await exported(database);
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
    const facts = withClauses(subcontractors.find(({ key }) => key === row.key) as Subcontractor);
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
      fc.asyncProperty(portfolioArbitrary, fc.array(stepArbitrary, { minLength: 1, maxLength: 6 }), async (first, steps) => {
        const database = await freshOn(engine);
        if (database === null) return;
        try {
          const clock = new Clock();
          const context = contextFor(database, clock);
          for (const step of [{ kind: "import", portfolio: first } as Step, ...steps]) {
            await apply(step, context, clock);
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
      fc.asyncProperty(portfolioArbitrary, async (portfolio) => {
        const [one, other] = [await freshOn(engine), await freshOn("sqlite")];
        if (one === null || other === null) return;
        try {
          const first = await importPortfolio(contextFor(one), [Buffer.from(JSON.stringify(portfolio))], {
            dryRun: false,
            reason: "import",
          });
          expect(first.refused).toEqual([]);
          const document = await exported(one);
          await importPortfolio(contextFor(other), [Buffer.from(JSON.stringify(document))], { dryRun: false, reason: "import" });
          expect(await exported(other)).toEqual(document);
          for (const same of [document, portfolio]) {
            const again = await importPortfolio(contextFor(one), [Buffer.from(JSON.stringify(same))], {
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
