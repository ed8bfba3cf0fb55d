import Sqlite from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Database, Db, Engine, Schema } from "../schema";
import { openSqlite, SqliteDialect } from "./sqlite.server";

/** A whole register in files of a folder: a SQLite file, or of PostgreSQL one text a table, a row of JSON a line. */
export const snapshotFile = "register.sqlite";
const tableFolder = "tables";
export const tableFile = (table: string) => `${tableFolder}/${table}.jsonl`;

const rowsAtOnce = 500;

/** Every table of the register but the migrator's own, by name. */
export async function listTables(db: Db, engine: Engine): Promise<string[]> {
  const { rows } = await (engine === "sqlite"
    ? sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(db)
    : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db));
  const names = rows.map(({ name }) => name);
  return names.filter((name) => !name.startsWith("kysely_")).sort();
}

/** How many rows each table has. */
export async function countRows(db: Db, engine: Engine): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await listTables(db, engine)) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.id(table)}`.execute(db);
    counts[table] = Number(rows[0]?.count ?? 0);
  }
  return counts;
}

/** Waits until a file or the names in a folder are on the disk. */
async function flushed(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function dumpTable(db: Db, table: string, path: string): Promise<void> {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  await once(file, "open");
  await sql`declare dump no scroll cursor for select row_to_json(t)::text as row from ${sql.id(table)} t`.execute(db);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(rowsAtOnce)} from dump`.execute(db);
    if (rows.length === 0) break;
    if (!file.write(rows.map(({ row }) => `${row}\n`).join(""))) await once(file, "drain");
  }
  await sql`close dump`.execute(db);
  file.end();
  await once(file, "close");
}

/** On a connection of its own: the reader's may write nothing, not even elsewhere, and the writer's is for others. */
async function vacuumInto({ reader, writer }: Database, path: string): Promise<void> {
  const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(reader);
  const file = rows.find(({ name }) => name === "main")?.file ?? "";
  if (file === "") {
    await sql`vacuum into ${path}`.execute(writer);
    return;
  }
  const own = openSqlite(file, { readonly: false });
  try {
    own.prepare("vacuum into ?").run(path);
  } finally {
    own.close();
  }
}

/**
 * Writes the register as it stands at one moment into a folder, while others go on writing to it, and flushes it. SQLite's online
 * backup begins anew with every write of another process and may never end; `vacuum into` reads one moment.
 * @param look at what was written, as it was written
 */
export async function writeSnapshot<T>(database: Database, folder: string, look: (db: Db) => Promise<T>): Promise<T> {
  if (database.engine === "sqlite") {
    const path = join(folder, snapshotFile);
    await vacuumInto(database, path);
    await flushed(path);
    await flushed(folder);
    const written = new Kysely<Schema>({ dialect: new SqliteDialect(new Sqlite(path, { readonly: true }), "read") });
    try {
      return await look(written);
    } finally {
      await written.destroy();
    }
  }
  mkdirSync(join(folder, tableFolder), { mode: 0o700 });
  return database.snapshot(async (db) => {
    for (const table of await listTables(db, database.engine)) await dumpTable(db, table, join(folder, tableFile(table)));
    await flushed(join(folder, tableFolder));
    await flushed(folder);
    return look(db);
  });
}

/** Names of the migrations that the register went through, in their order. */
export async function listMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
