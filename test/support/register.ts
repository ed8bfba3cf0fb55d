import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectSqliteMemory } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";
import type { Database } from "../../db/schema";
import type { Context } from "../../app/services/context";
import { secretsFrom } from "../../app/auth/secrets.server";
import { dateIn } from "../../app/domain/calendar";
import { diskStore } from "../../app/storage/disk-store.server";

/** A clock that stands still until it is set. */
export class Clock {
  constructor(private instant = new Date("2026-11-23T12:00:00Z")) {}
  now = () => new Date(this.instant);
  set(text: string) {
    this.instant = new Date(text);
  }
}

let made: string | null = null;
/** A folder for the documents and keys of this process's tests; contents are named by their hash, so that one does for all. */
export function testDirectory(): string {
  if (made === null) {
    const folder = mkdtempSync(join(tmpdir(), "tilsyn-documents-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    made = folder;
  }
  return made;
}

let contexts = 0;

export function contextFor(database: Database, clock = new Clock(), timeZone = "Europe/Copenhagen"): Context {
  return {
    database,
    actor: { kind: "command" },
    get today() {
      return dateIn(timeZone, clock.now());
    },
    now: clock.now,
    dataDirectory: join(testDirectory(), String(++contexts)),
    installation: {
      get blobs() {
        return diskStore(testDirectory());
      },
      scanner: null,
      secrets: secretsFrom(() => Buffer.alloc(32, 7)),
      publicUrl: "http://localhost:3000",
      mail: null,
      singleSignOn: null,
      seal: { own: null, timestamp: null },
    },
  };
}

/** A migrated register in memory, of its own for each test: copying bytes is quicker than migrating. */
let template: Promise<Buffer> | null = null;

async function migratedBytes(): Promise<Buffer> {
  const { default: Sqlite } = await import("better-sqlite3");
  const { openSqlite, SqliteDialect } = await import("../../db/dialect/sqlite.server");
  const { Kysely } = await import("kysely");
  const sqlite: InstanceType<typeof Sqlite> = openSqlite(":memory:", { readonly: false });
  const both = new Kysely<never>({ dialect: new SqliteDialect(sqlite, "write") });
  const database = { engine: "sqlite", reader: both, writer: both, close: () => both.destroy() } as unknown as Database;
  await migrate(database);
  const bytes = sqlite.serialize();
  await database.close();
  return bytes;
}

export async function freshDatabase(): Promise<Database> {
  template ??= migratedBytes();
  return connectSqliteMemory(await template);
}

export async function freshRegister(): Promise<{ database: Database; context: Context; clock: Clock }> {
  const database = await freshDatabase();
  const clock = new Clock();
  return { database, context: contextFor(database, clock), clock };
}
