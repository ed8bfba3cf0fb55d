import { describe, expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import { everything } from "../../../app/domain/permissions/scope";
import { NotPermitted } from "../../../app/services/context";
import { openDueCases } from "../../../app/services/inspection/open-due-cases.server";
import { listCasesUnderWay, showYear } from "../../../app/services/inspection/show-year.server";
import { showStart, startCase, startOwnCase } from "../../../app/services/inspection/start-case.server";
import type { Engine } from "../../../db/schema";
import { findCase, listCasesOf } from "../../../db/queries/inspection-case.server";
import { holding } from "../../support/call-route";
import { freshOn } from "../../support/engines";
import { aLocation, aService, aSubcontractor } from "../../support/facts";
import { Clock, testDirectory } from "../../support/register";

const plan = (firstDueOn: string, concept: number | null = 6) => ({ firstDueOn, everyMonths: 12, concept, rationale: null });

async function opened(engine: Engine) {
  const database = await freshOn(engine);
  if (database === null) return null;
  const clock = new Clock();
  const register = registerOf(database, testDirectory(), clock.now);
  const command = () => register.contextFor({ kind: "command" });
  return { database, clock, register, command };
}

const codes = (result: Awaited<ReturnType<typeof startCase>>) =>
  result.outcome === "refused" ? result.refusals.map(({ path, code }) => `${path} ${code}`) : result.outcome;

describe.each<Engine>(["sqlite", "postgres"])("planned inspections on %s", (engine) => {
  test("open by themselves thirty days ahead, once each, also after a week without the server and two at once", async (task) => {
    const at = await opened(engine);
    if (at === null) return task.skip("PostgreSQL could not be started");
    const { database, clock, command } = at;
    try {
      await holding(await command(), [
        aSubcontractor({
          key: "soon",
          name: "Soon",
          services: [aService({ kind: "cloud" })],
          inspections: [],
          inspectionPlan: plan("2026-12-23"),
        }),
        aSubcontractor({ key: "later", name: "Later", inspections: [], inspectionPlan: plan("2026-12-24", 2) }),
        aSubcontractor({ key: "nothing-active", name: "Nothing active", inspections: [], inspectionPlan: plan("2026-12-01", 1) }),
        aSubcontractor({
          key: "ended",
          name: "Ended",
          status: "ended",
          services: [aService({ endsOn: "2026-06-30" })],
          inspections: [],
          inspectionPlan: plan("2026-12-01"),
        }),
        aSubcontractor({ key: "none", name: "None", inspections: [], inspectionPlan: null }),
      ]);
      expect(await openDueCases(await command())).toBe(1);
      expect(await openDueCases(await command())).toBe(0);
      const [first] = await listCasesUnderWay(await command(), "soon");
      expect(first).toMatchObject({ dueOn: "2026-12-23", concept: 6, state: "open", name: { en: "Cloud, hosting and backup" } });
      clock.set("2026-12-02T08:00:00Z");
      const both = await Promise.all([openDueCases(await command()), openDueCases(await command())]);
      expect(both.reduce((sum, one) => sum + one, 0)).toBe(1);
      expect(await listCasesUnderWay(await command(), "later")).toMatchObject([{ dueOn: "2026-12-24", concept: 2 }]);
      expect(await listCasesUnderWay(await command(), "nothing-active")).toEqual([]);
      // Nobody is supervised who delivers nothing any more.
      expect(await listCasesUnderWay(await command(), "ended")).toEqual([]);
      const year = await showYear(await command(), 2026);
      expect(year).toMatchObject({ all: 3, unplanned: 1, cases: [{ dueOn: "2026-12-23" }, { dueOn: "2026-12-24" }] });
      expect(year.sums[11]).toEqual({ "carried-out": 0, due: 2, overdue: 1 });
    } finally {
      await database.close();
    }
  });

  test("start by hand from a template, and then carry out the plan's occurrence where that is due", async (task) => {
    const at = await opened(engine);
    if (at === null) return task.skip("PostgreSQL could not be started");
    const { database, register, command } = at;
    try {
      const context = await command();
      await holding(context, [
        aSubcontractor({
          key: "nordhavn",
          locations: [aLocation({ key: "cph1" })],
          services: [aService({ kind: "datacentre" })],
          inspections: [],
          inspectionPlan: plan("2026-12-01"),
        }),
      ]);
      expect(await showStart(context, "nordhavn")).toMatchObject({ chosen: "datacentre", dueOn: "2026-12-01" });
      expect(await showStart(context, "gone")).toBeNull();
      expect(codes(await startCase(context, "nordhavn", { template: "datacentre", dueOn: "2026-11-22" }))).toEqual([
        "$.dueOn due-in-the-past",
      ]);
      expect(codes(await startCase(context, "nordhavn", { template: "own-inspection", dueOn: "2026-12-01" }))).toEqual([
        "$.template required",
      ]);
      expect(codes(await startCase(context, "nordhavn", { template: "site-visit", dueOn: "2026-12-01", site: "no" }))).toEqual([
        "$.site required",
      ]);
      const visit = await startCase(context, "nordhavn", { template: "site-visit", dueOn: "2026-12-01", site: "cph1" });
      const started = await startCase(context, "nordhavn", { template: "datacentre", dueOn: "2026-12-05", site: null });
      const again = await startCase(context, "nordhavn", { template: "datacentre", dueOn: "2026-12-05", site: null });
      if (visit.outcome !== "saved" || started.outcome !== "saved" || again.outcome !== "saved") throw new Error("not started");
      const { reader } = database;
      expect(await findCase(reader, everything, visit.key)).toMatchObject({ target: "site", siteKey: "cph1", plannedOn: null });
      expect(await findCase(reader, everything, started.key)).toMatchObject({ plannedOn: "2026-12-01", dueOn: "2026-12-05" });
      expect(await findCase(reader, everything, again.key)).toMatchObject({ plannedOn: null });
      expect(await openDueCases(context)).toBe(0);
      const own = await startOwnCase(context, { template: "own-inspection", dueOn: "2026-12-05" });
      expect(own.outcome).toBe("saved");
      expect(await listCasesOf(reader, everything, null)).toHaveLength(1);
      const legal = await register.contextFor({
        kind: "account",
        id: "0190aaaa-0000-7000-8000-000000000001",
        roles: ["legal"],
        scope: everything,
      });
      await expect(startCase(legal, "nordhavn", { template: "datacentre", dueOn: "2026-12-05" })).rejects.toThrow(NotPermitted);
    } finally {
      await database.close();
    }
  });
});
