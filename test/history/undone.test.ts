import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findEvent, getHead } from "../../db/queries/history.server";
import type { Engine } from "../../db/schema";
import { isUndoable } from "../../app/domain/history/undo";
import type { Portfolio } from "../../app/domain/portfolio";
import { everything } from "../../app/domain/permissions/scope";
import { undoEvent } from "../../app/services/history/undo-event.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { freshOn } from "../support/engines";
import { aPortfolio, applyStep, aStep, exported, type Step } from "../support/random-edits";
import { Clock, contextFor } from "../support/register";
import { runs } from "../support/soak";

const edits = new Set<Step["kind"]>(["status", "remove-fact", "edit-fact", "remove"]);
const anEdit = aStep.filter(({ kind }) => edits.has(kind));

/** Of two contacts that say the same nobody can tell which one is back. */
const holdsTwins = ({ subcontractors }: Portfolio) =>
  subcontractors.some(({ contacts }) => new Set(contacts.map((contact) => JSON.stringify(contact))).size < contacts.length);

/** Of its DPAs an edit may open findings, which stay when the edit is undone: they are never closed by themselves. */
const withoutWeakTerms = (portfolio: Portfolio): Portfolio => ({
  ...portfolio,
  subcontractors: portfolio.subcontractors.map((facts) => ({ ...facts, findings: facts.findings.filter(({ term }) => !term) })),
});

const findingsIn = ({ subcontractors }: Portfolio) => subcontractors.flatMap(({ findings }) => findings);

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("any edit undone leaves the register as it was, and undone once more as it became", async (task) => {
    const probe = await freshOn(engine);
    if (probe === null) return task.skip("PostgreSQL could not be started");
    await probe.close();
    let undone = 0;
    await fc.assert(
      fc.asyncProperty(aPortfolio, fc.array(anEdit, { minLength: 6, maxLength: 12 }), async (first, steps) => {
        const database = await freshOn(engine);
        if (database === null) return;
        try {
          const clock = new Clock();
          const context = contextFor(database, clock);
          await applyStep({ kind: "import", portfolio: first }, context, clock);
          // Whoever decides alone is asked for reasons; what is undone here is asked for none.
          const mette = { kind: "account", id: "0190aaaa-0000-7000-8000-000000000001", scope: everything } as const;
          for (const [nth, step] of steps.entries()) {
            context.actor = nth % 2 === 0 ? { kind: "command" } : { ...mette, roles: ["administrator", "compliance"] };
            const before = await exported(database);
            const { seq } = await getHead(database.reader);
            await applyStep(step, context, clock);
            const after = await exported(database);
            const event = await findEvent(database.reader, seq + 1);
            if (event === null || !isUndoable(event)) continue;
            if (event.subject === "contacts" && (holdsTwins(before) || holdsTwins(after))) continue;
            const opened = findingsIn(after).filter(({ term }) => term).length;
            const { seq: last } = await getHead(database.reader);
            const done = await undoEvent(context, seq + 1, "undone");
            if (last > seq + 1 && event.before === null) {
              // A new agreement of which findings were opened is referred to by them.
              expect(done).toMatchObject({ outcome: "refused", refusals: [{ code: "still-referred-to" }] });
              continue;
            }
            expect(done).toMatchObject({ outcome: "saved" });
            const back = await exported(database);
            expect(withoutWeakTerms(back)).toEqual(withoutWeakTerms(before));
            if (last === seq + 1) expect(back).toEqual(before);
            else expect(findingsIn(back).filter(({ term }) => term)).toHaveLength(opened);
            expect(await undoEvent(context, seq + 1, "undone")).toMatchObject({ outcome: "conflict" });
            expect(await undoEvent(context, last + 1, "undone")).toMatchObject({ outcome: "saved" });
            expect(await exported(database)).toEqual(after);
            undone += 1;
          }
          expect((await verifyHistory(database, new Map())).problems).toEqual([]);
        } finally {
          await database.close();
        }
      }),
      { numRuns: runs(engine === "sqlite" ? 25 : 6) },
    );
    expect(undone).toBeGreaterThan(5);
  });
});
