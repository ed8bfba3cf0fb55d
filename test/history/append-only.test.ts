import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../db/schema";
import { loadDemo } from "../../app/services/demo/load-demo.server";
import { freshOn } from "../support/engines";
import { contextFor } from "../support/register";

const attempts = (engine: Engine): readonly (readonly [name: string, statement: string])[] => [
  ["changing an event", `update event set "subjectKey" = 'x' where seq = 1`],
  ["changing every event", `update event set chain = chain`],
  ["taking an event away", "delete from event where seq = 2"],
  ["taking the last event away", "delete from event where seq = (select max(seq) from event)"],
  ["changing a checkpoint", "update checkpoint set note = 'x'"],
  ["taking a checkpoint away", "delete from checkpoint"],
  ["an event under a number that is taken", `insert into event select * from event where seq = 1`],
  ...(engine === "sqlite"
    ? ([
        ["an event in place of another", "insert or replace into event select * from event where seq = 1"],
        ["replacing while triggers do not recurse", "replace into event select * from event where seq = 3"],
      ] as const)
    : ([
        ["emptying the history", "truncate event"],
        ["emptying the checkpoints", "truncate checkpoint"],
      ] as const)),
];

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test.each(attempts(engine))("%s is refused", async (_name, statement) => {
    const database = await freshOn(engine);
    if (database === null) return;
    try {
      const context = contextFor(database);
      await loadDemo(context);
      await database.writer.insertInto("checkpoint").values({ seq: 1, note: "note", at: "2026-11-23T12:00:00.000Z" }).execute();
      if (engine === "sqlite") await sql`pragma recursive_triggers = 0`.execute(database.writer);
      const all = async () => [
        await database.reader.selectFrom("event").selectAll().orderBy("seq").execute(),
        await database.reader.selectFrom("checkpoint").selectAll().execute(),
      ];
      const before = await all();
      await expect(sql.raw(statement).execute(database.writer)).rejects.toThrow(/append-only|unique/i);
      expect(await all()).toEqual(before);
    } finally {
      await database.close();
    }
  });
});
