import { mkdirSync, mkdtempSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getHead } from "../../db/queries/history.server";
import { replaySubcontractors } from "../../db/queries/replay.server";
import type { Engine } from "../../db/schema";
import { everything } from "../../app/domain/permissions/scope";
import { erasePersonal, findPersonal } from "../../app/services/history/erase-personal.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { NotPermitted } from "../../app/services/context";
import { saveFact } from "../../app/services/subcontractor/save-fact.server";
import { saveSubcontractor } from "../../app/services/subcontractor/save-subcontractor.server";
import { removeFact } from "../../app/services/subcontractor/save-fact.server";
import { knownFile } from "../../app/storage/known-files.server";
import { freshOn } from "../support/engines";
import { contextFor } from "../support/register";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "tilsyn-erased-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const ida = { name: "Ida Iversen", email: "ida@nordhavn.example", phone: null, role: "drift" };

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("a person is erased from the history: chain whole, replay without them, nothing left to read", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const context = contextFor(database);
      context.dataDirectory = directory;
      await saveSubcontractor(context, null, { name: "Nordhavn", status: "active" }, null);
      await saveFact(context, "nordhavn", "contacts", null, ida, null);
      await saveFact(context, "nordhavn", "contacts", null, { ...ida, name: "Bo Bak", email: "bo@nordhavn.example" }, null);
      await removeFact(context, "nordhavn", "contacts", 0, "Ida Iversen er fratrådt");
      mkdirSync(join(directory, "known"), { recursive: true });
      writeFileSync(knownFile(directory, 3), "made from the history");

      expect((await findPersonal(context, "ida iversen")).values.map(({ text }) => text).sort()).toEqual([
        "Ida Iversen er fratrådt",
        "ida@nordhavn.example, Ida Iversen, drift",
        "ida@nordhavn.example, Ida Iversen, drift",
      ]);
      expect(await erasePersonal(context, "Id")).toMatchObject({ refusal: { code: "words-too-short" } });
      expect(await erasePersonal(context, "IDA IVERSEN")).toEqual({ erased: 3 });
      expect((await findPersonal(context, "ida iversen")).count).toBe(0);
      expect(existsSync(knownFile(directory, 3))).toBe(false);

      const everywhere = JSON.stringify([
        await database.reader.selectFrom("event").selectAll().execute(),
        await database.reader.selectFrom("personalValue").selectAll().execute(),
      ]);
      expect(everywhere).not.toMatch(/Ida Iversen|ida@nordhavn/i);
      expect(everywhere).toContain("Bo Bak");
      expect((await verifyHistory(database, new Map())).problems).toEqual([]);

      const { seq } = await getHead(database.reader);
      for await (const page of replaySubcontractors(database.reader, seq - 3)) {
        expect(page[0]?.facts?.contacts).toEqual([{ name: null, email: null, phone: null, role: null }]);
      }
      // Taken away in silence instead, it is missed.
      await database.writer.deleteFrom("personalValue").where("value", "like", "%Bo Bak%").execute();
      expect((await verifyHistory(database, new Map())).problems).toContainEqual({ code: "value-missing", params: { seq: 3 } });
    } finally {
      await database.close();
    }
  });
});

test("only an administrator may", async () => {
  const database = await freshOn("sqlite");
  if (database === null) throw new Error("SQLite is always there.");
  const context = contextFor(database);
  context.actor = { kind: "account", id: "a", roles: ["compliance", "legal"], scope: everything };
  await expect(erasePersonal(context, "Ida")).rejects.toThrow(NotPermitted);
  await expect(findPersonal(context, "Ida")).rejects.toThrow(NotPermitted);
  await database.close();
});
