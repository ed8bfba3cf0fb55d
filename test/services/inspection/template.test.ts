import { describe, expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import { everything } from "../../../app/domain/permissions/scope";
import { NotPermitted } from "../../../app/services/context";
import { verifyHistory } from "../../../app/services/history/verify-history.server";
import { openDueCases } from "../../../app/services/inspection/open-due-cases.server";
import { archiveTemplate, listOwnTemplates, saveTemplate } from "../../../app/services/inspection/save-template.server";
import { showOwnStart, showStart, startCase, startOwnCase } from "../../../app/services/inspection/start-case.server";
import { supervisePlan } from "../../../app/services/inspection/supervise-plan.server";
import type { EditResult } from "../../../app/services/subcontractor/edit-subcontractor.server";
import { listCasesIn } from "../../../db/queries/inspection-case.server";
import type { Engine } from "../../../db/schema";
import { holding } from "../../support/call-route";
import { freshOn } from "../../support/engines";
import { aPlan, aSubcontractor } from "../../support/facts";
import { aQuestion } from "../../support/inspections";
import { Clock, testDirectory } from "../../support/register";

const codes = (result: EditResult) =>
  result.outcome === "refused" ? result.refusals.map(({ path, code }) => `${path} ${code}`) : result.outcome;

const input = (over: object = {}) => ({
  name: { da: "Vores egen", en: "" },
  concept: 6,
  target: "subcontractor",
  kinds: [],
  atHand: { da: "", en: "" },
  sections: [
    {
      id: "s1",
      title: { da: "Drift", en: "" },
      questions: [
        aQuestion("q1", {
          kind: "choice",
          options: [
            { id: "o1", label: { da: "Ja", en: "" } },
            { id: "o2", label: { da: "Nej", en: "" } },
            { id: "o3", label: { da: " ", en: "" } },
          ],
        }),
        aQuestion("q2", { kind: "text", askedIf: { question: "q1", is: ["o2"] } }),
      ],
    },
  ],
  ...over,
});
const beside = { people: null, special: null, confidential: null, processing: null, decidedBy: null, decidedOn: null };
const plan = { firstDueOn: "2026-12-01", everyMonths: 12, concept: 6, rationale: null };

describe.each<Engine>(["sqlite", "postgres"])("own templates on %s", (engine) => {
  test("are saved in versions, and a case keeps the one it was opened with", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const register = registerOf(database, testDirectory(), new Clock().now);
      const context = await register.contextFor({ kind: "command" });
      await holding(context, [
        aSubcontractor({ inspectionPlan: aPlan(), inspections: [] }),
        aSubcontractor({ key: "planned", name: "Planned", inspectionPlan: aPlan(), inspections: [] }),
      ]);
      const reading = await register.contextFor({
        kind: "account",
        id: "0190aaaa-0000-7000-8000-000000000001",
        roles: ["auditor"],
        scope: everything,
      });
      await expect(saveTemplate(reading, null, input())).rejects.toThrow(NotPermitted);
      expect(codes(await saveTemplate(context, null, input({ sections: [], concept: 7 })))).toEqual(["$.concept unknown-value"]);
      expect(codes(await saveTemplate(context, null, input({ sections: [] })))).toEqual(["$.sections section-empty"]);
      expect(await saveTemplate(context, null, input())).toEqual({ outcome: "saved", key: "vores-egen" });
      // A ready template's key is nobody's own.
      expect(await saveTemplate(context, null, input({ name: { da: "Status", en: "" }, target: "ourselves" }))).toEqual({
        outcome: "saved",
        key: "status-2",
      });
      expect((await showOwnStart(context)).map(({ key }) => key)).toEqual(["status-2", "own-inspection"]);

      expect(codes(await supervisePlan(context, "planned", plan, { ...beside, template: "status-2" }, null))).toEqual([
        "$.template required",
      ]);
      for (const key of ["nordhavn", "planned"])
        expect(codes(await supervisePlan(context, key, plan, { ...beside, template: "vores-egen" }, null))).toBe("saved");
      expect((await showStart(context, "nordhavn"))?.chosen).toBe("vores-egen");
      expect(codes(await startCase(context, "nordhavn", { template: "vores-egen", dueOn: "2026-12-01" }))).toBe("saved");
      expect(codes(await startOwnCase(context, { template: "status-2", dueOn: "2026-12-02" }))).toBe("saved");
      const asked = async () =>
        (await listCasesIn(database.reader, everything, ["open"])).map(
          ({ subcontractor, questionnaire: { template, sections } }) => [
            subcontractor?.key ?? "own",
            template.version,
            ...sections.flatMap(({ questions }) => questions.map(({ id, options }) => `${id}:${options.length}`)),
          ],
        );
      const opened = await asked();
      expect(opened).toEqual([
        ["nordhavn", 1, "q1:2", "q2:0"],
        ["own", 1, "q1:2", "q2:0"],
      ]);

      // Saving what it says already is no version.
      expect(codes(await saveTemplate(context, "vores-egen", input()))).toBe("saved");
      const [section] = input().sections;
      const longer = {
        sections: [{ ...section, questions: [...(section?.questions ?? []), aQuestion("q3", { kind: "file" })] }],
      };
      expect(codes(await saveTemplate(context, "vores-egen", input(longer), 1))).toBe("saved");
      // Whoever began from the version before is not let overwrite the one that came meanwhile.
      expect(codes(await saveTemplate(context, "vores-egen", input({ atHand: { da: "Log", en: "" } }), 1))).toEqual([
        "$.name newer-version",
      ]);
      expect(codes(await saveTemplate(context, "vores-egen", input(longer), 1))).toBe("saved");
      expect((await listOwnTemplates(context)).map(({ key, version, questions }) => [key, version, questions])).toEqual([
        ["status-2", 1, 2],
        ["vores-egen", 2, 3],
      ]);
      expect(await asked()).toEqual(opened);
      expect(await openDueCases(context)).toBe(1);
      expect(await asked()).toContainEqual(["planned", 2, "q1:2", "q2:0", "q3:0"]);

      expect(codes(await archiveTemplate(context, "vores-egen"))).toBe("saved");
      for (const again of [archiveTemplate(context, "vores-egen"), saveTemplate(context, "vores-egen", input())])
        expect(codes(await again)).toBe("not-found");
      expect((await showStart(context, "nordhavn"))?.chosen).toBe("cloud");
      expect(codes(await startCase(context, "nordhavn", { template: "vores-egen", dueOn: "2026-12-05" }))).toEqual([
        "$.template required",
      ]);
      expect(await asked()).toContainEqual(["nordhavn", 1, "q1:2", "q2:0"]);
      expect((await verifyHistory(database, new Map())).problems).toEqual([]);
    } finally {
      await database.close();
    }
  });
});
