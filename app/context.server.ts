import { mkdirSync } from "node:fs";
import { connectPostgres, connectSqlite } from "#db/connect.server";
import { migrate } from "#db/migrate.server";
import { getOrganisation } from "#db/queries/organisation.server";
import type { Database } from "#db/schema";
import { type Config, registerFile } from "./config.server";
import { dateIn } from "./domain/calendar";
import type { Actor, Context } from "./services/context";

export type Clock = () => Date;

/** The one place that asks what time it is. */
export const systemClock: Clock = () => new Date();

/** An open register, from which each request, job and command gets its own context. */
export interface Register {
  database: Database;
  dataDirectory: string;
  now: Clock;
  contextFor(actor: Actor): Promise<Context>;
  close(): Promise<void>;
}

/** Around a database that is open and migrated. */
export function registerOf(database: Database, dataDirectory: string, now: Clock): Register {
  return {
    database,
    dataDirectory,
    now,
    async contextFor(actor) {
      const { timeZone } = await getOrganisation(database.reader);
      const context = { actor, today: dateIn(timeZone, now()), now, dataDirectory };
      if (actor.kind !== "account" || !actor.roles.includes("auditor")) return { ...context, database };
      return { ...context, database: { ...database, ...database.readOnly }, keeper: database };
    },
    close: () => database.close(),
  };
}

/** Opens the register of an installation, makes it where there is none, and brings it to the present schema. */
export async function openRegister(config: Config, now: Clock = systemClock): Promise<Register> {
  mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 });
  const database = config.databaseUrl === null ? connectSqlite(registerFile(config)) : connectPostgres(config.databaseUrl);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return registerOf(database, config.dataDirectory, now);
}
