import { describe, expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import type { Role } from "../../../app/domain/permissions/role";
import { everything } from "../../../app/domain/permissions/scope";
import { type Context, NotPermitted } from "../../../app/services/context";
import { importPortfolio } from "../../../app/services/portfolio/import-portfolio.server";
import { verifyHistory } from "../../../app/services/history/verify-history.server";
import { showPlan, showSupervision, supervisePlan } from "../../../app/services/inspection/supervise-plan.server";
import { changeScale, resetScale, showScale } from "../../../app/services/inspection/supervision-scale.server";
import type { EditResult } from "../../../app/services/subcontractor/edit-subcontractor.server";
import { removePlan } from "../../../app/services/subcontractor/save-fact.server";
import { showHistory } from "../../../app/services/history/show-history.server";
import { eventQueryOf } from "../../../app/services/history/event-query";
import { eventSentence } from "../../../app/i18n/event-sentence";
import type { Database, Engine } from "../../../db/schema";
import { holding } from "../../support/call-route";
import { exported } from "../../support/random-edits";
import { freshOn } from "../../support/engines";
import { aPlan, aSubcontractor } from "../../support/facts";
import { Clock, testDirectory } from "../../support/register";

const key = "nordhavn";
const codes = (result: EditResult) =>
  result.outcome === "refused" ? result.refusals.map(({ path, code }) => `${path} ${code}`) : result.outcome;

const plan = { firstDueOn: "2026-12-31", everyMonths: 12, concept: 5, rationale: "Følsomme oplysninger" };
const none = {
  people: null,
  special: null,
  confidential: null,
  processing: null,
  decidedBy: null,
  decidedOn: null,
  template: null,
};
/** Two points, and with what is special five. */
const low = { ...none, people: "1000-10000", special: "no", confidential: "no", processing: "no" };
const decided = { decidedBy: "Ada Lund", decidedOn: "2026-11-20" };
const seven = { ...low, special: "yes", confidential: "yes", ...decided };

const typed = {
  few: "1",
  some: "2",
  many: "3",
  special: "4",
  confidential: "2",
  processing: "2",
  second: "3",
  third: "5",
  fifth: "7",
};

interface Made {
  context: Context;
  database: Database;
  as: (roles: Role[]) => Promise<Context>;
}

describe.each<Engine>(["sqlite", "postgres"])("points of a plan on %s", (engine) => {
  const withRegister = (name: string, work: (made: Made) => Promise<void>) =>
    test(name, async (task) => {
      const database = await freshOn(engine);
      if (database === null) return task.skip("PostgreSQL could not be started");
      try {
        const register = registerOf(database, testDirectory(), new Clock().now);
        const context = await register.contextFor({ kind: "command" });
        await holding(context, [aSubcontractor({ inspectionPlan: aPlan({ concept: 2 }) })]);
        const as = (roles: Role[]) =>
          register.contextFor({ kind: "account", id: "0190aaaa-0000-7000-8000-000000000001", roles, scope: everything });
        await work({ context, database, as });
      } finally {
        await database.close();
      }
    });

  const sentences = async (context: Context) =>
    (await showHistory(context, eventQueryOf(new URLSearchParams()))).events.map(({ event }) =>
      eventSentence(event, { actor: "Ada", subcontractor: "Nordhavn" }, "da"),
    );

  withRegister(
    "an imported plan is not assessed, and with points only what they allow can be chosen",
    async ({ context, database }) => {
      expect(await showSupervision(context, key)).toEqual({ assessment: null, decidedBy: null, decidedOn: null, template: null });
      const page = await showPlan(context, key, aPlan({ concept: 2 }));
      expect(page).toMatchObject({ isConfirmed: false, values: { people: "", decidedBy: "", decidedOn: "" } });

      const save = async (beside: object, concept: number | null = 5) =>
        codes(await supervisePlan(context, key, { ...plan, concept }, beside, null));
      expect(await save({ ...none, people: "1000-10000" })).toEqual([
        "$.special required",
        "$.confidential required",
        "$.processing required",
      ]);
      expect(await save({ ...none, people: "many" })).toEqual(["$.people unknown-value"]);
      expect(await save(seven, 3)).toEqual(["$.concept concept-not-allowed"]);
      expect(await save(seven, null)).toEqual(["$.concept required"]);
      expect(await save({ ...seven, decidedBy: " " })).toEqual(["$.decidedBy required"]);
      expect(await save({ ...seven, decidedOn: "2026-11-24" })).toEqual(["$.decidedOn decided-ahead"]);
      expect(await save({ ...seven, template: "site-visit" })).toEqual(["$.template required"]);
      expect(await save({ ...seven, template: "status" })).toEqual(["$.template template-below-concept"]);
      expect(await showSupervision(context, key)).toMatchObject({ assessment: null });

      const before = await exported(database);
      expect(await save(seven)).toBe("saved");
      expect(await showSupervision(context, key)).toMatchObject({ assessment: { points: 7, lowest: 5 }, ...decided });
      // A conflict is one with what is beside the plan, too.
      const stale = await supervisePlan(context, key, plan, { ...seven, template: "report" }, page.digest);
      expect(stale.outcome).toBe("conflict");
      expect(await save({ ...seven, template: "report" })).toBe("saved");
      expect((await sentences(context)).slice(0, 2)).toEqual([
        "Kommandolinjen ændrede beslutning eller skabelon i planen for Nordhavn",
        "Kommandolinjen vurderede tilsynet med Nordhavn til 7 point",
      ]);

      // The format knows nothing of points: neither export nor import changes them.
      const after = await exported(database);
      expect(after).not.toEqual(before);
      await importPortfolio(context, [Buffer.from(JSON.stringify(after))], { dryRun: false, reason: "import" });
      expect(await exported(database)).toEqual(after);
      expect(await showSupervision(context, key)).toMatchObject({ assessment: { points: 7 }, template: { isGone: false } });
      expect((await verifyHistory(database, new Map())).problems).toEqual([]);

      // Points that nobody gave are found out, and so is a decision that was put back.
      const problems = async () => (await verifyHistory(database, new Map())).problems;
      const kept = await database.reader
        .selectFrom("inspectionPlan")
        .select(["assessment", "decidedOn"])
        .executeTakeFirstOrThrow();
      const forge = (values: object) => database.writer.updateTable("inspectionPlan").set(values).execute();
      await forge({ assessment: kept.assessment?.replace('"points":7', '"points":2'), decidedOn: "2026-11-01" });
      const differs = { code: "row-differs", params: { table: "inspectionPlan", key } };
      expect(await problems()).toMatchObject([differs]);
      await forge({ ...kept, template: "status" });
      expect(await problems()).toMatchObject([{ ...differs, params: { columns: ["template"] } }]);
      await forge({ ...kept, template: "report" });
      expect(await problems()).toEqual([]);

      // An import that drops the plan says what went with it; one that comes later has none of it.
      const without = JSON.parse(JSON.stringify(after)) as { subcontractors: { inspectionPlan: unknown }[] };
      const load = (file: object) =>
        importPortfolio(context, [Buffer.from(JSON.stringify(file))], { dryRun: false, reason: "import" });
      for (const one of without.subcontractors) one.inspectionPlan = null;
      await load(without);
      expect((await sentences(context))[0]).toBe("Kommandolinjen fjernede vurderingen af tilsynet med Nordhavn");
      expect(await problems()).toEqual([]);
      await load(after);
      expect(await showSupervision(context, key)).toMatchObject({ assessment: null });
      expect(await problems()).toEqual([]);
      expect(await save(seven)).toBe("saved");

      expect((await removePlan(context, key, "Ophørt")).outcome).toBe("saved");
      expect(await showSupervision(context, key)).toBeNull();
      expect((await sentences(context))[0]).toBe("Kommandolinjen fjernede vurderingen af tilsynet med Nordhavn");
      expect((await verifyHistory(database, new Map())).problems).toEqual([]);
    },
  );

  withRegister(
    "other weights hold for later assessments, and stand as not confirmed until somebody confirms them",
    async (made) => {
      const { context, as } = made;
      expect(await showScale(context)).toMatchObject({ confirmed: null, isSuggested: true });
      expect(codes(await supervisePlan(context, key, { ...plan, concept: 5 }, seven, null))).toBe("saved");
      const change = async (over: object, who: Context = context) => codes(await changeScale(who, { ...typed, ...over }, null));
      expect(await change({ special: "x", few: "21", many: null })).toEqual([
        "$.few out-of-range",
        "$.many required",
        "$.special not-a-number",
      ]);
      expect(await change({ third: "3" })).toEqual(["$.third band-out-of-order"]);
      expect(await change({ fifth: "5" })).toEqual(["$.fifth band-out-of-order"]);
      await expect(changeScale(await as(["legal"]), typed, null)).rejects.toThrow(NotPermitted);
      const { digest } = await showScale(context);
      expect(await change({}, await as(["administrator"]))).toBe("saved");
      expect((await changeScale(context, typed, digest)).outcome).toBe("conflict");
      expect(await showScale(context)).toMatchObject({ confirmed: null, isSuggested: false, weights: { special: 4 } });
      expect(await change({ confirmed: "yes" }, await as(["compliance"]))).toBe("saved");
      expect(await showScale(context)).toMatchObject({ confirmed: { on: "2026-11-23" } });

      // What was assessed keeps its points; other answers are given the new ones.
      expect(codes(await supervisePlan(context, key, { ...plan, rationale: "Nyt" }, seven, null))).toBe("saved");
      expect(await showSupervision(context, key)).toMatchObject({ assessment: { points: 7 } });
      expect(codes(await supervisePlan(context, key, plan, { ...seven, processing: "yes" }, null))).toBe("saved");
      expect(await showSupervision(context, key)).toMatchObject({ assessment: { points: 10 } });

      expect((await resetScale(context)).outcome).toBe("saved");
      expect(await showScale(context)).toMatchObject({ confirmed: null, isSuggested: true, weights: { special: 3 } });
      expect((await sentences(context))[0]).toBe("Kommandolinjen satte pointskalaen for tilsyn tilbage til de foreslåede tal");
    },
  );
});
