import { describe, expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import { resultOf, caseStates, type CaseState, type CaseStep, doneFrom } from "../../../app/domain/inspection/inspection-case";
import type { Role } from "../../../app/domain/permissions/role";
import { everything, type Scope } from "../../../app/domain/permissions/scope";
import { type Context, NotPermitted } from "../../../app/services/context";
import { listFlagsOf } from "../../../app/services/flags/list-flags.server";
import { showFindings } from "../../../app/services/finding/show-findings.server";
import { findingQueryOf } from "../../../app/services/finding/finding-query";
import { verifyHistory } from "../../../app/services/history/verify-history.server";
import { answerOurselves } from "../../../app/services/inspection/answer-ourselves.server";
import { assessQuestion } from "../../../app/services/inspection/assess-question.server";
import { cancelCase, reopenCase } from "../../../app/services/inspection/close-case.server";
import { drawn, drawSample } from "../../../app/services/inspection/draw-sample.server";
import { returnQuestions } from "../../../app/services/inspection/return-questions.server";
import { saveOwnFinding } from "../../../app/services/inspection/save-own-finding.server";
import { sealedCaseOf, sealOf } from "../../../app/services/inspection/seal-case.server";
import { showCase } from "../../../app/services/inspection/show-case.server";
import { signOff } from "../../../app/services/inspection/sign-off.server";
import { findFacts } from "../../../app/services/subcontractor/find-facts.server";
import type { EditResult } from "../../../app/services/subcontractor/edit-subcontractor.server";
import { digestOf } from "../../../app/services/subcontractor/edit-subcontractor.server";
import { saveFact } from "../../../app/services/subcontractor/save-fact.server";
import type { Database, Engine } from "../../../db/schema";
import { holding } from "../../support/call-route";
import { freshOn } from "../../support/engines";
import { aPlan, aSubcontractor } from "../../support/facts";
import { anOpenCase, broughtTo } from "../../support/inspections";
import { Clock, testDirectory } from "../../support/register";

const codes = (result: EditResult) =>
  result.outcome === "refused" ? result.refusals.map(({ path, code }) => `${path} ${code}`) : result.outcome;

const byAnswers = { verdict: "by-answers", completedOn: "2026-11-23", reason: null, summary: null };
const assessed = (assessment: string, more: object = {}) => ({ assessment, note: null, ...more });
const notMet = assessed("not-met", { severity: "high", title: "Adgang uden log", dueOn: null, owner: "ejer@example.dk" });

describe.each<Engine>(["sqlite", "postgres"])("judging on %s", (engine) => {
  const withRegister = (
    name: string,
    work: (made: {
      context: Context;
      database: Database;
      as: (roles: Role[], scope?: Scope) => Promise<Context>;
      clock: Clock;
      /** The context of a command at the clock's time. */
      command: () => Promise<Context>;
    }) => Promise<void>,
  ) =>
    test(name, async (task) => {
      const database = await freshOn(engine);
      if (database === null) return task.skip("PostgreSQL could not be started");
      try {
        const clock = new Clock();
        const register = registerOf(database, testDirectory(), clock.now);
        const command = () => register.contextFor({ kind: "command" });
        const context = await command();
        const plan = aPlan({ firstDueOn: "2026-11-20" });
        await holding(context, [
          aSubcontractor({ inspectionPlan: plan, inspections: [], owner: "compliance@example.dk" }),
          aSubcontractor({ key: "other", name: "Other" }),
        ]);
        const as = (roles: Role[], scope: Scope = everything) =>
          register.contextFor({ kind: "account", id: "0190aaaa-0000-7000-8000-000000000001", roles, scope });
        await work({ context, database, as, clock, command });
      } finally {
        await database.close();
      }
    });

  withRegister("from answers to a finding that is closed, and the flag is gone", async ({ context, database }) => {
    const id = await anOpenCase(context, "nordhavn");
    await broughtTo(context, id, "submitted", { "FYS-1": "met", "FYS-2": "met" });
    expect(await assessQuestion(context, id, "FYS-1", assessed("met"))).toMatchObject({ outcome: "saved" });
    expect(codes(await signOff(context, id, byAnswers))).toEqual(["$.verdict not-examined"]);
    expect(codes(await assessQuestion(context, id, "FYS-2", assessed("not-met")))).toEqual(["$.severity required"]);
    expect(codes(await assessQuestion(context, id, "FYS-3", assessed("met")))).toBe("not-found");
    expect(codes(await assessQuestion(context, id, "FYS-2", assessed("not-applicable")))).toEqual(["$.note note-required"]);
    await assessQuestion(context, id, "FYS-2", notMet);
    expect((await findFacts(context, "nordhavn"))?.findings).toEqual([]);

    expect(codes(await returnQuestions(context, id, { questions: ["FYS-2"], note: "Vis loggen" }))).toBe("saved");
    const returned = await showCase(context, id);
    expect(returned).toMatchObject({ state: "sent", unexamined: ["FYS-2"], toOpen: 0 });
    expect(returned?.questions[1]).toMatchObject({ returned: { note: "Vis loggen" }, assessment: { finding: null } });
    expect(codes(await returnQuestions(context, id, { questions: ["FYS-2"], note: "Igen" }))).toEqual(["$.state case-state"]);

    await broughtTo(context, id, "submitted", { "FYS-2": "partly" });
    await assessQuestion(context, id, "FYS-2", notMet);
    expect(await showCase(context, id)).toMatchObject({ comesTo: "findings", toOpen: 1, unexamined: [] });
    expect(codes(await signOff(context, id, byAnswers))).toBe("saved");
    const facts = await findFacts(context, "nordhavn");
    expect(facts?.inspections).toEqual([{ key: "2026-11-23", completedOn: "2026-11-23", result: "findings" }]);
    expect(facts?.findings).toEqual([
      {
        key: "adgang-uden-log",
        title: "Adgang uden log",
        severity: "high",
        dueOn: "2026-12-23",
        closedOn: null,
        evidence: null,
        inspection: "2026-11-23",
        owner: "ejer@example.dk",
        question: "FYS-2",
      },
    ]);
    const flags = async () => (await listFlagsOf(database, "2027-01-31", "nordhavn"))?.flags.map(({ rule }) => rule) ?? [];
    expect(await flags()).not.toContain("inspection-unfollowed");
    expect(await flags()).toContain("finding-overdue");
    const [finding] = facts?.findings ?? [];
    const { key: _key, question: _question, ...form } = finding ?? { key: "", question: "" };
    const done = { ...form, action: "Log slås til", effect: "Stikprøve 22/11", closedOn: "2026-11-23" };
    expect(codes(await saveFact(context, "nordhavn", "findings", "adgang-uden-log", done, digestOf(finding ?? null)))).toBe(
      "saved",
    );
    expect(await flags()).not.toContain("finding-overdue");
    expect((await findFacts(context, "nordhavn"))?.findings[0]).toMatchObject({ question: "FYS-2", effect: "Stikprøve 22/11" });
    expect((await verifyHistory(database, new Map())).problems).toEqual([]);
  });

  withRegister("what was signed off is locked, and whoever changes it is found", async ({ context, database }) => {
    const id = await anOpenCase(context, "nordhavn");
    await broughtTo(context, id, "submitted", { "FYS-1": "met", "FYS-2": "met" });
    for (const question of ["FYS-1", "FYS-2"]) await assessQuestion(context, id, question, assessed("met"));
    await signOff(context, id, byAnswers);
    const sealed = await sealedCaseOf(database.reader, id);
    const shown = await showCase(context, id);
    expect(shown).toMatchObject({ state: "signed-off", result: "passed" });
    expect(sealed === null ? null : sealOf(sealed)).toBe(shown?.hash);
    expect(await verifyHistory(database, new Map())).toMatchObject({ inspections: 1, problems: [] });
    const problems = async () => (await verifyHistory(database, new Map())).problems;
    const differs = (columns: string[]) => [
      { code: "row-differs", params: { table: "inspectionCase", key: `nordhavn/${id}`, columns } },
    ];
    const tamper = async (change: () => Promise<unknown>, undo: () => Promise<unknown>, columns: string[]) => {
      await change();
      expect(await problems()).toEqual(differs(columns));
      await undo();
      expect(await problems()).toEqual([]);
    };
    const { writer } = database;
    const assessment = (value: "met" | "partly") =>
      writer.updateTable("inspectionAssessment").set({ assessment: value }).where("questionId", "=", "FYS-2").execute();
    await tamper(
      () => assessment("partly"),
      () => assessment("met"),
      ["hash"],
    );
    const answer = (text: string) =>
      writer.updateTable("inspectionAnswer").set({ text }).where("questionId", "=", "FYS-1").execute();
    await tamper(
      () => answer("Nej"),
      () => answer("Svar på FYS-1"),
      ["hash"],
    );
    const file = (letter: string) =>
      writer
        .updateTable("inspectionFile")
        .set({ sha256: letter.repeat(64) })
        .execute();
    await tamper(
      () => file("b"),
      () => file("a"),
      ["hash"],
    );
    const state = (value: CaseState) => writer.updateTable("inspectionCase").set({ state: value }).execute();
    await tamper(
      () => state("submitted"),
      () => state("signed-off"),
      ["state"],
    );
    const hash = (value: string) => writer.updateTable("inspectionCase").set({ hash: value }).execute();
    await tamper(
      () => hash("c".repeat(64)),
      () => hash(shown?.hash ?? ""),
      ["hash"],
    );
    await writer.deleteFrom("inspectionCase").execute();
    expect(await problems()).toEqual([{ code: "row-missing", params: { table: "inspectionCase", key: `nordhavn/${id}` } }]);
  });

  withRegister(
    "a new version keeps what was concluded, and opens no finding twice",
    async ({ context, database, clock, command }) => {
      const id = await anOpenCase(context, "nordhavn");
      await broughtTo(context, id, "submitted", { "FYS-1": "met", "FYS-2": "met" });
      await assessQuestion(context, id, "FYS-1", assessed("met"));
      await assessQuestion(context, id, "FYS-2", notMet);
      await signOff(context, id, byAnswers);
      clock.set("2026-11-25T12:00:00Z");
      const later = await command();
      expect(codes(await reopenCase(context, id, { reason: " " }))).toEqual(["$.reason blank"]);
      const reopened = await reopenCase(context, id, { reason: "En log kom til" });
      const next = reopened.outcome === "saved" ? reopened.key : "";
      expect(await showCase(context, id)).toMatchObject({ state: "replaced", result: "findings" });
      expect(await showCase(context, next)).toMatchObject({
        state: "submitted",
        version: 2,
        replacesId: id,
        unexamined: [],
        toOpen: 0,
      });
      await assessQuestion(context, next, "FYS-2", notMet);
      expect(codes(await signOff(later, next, { ...byAnswers, completedOn: "2026-11-25" }))).toBe("saved");
      const facts = await findFacts(context, "nordhavn");
      expect(facts?.inspections).toEqual([{ key: "2026-11-23", completedOn: "2026-11-25", result: "findings" }]);
      expect(facts?.findings).toHaveLength(1);
      expect(await verifyHistory(database, new Map())).toMatchObject({ inspections: 2, problems: [] });
    },
  );

  withRegister("no answer, failed by choice, a decision note", async ({ context }) => {
    const silent = await anOpenCase(context, "nordhavn");
    const noAnswer = { ...byAnswers, verdict: "no-answer", reason: "Rykket to gange" };
    expect(codes(await signOff(context, silent, noAnswer))).toEqual(["$.verdict answer-not-overdue"]);
    await broughtTo(context, silent, "sent");
    expect(codes(await signOff(context, silent, { ...noAnswer, reason: null }))).toEqual(["$.reason reason-required"]);
    expect(codes(await signOff(context, silent, { ...noAnswer, completedOn: "2026-11-24" }))).toEqual([
      "$.completedOn decided-ahead",
    ]);
    expect(codes(await signOff(context, silent, noAnswer))).toBe("saved");
    const facts = await findFacts(context, "nordhavn");
    expect(facts?.inspections).toMatchObject([{ result: "failed" }]);
    expect(facts?.findings).toMatchObject([
      {
        severity: "high",
        inspection: "2026-11-23",
        title: "Intet svar på tilsynet med frist 20. nov. 2026",
        owner: "compliance@example.dk",
      },
    ]);

    const empty = { sections: [] };
    const failed = await anOpenCase(context, "other", empty);
    expect(codes(await signOff(context, failed, { ...byAnswers, verdict: "failed", reason: "Ikke troværdigt" }))).toBe("saved");
    expect((await findFacts(context, "other"))?.inspections.at(-1)).toMatchObject({ result: "failed" });
    for (const concept of [1, 5] as const) {
      const noted = await anOpenCase(context, "other", { ...empty, concept });
      expect(codes(await signOff(context, noted, byAnswers))).toEqual(["$.summary note-required"]);
      expect(codes(await signOff(context, noted, { ...byAnswers, summary: "Stadig nok" }))).toBe("saved");
    }
    for (const concept of [2, 3, 4] as const)
      expect(codes(await signOff(context, await anOpenCase(context, "other", { ...empty, concept }), byAnswers))).toBe("saved");
  });

  withRegister("each step is taken from the states it is taken from, by whoever may", async ({ context, as }) => {
    const steps: Partial<Record<CaseStep, (by: Context, id: string) => Promise<EditResult>>> = {
      assess: (by, id) => assessQuestion(by, id, "FYS-1", assessed("met")),
      "answer-ourselves": (by, id) => answerOurselves(by, id, "FYS-1", { statement: "met" }),
      return: (by, id) => returnQuestions(by, id, { questions: ["FYS-1"], note: "Mere" }),
      "sign-off": (by, id) => signOff(by, id, { ...byAnswers, verdict: "failed", reason: "Nej" }),
      cancel: (by, id) => cancelCase(by, id, { reason: "Ophørt" }),
      reopen: (by, id) => reopenCase(by, id, { reason: "Fejl" }),
    };
    const id = await anOpenCase(context, "nordhavn");
    const auditor = await as(["auditor"]);
    const elsewhere = await as(["compliance"], { kind: "some", ids: [] });
    for (const [step, take] of Object.entries(steps)) {
      await expect(take(auditor, id)).rejects.toThrow(NotPermitted);
      expect(codes(await take(elsewhere, id))).toBe("not-found");
      for (const state of caseStates) {
        const one = await anOpenCase(context, "nordhavn");
        await broughtTo(context, one, "submitted", { "FYS-1": "met", "FYS-2": "met" });
        for (const question of ["FYS-1", "FYS-2"]) await assessQuestion(context, one, question, assessed("met"));
        await broughtTo(context, one, state);
        const isDone = (doneFrom[step as CaseStep] as readonly CaseState[]).includes(state);
        expect([step, state, codes(await take(context, one))]).toEqual([step, state, isDone ? "saved" : ["$.state case-state"]]);
      }
    }
  });

  withRegister("a sample is drawn again from its seed", async ({ context }) => {
    const id = await anOpenCase(context, "nordhavn");
    expect(codes(await drawSample(context, id, "FYS-1", { population: "0" }))).toEqual(["$.population out-of-range"]);
    expect(codes(await drawSample(context, id, "FYS-1", { population: "mange" }))).toEqual(["$.population not-a-number"]);
    expect(codes(await drawSample(context, id, "FYS-1", { population: "240", highRisk: "yes" }))).toBe("saved");
    const sample = (await showCase(context, id))?.questions[0]?.assessment?.sample;
    if (sample === null || sample === undefined) throw new Error("A sample was drawn.");
    expect(sample).toMatchObject({ population: 240, highRisk: true, size: 20 });
    expect(new Set(sample.numbers).size).toBe(20);
    expect(sample.numbers.every((number) => number >= 1 && number <= 240)).toBe(true);
    expect(drawn(sample)).toEqual(sample.numbers);
    expect(drawn({ ...sample, seed: "00" })).not.toEqual(sample.numbers);
    await assessQuestion(context, id, "FYS-1", assessed("met"));
    expect((await showCase(context, id))?.questions[0]?.assessment?.sample).toEqual(sample);
  });

  withRegister("an own inspection is answered by us, and its findings stand beside it", async ({ context, database, as }) => {
    const id = await anOpenCase(context, null);
    expect(codes(await answerOurselves(context, id, "FYS-1", { statement: null }))).toEqual(["$.statement required"]);
    expect(codes(await answerOurselves(context, id, "FYS-1", { statement: "not-applicable" }))).toEqual([
      "$.reason note-required",
    ]);
    await answerOurselves(context, id, "FYS-1", { statement: "not-met", text: "Ingen lås" });
    expect((await showCase(context, id))?.questions.map(({ question }) => question.id)).toEqual(["FYS-1", "FYS-2", "FYS-3"]);
    await assessQuestion(context, id, "FYS-1", { ...notMet, severity: "low" });
    expect(await showCase(context, id)).toMatchObject({ unexamined: ["FYS-2", "FYS-3"] });
    await assessQuestion(context, id, "FYS-2", assessed("met"));
    expect((await showCase(context, id))?.questions[1]?.undocumented).toBe(true);
    await assessQuestion(context, id, "FYS-2", assessed("met", { shownBy: "Sag 2026-114" }));
    expect((await showCase(context, id))?.questions[1]?.undocumented).toBe(false);
    await assessQuestion(context, id, "FYS-2", assessed("partly", { find: null }));
    await assessQuestion(context, id, "FYS-3", assessed("partly", { find: "yes", severity: "critical" }));
    expect(codes(await signOff(context, id, byAnswers))).toBe("saved");
    expect(await showCase(context, id)).toMatchObject({ result: "findings", subcontractor: null });
    const list = async (by: Context, text: string) => {
      const shown = await showFindings(by, findingQueryOf(new URLSearchParams(`view=list&${text}`)));
      return shown.view === "list" ? shown.findings.map(({ title, stage, dueOn }) => `${title} ${stage} ${dueOn}`) : [];
    };
    expect(await list(context, "sort=severity")).toEqual([
      "Er FYS-3 på plads? open 2026-11-30",
      "Adgang uden log open 2027-05-22",
    ]);
    expect(await list(await as(["compliance"], { kind: "some", ids: [] }), "")).toEqual([]);
    const { findings } = (await showFindings(context, findingQueryOf(new URLSearchParams("view=list")))) as {
      findings: { key: string }[];
    };
    const key = findings[0]?.key ?? "";
    const said = { title: "Er FYS-3 på plads?", severity: "critical", dueOn: "2026-11-30" };
    expect(codes(await saveOwnFinding(context, key, { ...said, action: "Sæt lås på" }))).toBe("saved");
    expect(await list(context, "severity=critical")).toEqual(["Er FYS-3 på plads? agreed 2026-11-30"]);
    await expect(saveOwnFinding(await as(["legal"]), key, said)).rejects.toThrow(NotPermitted);
    expect(codes(await saveOwnFinding(context, key, { ...said, closedOn: "2026-11-23" }))).toBe("saved");
    expect(await list(context, "state=closed")).toEqual(["Er FYS-3 på plads? closed 2026-11-30"]);
    expect(await verifyHistory(database, new Map())).toMatchObject({ inspections: 1, problems: [] });
    await database.writer.updateTable("ownFinding").set({ closedOn: null }).execute();
    expect((await verifyHistory(database, new Map())).problems).toMatchObject([
      { code: "row-differs", params: { table: "ownFinding", columns: ["closedOn"] } },
    ]);
  });
});

test("a result is passed where nothing is partly or not met, whatever else was concluded", () => {
  expect(resultOf([])).toBe("passed");
  expect(resultOf(["met", "not-applicable"])).toBe("passed");
  expect(resultOf(["met", "partly"])).toBe("findings");
  expect(resultOf(["not-met"])).toBe("findings");
});
