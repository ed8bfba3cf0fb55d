import { Kysely, PostgresDialect } from "kysely";
import { createRequire } from "node:module";
import type Pg from "pg";
import { openSqlite, SqliteDialect } from "./dialect/sqlite.server";
import type { Database, Schema } from "./schema";

const require = createRequire(import.meta.url);

/** Opens (and makes, where missing) the register in a SQLite file. The reader cannot write. */
export function connectSqlite(file: string): Database {
  const writer = new Kysely<Schema>({ dialect: new SqliteDialect(openSqlite(file, { readonly: false }), "write") });
  const openReader = () => new Kysely<Schema>({ dialect: new SqliteDialect(openSqlite(file, { readonly: true }), "read") });
  const reader = openReader();
  return {
    engine: "sqlite",
    reader,
    writer,
    // A connection of its own: a long read must not keep the pages waiting for theirs.
    async snapshot(work) {
      const own = openReader();
      try {
        return await own.transaction().execute(work);
      } finally {
        await own.destroy();
      }
    },
    async close() {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** A register in memory, from nothing or from the bytes of another: one connection for both. For tests. */
export function connectSqliteMemory(bytes?: Buffer): Database {
  const both = new Kysely<Schema>({ dialect: new SqliteDialect(openSqlite(bytes ?? ":memory:", { readonly: false }), "write") });
  return {
    engine: "sqlite",
    reader: both,
    writer: both,
    snapshot: (work) => both.transaction().execute(work),
    close: () => both.destroy(),
  };
}

/** @throws when the first query is made and the server cannot be reached. */
export function connectPostgres(url: string): Database {
  // Loaded only here: a register on SQLite never needs it.
  const pg = require("pg") as typeof Pg;
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const both = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: "postgres",
    reader: both,
    writer: both,
    snapshot: (work) => both.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work),
    close: () => both.destroy(),
  };
}
