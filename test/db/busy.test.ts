import Sqlite from "better-sqlite3";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { saveSubcontractor } from "../../app/services/subcontractor/save-subcontractor.server";
import { connectPostgres, connectSqlite } from "../../db/connect.server";
import { isBusy } from "../../db/dialect/busy.server";
import { migrate } from "../../db/migrate.server";
import { getRegister } from "../../db/queries/organisation.server";
import type { Database } from "../../db/schema";
import { Clock, contextFor } from "../support/register";

const waitMs = 300;
const input = { name: "Fjord Data", status: "active", criticality: "medium" };
const save = (database: Database) => saveSubcontractor(contextFor(database, new Clock()), null, input, null);
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** Somebody else writes: refused in the end and nothing written, reading goes on meanwhile, and later it goes through. */
async function meets(database: Database, letGo: () => Promise<void>): Promise<void> {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 10);
  const began = performance.now();
  const [failure, register] = await Promise.all([failureOf(save(database)), getRegister(database.reader)]);
  clearInterval(timer);
  expect(isBusy(failure), String(failure)).toBe(true);
  expect(performance.now() - began).toBeGreaterThanOrEqual(waitMs);
  // The process was not stopped while it waited.
  expect(turns).toBeGreaterThan(5);
  await letGo();
  expect((await getRegister(database.reader)).version).toBe(register.version);
  expect(await save(database)).toMatchObject({ outcome: "saved" });
}

test("SQLite: a writer waits for another process without stopping this one, and not for ever", async () => {
  const directory = mkdtempSync(join(tmpdir(), "tilsyn-busy-"));
  const file = join(directory, "register.sqlite");
  const database = connectSqlite(file, waitMs);
  await migrate(database);
  const other = new Sqlite(file);
  other.exec("begin immediate");
  await meets(database, async () => void other.exec("commit"));
  // Within the process, too, whoever waits behind a long change is refused in the end, and those behind them are served.
  let end = () => {};
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const long = database.writer.transaction().execute(() => held);
  expect(isBusy(await failureOf(save(database)))).toBe(true);
  const next = save(database);
  end();
  await long;
  expect(await next).toMatchObject({ outcome: "saved" });
  other.close();
  await database.close();
  rmSync(directory, { recursive: true });
});

test("PostgreSQL: whoever waits for the end of the history is refused in the end", async ({ skip }) => {
  const url = inject("postgresUrl");
  if (url === null) return skip("no PostgreSQL server");
  const name = `tilsyn_busy_${process.pid}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = connectPostgres(own.href, waitMs);
  await migrate(database);
  const other = new pg.Client({ connectionString: own.href });
  await other.connect();
  await other.query('begin; select * from "historyHead" for update');
  await meets(database, async () => void (await other.query("commit")));
  await other.end();
  await database.close();
  await admin.query(`drop database ${name}`);
  await admin.end();
});
