import { describe, expect, test } from "vitest";
import { registerOf } from "../../app/context.server";
import { everything } from "../../app/domain/permissions/scope";
import { decideChange, noteCustomersTold } from "../../app/services/change-notice/decide-change.server";
import { recordChange } from "../../app/services/change-notice/record-change.server";
import type { Context } from "../../app/services/context";
import { assessQuestion } from "../../app/services/inspection/assess-question.server";
import { cancelCase, reopenCase } from "../../app/services/inspection/close-case.server";
import { returnQuestions } from "../../app/services/inspection/return-questions.server";
import { signOff } from "../../app/services/inspection/sign-off.server";
import { supervisePlan } from "../../app/services/inspection/supervise-plan.server";
import { besideNow, besideThen } from "../../app/services/pack/beside-facts.server";
import { answerQuestion } from "../../app/services/portal/answer-question.server";
import { changeDueDate } from "../../app/services/portal/invite.server";
import { submitAnswers } from "../../app/services/portal/submit-answers.server";
import { findFacts } from "../../app/services/subcontractor/find-facts.server";
import { removePlan, saveFact } from "../../app/services/subcontractor/save-fact.server";
import { getHead, listTrail } from "../../db/queries/history.server";
import { findIdOfKey } from "../../db/queries/scope.server";
import type { Engine } from "../../db/schema";
import { holding } from "../support/call-route";
import { freshOn } from "../support/engines";
import { aPlan, aSubcontractor } from "../support/facts";
import { anOpenCase } from "../support/inspections";
import { aVisit } from "../support/portal";
import { Clock, testDirectory } from "../support/register";

const account = "0190aaaa-0000-7000-8000-000000000001";
const other = "0190aaaa-0000-7000-8000-000000000002";
const names = new Map([
  [account, "Ada Lund"],
  [other, "Bo Lind"],
]);
const plan = { firstDueOn: "2026-12-31", everyMonths: 12, concept: 5, rationale: null };
const unpointed = { people: null, special: null, confidential: null, processing: null };
const points = { people: "1000-10000", special: "yes", confidential: "yes", processing: "no", template: null };
const undecided = { decidedBy: null, decidedOn: null, template: null };
const announced = {
  kind: "location",
  source: "mail",
  announcedOn: "2026-11-20",
  receivedOn: "2026-11-21",
  effectiveOn: "2027-01-10",
  name: "Halle 7",
  country: "DK",
  description: "Serverne flyttes.",
  objectBy: null,
};
const byAnswers = { verdict: "by-answers", completedOn: null, reason: null, summary: "Efter samtale" };

async function saved<T extends { outcome: string }>(work: Promise<T>): Promise<T> {
  const result = await work;
  if (result.outcome !== "saved") throw new Error(JSON.stringify(result));
  return result;
}

/** Of inspections under way a pack names no more than this. */
type Beside = Awaited<ReturnType<typeof besideNow>>;
const shownOf = ({ cases, inspectedBy, ...rest }: Beside) => ({
  ...rest,
  inspectedBy: Object.fromEntries(inspectedBy),
  cases: cases.map((one) =>
    one.inspectionKey === null ? { state: one.case.state, dueOn: one.case.dueOn, template: one.case.template } : one,
  ),
});

describe.each<Engine>(["sqlite", "postgres"])("what stood beside the facts, on %s", (engine) => {
  test("is read from the history as it was at every step, whatever became of it", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    const clock = new Clock();
    const register = registerOf(database, testDirectory(), clock.now);
    const as = (who = account): Promise<Context> =>
      register.contextFor({ kind: "account", id: who, roles: ["compliance", "legal"], scope: everything });
    await holding(await register.contextFor({ kind: "command" }), [
      aSubcontractor({ inspectionPlan: aPlan({ concept: 2 }), inspections: [] }),
      aSubcontractor({ key: "other", name: "Other" }),
    ]);
    const { reader } = database;
    const id = (await findIdOfKey(reader, "nordhavn")) ?? "";
    const steps: { name: string; seq: number; by: string; beside: unknown }[] = [];
    let day = 23;
    const step = async (name: string, work: (context: Context) => Promise<unknown>) => {
      day += 1;
      clock.set(new Date(Date.UTC(2026, 10, day, 12)).toISOString());
      await work(await as());
      const by = clock.now().toISOString();
      steps.push({ name, seq: (await getHead(reader)).seq, by, beside: shownOf(await besideNow(reader, id, by, names)) });
    };

    let asked = "";
    let change = "";
    let ours = "";
    let byHand = "";
    const signed = { signatory: "Kim Kontakt", signatoryTitle: "Driftschef", confirmed: "yes" };
    try {
      await step("nothing yet", async () => {});
      await step("a change is announced", async (context) => {
        const result = await saved(recordChange(context, "nordhavn", announced));
        change = "key" in result ? result.key : "";
      });
      await step("the plan is decided without points", (context) =>
        saved(
          supervisePlan(
            context,
            "nordhavn",
            plan,
            { ...unpointed, ...undecided, decidedBy: "Ada Lund", decidedOn: context.today },
            null,
          ),
        ),
      );
      await step("a case is opened, and one more", async (context) => {
        asked = await anOpenCase(context, "nordhavn");
        ours = await anOpenCase(context, "nordhavn", { concept: 5 });
      });
      await step("one is sent, and handed in", async (context) => {
        const visit = await aVisit(context, asked);
        for (const question of ["FYS-1", "FYS-2"])
          await answerQuestion(visit, question, { statement: "met", reason: null, text: "Ja", choices: [], date: null });
        expect(await submitAnswers(visit, signed)).toEqual({ outcome: "saved" });
      });
      await step("one is sent back, the other is put off", async (context) => {
        await saved(returnQuestions(context, asked, { questions: ["FYS-2"], note: "Vis loggen" }));
        await saved(changeDueDate(context, ours, { dueOn: "2026-12-20", reason: "Ferie" }));
      });
      await step("the change is accepted", (context) =>
        saved(
          decideChange(context, "nordhavn", change, { decision: "accepted", decidedOn: context.today, reason: "Samme vilkår" }),
        ),
      );
      await step("customers are told, and another change comes", async (context) => {
        await saved(noteCustomersTold(context, "nordhavn", change, { customersNotifiedOn: context.today }));
        await saved(recordChange(context, "nordhavn", { ...announced, name: "Halle 8" }));
      });
      await step("and with points", (context) =>
        saved(supervisePlan(context, "nordhavn", plan, { ...points, decidedBy: "Bo Lind", decidedOn: context.today }, null)),
      );
      await step("it is signed off", async (context) => {
        for (const question of ["FYS-1", "FYS-2"])
          await saved(assessQuestion(context, asked, question, { assessment: "met", note: null }));
        await saved(signOff(context, asked, { ...byAnswers, completedOn: context.today }));
      });
      await step("it is taken up again, the other called off", async (context) => {
        await saved(reopenCase(context, asked, { reason: "En log kom til" }));
        await saved(cancelCase(context, ours, { reason: "Aftalen ophører" }));
      });
      await step("inspections come by hand, one by somebody else", async () => {
        const inspection = { completedOn: "2026-11-01", result: "passed" };
        await saved(saveFact(await as(other), "nordhavn", "inspections", null, inspection, null));
        byHand =
          (await findFacts(await as(), "nordhavn"))?.inspections.find(({ completedOn }) => completedOn === "2026-11-01")?.key ??
          "";
        await saved(saveFact(await as(), "nordhavn", "inspections", null, inspection, null));
      });
      await step("one of them is changed", async () => {
        const inspection = { completedOn: "2026-11-02", result: "findings" };
        await saved(saveFact(await as(), "nordhavn", "inspections", byHand, inspection, null));
      });
      await step("the plan goes, with its points", (context) => saved(removePlan(context, "nordhavn", "Ophører")));
      await step("and comes back without", (context) =>
        saved(supervisePlan(context, "nordhavn", plan, { ...unpointed, ...undecided }, null)),
      );

      const events = await listTrail(reader, id, (await getHead(reader)).seq);
      for (const { name, seq, by, beside } of steps) {
        const known = events.filter(({ event }) => event.seq <= seq).map(({ event }) => event);
        expect(shownOf(await besideThen(reader, id, by, names, known.toReversed())), name).toEqual(beside);
      }
      // Every step is one that a reader could tell.
      expect(new Set(steps.map(({ beside }) => JSON.stringify(beside))).size).toBe(steps.length);
    } finally {
      await database.close();
    }
  });
});
