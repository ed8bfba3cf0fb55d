import { type Migration, type MigrationProvider, Migrator } from "kysely";
import * as register from "./migrations/2026-11-register";
import * as signIn from "./migrations/2026-11-sign-in";
import * as standingLight from "./migrations/2026-11-standing-light";
import * as accounts from "./migrations/2026-12-01-accounts";
import * as history from "./migrations/2026-12-02-history";
import * as signInFactors from "./migrations/2026-12-03-sign-in-factors";
import * as access from "./migrations/2026-12-04-access";
import * as terms from "./migrations/2026-12-06-terms";
import * as documents from "./migrations/2026-12-07-documents";
import * as documentHistory from "./migrations/2026-12-08-document-history";
import * as search from "./migrations/2026-12-09-search";
import * as inspections from "./migrations/2026-12-10-inspections";
import * as packs from "./migrations/2026-12-11-packs";
import * as judging from "./migrations/2026-12-12-judging";
import * as portal from "./migrations/2026-12-14-portal";
import * as evidenceScope from "./migrations/2026-12-16-evidence-scope";
import * as packAgain from "./migrations/2026-12-17-pack-again";
import type { Database, Engine } from "./schema";

/** In the order in which they are run; a migration that has been released is never changed. */
const migrations: Record<string, (engine: Engine) => Migration> = {
  "2026-11-register": register.migrationFor,
  "2026-11-sign-in": signIn.migrationFor,
  "2026-11-standing-light": standingLight.migrationFor,
  "2026-12-01-accounts": accounts.migrationFor,
  "2026-12-02-history": history.migrationFor,
  "2026-12-03-sign-in-factors": signInFactors.migrationFor,
  "2026-12-04-access": access.migrationFor,
  "2026-12-06-terms": terms.migrationFor,
  "2026-12-07-documents": documents.migrationFor,
  "2026-12-08-document-history": documentHistory.migrationFor,
  "2026-12-09-search": search.migrationFor,
  "2026-12-10-inspections": inspections.migrationFor,
  "2026-12-11-packs": packs.migrationFor,
  "2026-12-12-judging": judging.migrationFor,
  "2026-12-14-portal": portal.migrationFor,
  "2026-12-16-evidence-scope": evidenceScope.migrationFor,
  "2026-12-17-pack-again": packAgain.migrationFor,
};

const migratorOf = (database: Database) => {
  const provider: MigrationProvider = {
    getMigrations: async () =>
      Object.fromEntries(Object.entries(migrations).map(([name, migrationFor]) => [name, migrationFor(database.engine)])),
  };
  const { schema } = database;
  return new Migrator({ db: database.writer, provider, ...(schema !== undefined && { migrationTableSchema: schema }) });
};

/** Whether this version knows a migration of the name. */
export const isMigration = (name: string) => Object.hasOwn(migrations, name);

/** Whether the register has the present schema. */
export async function isMigrated(database: Database): Promise<boolean> {
  return (await migratorOf(database).getMigrations()).every(({ executedAt }) => executedAt !== undefined);
}

/**
 * Brings a missing or older register to the present schema; harmless where it is there already. Two at once wait for each other.
 * @param last name of the migration to stop after; all of them unless given
 */
export async function migrate(database: Database, last: string | null = null): Promise<void> {
  const migrator = migratorOf(database);
  const { error } = await (last === null ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error !== undefined) throw new Error("The register could not be brought to the present schema.", { cause: error });
}
