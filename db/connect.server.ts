import { Kysely, PostgresDialect } from "kysely";
import { createRequire } from "node:module";
import type Pg from "pg";
import { waitMsMax } from "./dialect/busy.server";
import { openSqlite, SqliteDialect } from "./dialect/sqlite.server";
import type { Database, Schema } from "./schema";

const require = createRequire(import.meta.url);

/** Opens (and makes, where missing) the register in a SQLite file. The reader cannot write. */
/** @param waitMs the longest that a writer waits for others */
export function connectSqlite(file: string, waitMs = waitMsMax): Database {
  const writing = openSqlite(file, { readonly: false });
  const reading = openSqlite(file, { readonly: true });
  const writer = new Kysely<Schema>({ dialect: new SqliteDialect(writing, "write", waitMs) });
  const reader = new Kysely<Schema>({ dialect: new SqliteDialect(reading, "read") });
  // A connection of its own: a long read must not keep the pages waiting for theirs.
  const snapshot: Database["snapshot"] = async (work) => {
    const own = new Kysely<Schema>({ dialect: new SqliteDialect(openSqlite(file, { readonly: true }), "read") });
    try {
      return await own.transaction().execute(work);
    } finally {
      await own.destroy();
    }
  };
  return {
    engine: "sqlite",
    reader,
    writer,
    snapshot,
    readOnly: { reader, writer: reader, snapshot },
    async close() {
      await reader.destroy();
      await writer.destroy();
      // Kysely closes only what was used, and what stays open keeps the log of the file beside it.
      reading.close();
      writing.close();
    },
  };
}

/** A register in memory, from nothing or from the bytes of another: one connection for both. For tests. */
export function connectSqliteMemory(bytes?: Buffer): Database {
  const both = new Kysely<Schema>({ dialect: new SqliteDialect(openSqlite(bytes ?? ":memory:", { readonly: false }), "write") });
  const connections = {
    reader: both,
    writer: both,
    snapshot: ((work) => both.transaction().execute(work)) as Database["snapshot"],
  };
  return {
    engine: "sqlite",
    ...connections,
    readOnly: connections,
    close: () => both.destroy(),
  };
}

/**
 * @param schema that holds the register, where it is not the database's own
 * @throws when the first query is made and the server cannot be reached.
 */
export function connectPostgres(url: string, waitMs = waitMsMax, schema: string | null = null): Database {
  // Loaded only here: a register on SQLite never needs it.
  const pg = require("pg") as typeof Pg;
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const connectionsOf = (options: Pg.PoolConfig) => {
    const both = new Kysely<Schema>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, ...options }) }),
    });
    const snapshot: Database["snapshot"] = (work) =>
      both.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work);
    return { reader: both, writer: both, snapshot };
  };
  const within = schema === null ? "" : ` -c search_path=${schema}`;
  const connections = connectionsOf({ max: 10, options: `-c lock_timeout=${waitMs}${within}` });
  const readOnly = connectionsOf({ max: 5, options: `-c default_transaction_read_only=on${within}` });
  return {
    engine: "postgres",
    ...(schema !== null && { schema }),
    ...connections,
    readOnly,
    async close() {
      await readOnly.reader.destroy();
      await connections.reader.destroy();
    },
  };
}
