import { inject } from "vitest";
import pg from "pg";
import { connectPostgres, connectSqliteMemory } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";
import type { Database, Engine } from "../../db/schema";
import { freshDatabase } from "./register";

declare module "vitest" {
  interface ProvidedContext {
    /** A server that may make and drop databases; null where none could be started. */
    postgresUrl: string | null;
  }
}

let made = 0;

/** A migrated, empty register on the engine, of its own for each test; null where the engine is not there. */
export async function freshOn(engine: Engine): Promise<Database | null> {
  if (engine === "sqlite") return freshDatabase();
  const database = await unmigratedOn(engine);
  if (database !== null) await migrate(database);
  return database;
}

/** An empty database on the PostgreSQL server; null where there is none. */
export async function emptyPostgres(): Promise<{ url: string; drop(): Promise<void> } | null> {
  const url = inject("postgresUrl");
  if (url === null) return null;
  made += 1;
  const name = `tilsyn_test_${process.pid}_${made}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await admin(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => admin(`drop database ${name}`) };
}

/** A database without any schema; null where the engine is not there. */
export async function unmigratedOn(engine: Engine): Promise<Database | null> {
  if (engine === "sqlite") return connectSqliteMemory();
  const there = await emptyPostgres();
  if (there === null) return null;
  const database = connectPostgres(there.url);
  return {
    ...database,
    close: async () => {
      await database.close();
      await there.drop();
    },
  };
}
