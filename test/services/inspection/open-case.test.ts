import { describe, expect, test } from "vitest";
import { findCase, listCasesOf } from "../../../db/queries/inspection-case.server";
import type { Engine } from "../../../db/schema";
import type { Questionnaire } from "../../../app/domain/inspection/questionnaire";
import { everything } from "../../../app/domain/permissions/scope";
import { openCase } from "../../../app/services/inspection/open-case.server";
import { changeRegister } from "../../../app/services/register/change-register.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import { createSubcontractor } from "../../../app/services/subcontractor/edit-subcontractor.server";
import { freshOn } from "../../support/engines";
import { aSubcontractor } from "../../support/facts";
import { Clock, contextFor } from "../../support/register";

const questionnaire: Questionnaire = {
  template: { key: "t", version: 1, name: { da: "T", en: "T" } },
  concept: 6,
  target: "subcontractor",
  kinds: [],
  atHand: null,
  sections: [],
};

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("an occurrence of the plan is opened once, and a case is nobody's outside its scope", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const context = contextFor(database, new Clock());
      await createSubcontractor(context, aSubcontractor({ key: "a", name: "a" }));
      const id = await findIdOfKey(database.reader, "a");
      if (id === null) throw new Error("It was just created.");
      const opened = { subcontractor: { id, key: "a" }, site: null, questionnaire, dueOn: "2027-01-31", language: "da" };
      const open = (plannedOn: string | null) =>
        changeRegister(context, (change) => openCase(context, change, { ...opened, plannedOn }));
      const first = await open("2027-01-31");
      expect(first).not.toBeNull();
      expect(await open("2027-01-31")).toBeNull();
      expect(await open("2028-01-31")).not.toBeNull();
      expect(await open(null)).not.toBeNull();
      expect(await open(null)).not.toBeNull();
      expect(await listCasesOf(database.reader, everything, id)).toHaveLength(4);
      expect(await findCase(database.reader, everything, first ?? "")).toMatchObject({
        state: "open",
        subcontractor: { key: "a" },
      });
      expect(await findCase(database.reader, { kind: "some", ids: [] }, first ?? "")).toBeNull();
      const own = await changeRegister(context, (change) =>
        openCase(context, change, { ...opened, subcontractor: null, plannedOn: null }),
      );
      expect(await findCase(database.reader, { kind: "some", ids: [id] }, own ?? "")).toBeNull();
      expect(await listCasesOf(database.reader, everything, null)).toHaveLength(1);
    } finally {
      await database.close();
    }
  });
});
