import { sql } from "kysely";
import { createReadStream, linkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connectPostgres, connectSqlite } from "../connect.server";
import { migrate } from "../migrate.server";
import type { Database, Db, Trx } from "../schema";
import { listTables, snapshotFile, tableFile } from "./snapshot.server";

/** A register brought back from a snapshot beside the place it is for: nobody reads it before it is put there. */
export interface Staged {
  database: Database;
  /** Puts it in its place, at once and as a whole; where that place is taken, it throws. The database is closed. */
  switchTo(): Promise<void>;
  /** Leaves nothing of it. */
  drop(): Promise<void>;
}

/** @param folder holds a copy of the snapshot's file, which becomes the register */
export async function stageSqlite(folder: string, place: string | null): Promise<Staged> {
  const file = join(folder, snapshotFile);
  const database = connectSqlite(file);
  await migrate(database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  return {
    database,
    async switchTo() {
      await database.close();
      // A link is refused where a file has the name; a rename would take its place.
      if (place !== null) linkSync(file, place);
      rmSync(file);
    },
    drop: () => database.close(),
  };
}

/** The statements that make the foreign keys of the present schema, which hold row against row while tables are filled. */
async function liftForeignKeys(trx: Trx): Promise<() => Promise<void>> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(trx);
  for (const { table, name } of rows) await sql`alter table ${sql.raw(table)} drop constraint ${sql.id(name)}`.execute(trx);
  return async () => {
    for (const { table, name, definition } of rows)
      await sql`alter table ${sql.raw(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(trx);
  };
}

const charactersAtOnce = 1 << 20;

async function fillTable(trx: Trx, table: string, path: string): Promise<void> {
  await sql`delete from ${sql.id(table)}`.execute(trx);
  let rows: string[] = [];
  let held = 0;
  const insert = async () => {
    const json = `[${rows.join(",")}]`;
    await sql`insert into ${sql.id(table)} select * from json_populate_recordset(null::${sql.id(table)}, ${json}::json)`.execute(
      trx,
    );
    rows = [];
    held = 0;
  };
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    rows.push(line);
    held += line.length;
    if (held >= charactersAtOnce) await insert();
  }
  if (rows.length > 0) await insert();
}

async function fill(database: Database, folder: string): Promise<void> {
  await database.writer.transaction().execute(async (trx) => {
    const makeForeignKeys = await liftForeignKeys(trx);
    for (const table of await listTables(trx, "postgres")) await fillTable(trx, table, join(folder, tableFile(table)));
    await makeForeignKeys();
  });
}

const isUnused = async (db: Db): Promise<boolean> => {
  const tables = await listTables(db, "postgres");
  if (tables.length === 0) return true;
  if (!["historyHead", "account", "register"].every((table) => tables.includes(table))) return false;
  const { rows } = await sql<{ seq: number; held: number; accounts: number }>`
    select (select max(seq) from "historyHead") as seq, (select max("everHeld") from "register") as held,
      (select count(*) from "account") as accounts`.execute(db);
  return rows[0] !== undefined && rows[0].seq === 0 && rows[0].held === 0 && Number(rows[0].accounts) === 0;
};

/** Whether nothing was ever kept in the database, migrated or not. */
export async function isEmptyPostgres(url: string): Promise<boolean> {
  const database = connectPostgres(url);
  try {
    return await isUnused(database.reader);
  } finally {
    await database.close();
  }
}

/** Moves the tables of one schema into the place of an unused register's, in one transaction. */
async function moveInto(db: Db, schema: string): Promise<void> {
  const tablesIn = async (where: string) =>
    (await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${where}`.execute(db)).rows;
  const functionsIn = async (where: string) =>
    (
      await sql<{ name: string }>`select proname as name from pg_proc
        where pronamespace = ${where}::regnamespace and proname like '%Refuse' and pronargs = 0`.execute(db)
    ).rows;
  const { rows } = await sql<{ here: string }>`select current_schema() as here`.execute(db);
  const here = rows[0]?.here ?? "public";
  for (const { name } of await tablesIn(here)) await sql`drop table ${sql.id(here, name)} cascade`.execute(db);
  for (const { name } of await functionsIn(here)) await sql`drop function ${sql.id(here, name)}()`.execute(db);
  for (const { name } of await tablesIn(schema))
    await sql`alter table ${sql.id(schema, name)} set schema ${sql.id(here)}`.execute(db);
  for (const { name } of await functionsIn(schema))
    await sql`alter function ${sql.id(schema, name)}() set schema ${sql.id(here)}`.execute(db);
  await sql`drop schema ${sql.id(schema)}`.execute(db);
}

/**
 * In a schema of its own in the database that it is for, so that it can take its place in one transaction.
 * @param folder of the snapshot
 * @param lastMigration of the register when the snapshot was made
 */
export async function stagePostgres(url: string, folder: string, lastMigration: string, schema: string): Promise<Staged> {
  const place = connectPostgres(url);
  const drop = async () => {
    await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(place.writer);
    await place.close();
  };
  try {
    await sql`create schema ${sql.id(schema)}`.execute(place.writer);
    const database = connectPostgres(url, undefined, schema);
    const closed = async () => {
      await database.close();
      await drop();
    };
    try {
      await migrate(database, lastMigration);
      await fill(database, folder);
      await migrate(database);
    } catch (error) {
      await database.close();
      throw error;
    }
    return {
      database,
      async switchTo() {
        await database.close();
        await place.writer.transaction().execute(async (trx) => {
          if (!(await isUnused(trx))) throw new Error("The database was used while the backup was read. Name an empty one.");
          await moveInto(trx, schema);
        });
        await place.close();
      },
      drop: closed,
    };
  } catch (error) {
    await drop();
    throw error;
  }
}
