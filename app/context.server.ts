import { adoptRules } from "./services/flags/sweep-flags.server";
import { join } from "node:path";
import { connectPostgres, connectSqlite } from "#db/connect.server";
import { migrate } from "#db/migrate.server";
import { getOrganisation } from "#db/queries/organisation.server";
import type { Database } from "#db/schema";
import { type Config, registerFile } from "./config.server";
import { dateIn } from "./domain/calendar";
import { readOrMakeSecretKey, secretsFrom } from "./auth/secrets.server";
import type { BlobStore } from "./storage/blob-store";
import { diskStore } from "./storage/disk-store.server";
import { clamdScanner } from "./storage/clamd.server";
import { makeFolder } from "./storage/make-folder.server";
import { s3Store } from "./storage/s3-store.server";
import type { Actor, Context, Installation } from "./services/context";

export type Clock = () => Date;

/** The one place that asks what time it is. */
export const systemClock: Clock = () => new Date();

/** An open register, from which each request, job and command gets its own context. */
export interface Register {
  database: Database;
  dataDirectory: string;
  now: Clock;
  installation: Installation;
  contextFor(actor: Actor): Promise<Context>;
  close(): Promise<void>;
}

type Surroundings = Partial<
  Pick<Config, "publicUrl" | "secretKeyFile" | "mail" | "singleSignOn" | "documentBucket" | "scanner" | "seal">
> &
  Pick<Config, "dataDirectory">;

/** Where the settings say that documents are kept. */
export const blobStoreOf = ({ dataDirectory, documentBucket = null }: Surroundings): BlobStore =>
  documentBucket === null ? diskStore(dataDirectory) : s3Store(documentBucket, dataDirectory);

function installationOf(surroundings: Surroundings): Installation {
  const { dataDirectory, publicUrl, secretKeyFile, mail, singleSignOn, scanner, seal } = surroundings;
  return {
    blobs: blobStoreOf(surroundings),
    scanner: scanner ? clamdScanner(scanner) : null,
    secrets: secretsFrom(() => readOrMakeSecretKey(secretKeyFile ?? join(dataDirectory, "keys", "secret.key"))),
    publicUrl: publicUrl ?? "http://localhost:3000",
    mail: mail ?? null,
    singleSignOn: singleSignOn ?? null,
    seal: seal ?? { own: null, timestamp: null },
  };
}

/** Around a database that is open and migrated. */
export function registerOf(
  database: Database,
  dataDirectory: string,
  now: Clock,
  installation = installationOf({ dataDirectory }),
): Register {
  return {
    database,
    dataDirectory,
    now,
    installation,
    async contextFor(actor) {
      const { timeZone } = await getOrganisation(database.reader);
      const context = { actor, today: dateIn(timeZone, now()), now, dataDirectory, installation };
      if (actor.kind !== "account" || !actor.roles.includes("auditor")) return { ...context, database };
      return { ...context, database: { ...database, ...database.readOnly }, keeper: database };
    },
    close: () => database.close(),
  };
}

/**
 * Opens the register of an installation, makes it where there is none, and brings it to the present schema and rules: whatever is
 * judged from then on is judged by these.
 */
export async function openRegister(config: Config, now: Clock = systemClock): Promise<Register> {
  makeFolder(config.dataDirectory);
  const database = config.databaseUrl === null ? connectSqlite(registerFile(config)) : connectPostgres(config.databaseUrl);
  try {
    await migrate(database);
    await adoptRules(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return registerOf(database, config.dataDirectory, now, installationOf(config));
}
