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

/** A database without any schema; null where the engine is not there. */
export async function unmigratedOn(engine: Engine): Promise<Database | null> {
  if (engine === "sqlite") return connectSqliteMemory();
  const url = inject("postgresUrl");
  if (url === null) return null;
  made += 1;
  const name = `tilsyn_test_${process.pid}_${made}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
  } finally {
    await admin.end();
  }
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = connectPostgres(own.href);
  return {
    ...database,
    close: async () => {
      await database.close();
      const dropper = new pg.Client({ connectionString: url });
      await dropper.connect();
      await dropper.query(`drop database ${name}`);
      await dropper.end();
    },
  };
}
