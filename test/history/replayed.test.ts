import { everything } from "../../app/domain/permissions/scope";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getHead } from "../../db/queries/history.server";
import { replayOrganisationAt, replaySubcontractors } from "../../db/queries/replay.server";
import type { Database, Engine } from "../../db/schema";
import type { Portfolio, Subcontractor } from "../../app/domain/portfolio";
import type { Context } from "../../app/services/context";
import { verifyChain } from "../../app/services/history/verify-chain.server";
import { verifyEvents } from "../../app/services/history/verify-events.server";
import { verifyRegister } from "../../app/services/history/verify-register.server";
import { freshOn } from "../support/engines";
import { aPortfolio, applyStep, aStep, exported, factsIn, type Step } from "../support/random-edits";
import { Clock, contextFor } from "../support/register";
import { runs } from "../support/soak";

/** The register as the history has it after an event, in the order of an export. */
async function replayedPortfolio(database: Database, seq: number) {
  const subcontractors: Subcontractor[] = [];
  for await (const page of replaySubcontractors(database.reader, seq)) {
    for (const { facts } of page) if (facts !== null) subcontractors.push(facts);
  }
  subcontractors.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { organisation: await replayOrganisationAt(database.reader, seq), subcontractors };
}

const withoutClauseNulls = ({ organisation, subcontractors }: Pick<Portfolio, "organisation" | "subcontractors">) => ({
  organisation,
  subcontractors: subcontractors.map((facts) => ({
    ...facts,
    agreements: facts.agreements.map((agreement) => ({
      ...agreement,
      clauses: Object.fromEntries(Object.entries(agreement.clauses).filter(([, state]) => state !== null)),
    })),
  })),
});

async function heldPortfolio(database: Database) {
  const document = await exported(database);
  return withoutClauseNulls({ organisation: document.organisation, subcontractors: factsIn(document) });
}

async function expectProven({ database }: Context): Promise<void> {
  expect((await verifyChain(database.reader, new Map())).problems).toEqual([]);
  expect(await verifyEvents(database.reader, 10)).toEqual([]);
  expect((await verifyRegister(database.reader, 10)).problems).toEqual([]);
}

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("after random edits the history replayed is the register, now and at every step before", async (task) => {
    const probe = await freshOn(engine);
    if (probe === null) return task.skip("PostgreSQL could not be started");
    await probe.close();
    await fc.assert(
      fc.asyncProperty(aPortfolio, fc.array(aStep, { minLength: 1, maxLength: 8 }), async (first, steps) => {
        const database = await freshOn(engine);
        if (database === null) return;
        try {
          const clock = new Clock();
          const context = contextFor(database, clock);
          context.actor = {
            kind: "account",
            id: "0190aaaa-0000-7000-8000-000000000001",
            roles: ["administrator", "compliance"],
            scope: everything,
          };
          const known: { seq: number; portfolio: unknown }[] = [];
          for (const step of [{ kind: "import", portfolio: first } as Step, ...steps]) {
            await applyStep(step, context, clock);
            const { seq } = await getHead(database.reader);
            known.push({ seq, portfolio: await heldPortfolio(database) });
          }
          await expectProven(context);
          for (const { seq, portfolio } of known) {
            expect(withoutClauseNulls(await replayedPortfolio(database, seq))).toEqual(portfolio);
          }
        } finally {
          await database.close();
        }
      }),
      { numRuns: runs(engine === "sqlite" ? 20 : 4) },
    );
  });
});
