import Sqlite from "better-sqlite3";
import { setTimeout as wait } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { isBusy, RegisterBusy, waitMsMax } from "./busy.server";
import { endAfterFailedFlush, isFailedFlush } from "./failed-flush.server";

const statementsMax = 500;
const changesSchema = /^\s*(alter|create|drop)\s/i;

/** A prepared statement, and the columns of what it returns; none where it returns nothing. */
interface Prepared {
  statement: Sqlite.Statement;
  columns: readonly string[];
}

/** Rows cross from SQLite as arrays and become objects here: better-sqlite3 takes half as long again to make objects. */
function toRow(values: readonly unknown[], columns: readonly string[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at += 1) row[columns[at] as string] = values[at];
  return row;
}

/** Whatever writes goes through here: a write that the disk did not confirm is the last thing the process does. */
function confirmed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isFailedFlush(error)) endAfterFailedFlush(error);
    throw error;
  }
}

/** Statements are prepared once per SQL text: Kysely's own driver prepares every call anew. */
class SqliteConnection implements DatabaseConnection {
  private readonly statements = new Map<string, Prepared>();

  constructor(readonly sqlite: Sqlite.Database) {}

  prepare(sql: string): Prepared {
    let prepared = this.statements.get(sql);
    if (prepared === undefined) {
      if (this.statements.size >= statementsMax) this.statements.clear();
      const statement = this.sqlite.prepare(sql);
      const columns = statement.reader ? statement.raw(true).columns() : [];
      prepared = { statement, columns: columns.map(({ name }) => name) };
      this.statements.set(sql, prepared);
    }
    return prepared;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, columns } = this.prepare(sql);
    if (statement.reader) {
      const rows = confirmed(() => statement.all(...parameters)) as unknown[][];
      return { rows: rows.map((values) => toRow(values, columns)) as R[] };
    }
    const { changes, lastInsertRowid } = confirmed(() => statement.run(...parameters));
    // What was prepared knows the columns there were: a migration that asks for all of them would hide those that come after it.
    if (changesSchema.test(sql)) this.statements.clear();
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const { statement, columns } = this.prepare(sql);
    for (const values of statement.iterate(...parameters)) yield { rows: [toRow(values as unknown[], columns) as R] };
  }
}

/** How often a writer asks again whether another process has let go. */
const askAgainMs = 15;

/** Whether it was settled in time. */
async function within(waitedFor: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const inTime = await Promise.race([waitedFor.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}

/** One connection, lent to one user at a time in the order of asking. */
class SqliteDriver implements Driver {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  private release: () => void = () => {};
  private readonly connection: SqliteConnection;

  constructor(
    private readonly sqlite: Sqlite.Database,
    private readonly begin: "begin" | "begin immediate",
    private readonly waitMs: number,
  ) {
    this.connection = new SqliteConnection(sqlite);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.last;
    let release = () => {};
    this.last = new Promise((resolve) => {
      release = resolve;
    });
    this.waiting += 1;
    // Alone, nobody is waited for, and no timer is set.
    if (this.begin === "begin") await before;
    else if (this.waiting > 1 && !(await within(before, this.waitMs))) {
      this.waiting -= 1;
      void before.then(release);
      throw new RegisterBusy();
    }
    this.release = release;
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    this.waiting -= 1;
    this.release();
  }

  /**
   * IMMEDIATE for writers: a transaction that reads first and writes later would otherwise fail when another process wrote
   * between. SQLite itself waits by stopping the whole process, so that while another writes no page would be answered: a
   * writer asks again now and then instead.
   */
  async beginTransaction(): Promise<void> {
    if (this.begin === "begin") return void this.connection.prepare("begin").statement.run();
    for (const since = performance.now(); ; await wait(askAgainMs)) {
      try {
        this.connection.prepare("pragma busy_timeout = 0").statement.get();
        this.connection.prepare("begin immediate").statement.run();
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() - since > this.waitMs) throw new RegisterBusy({ cause: error });
      } finally {
        this.connection.prepare(`pragma busy_timeout = ${sqlitePragmas.busy_timeout}`).statement.get();
      }
    }
  }

  async commitTransaction(): Promise<void> {
    confirmed(() => this.connection.prepare("commit").statement.run());
  }

  async rollbackTransaction(): Promise<void> {
    if (this.sqlite.inTransaction) this.connection.prepare("rollback").statement.run();
  }

  async destroy(): Promise<void> {
    this.sqlite.close();
  }
}

/** SQLite's schema changes are transactional, so an interrupted migration leaves nothing, and two at once wait for each other. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class SqliteDialect implements Dialect {
  constructor(
    private readonly sqlite: Sqlite.Database,
    private readonly access: "read" | "write",
    private readonly waitMs = waitMsMax,
  ) {}
  createAdapter = () => new TransactionalSqliteAdapter();
  createDriver = () => new SqliteDriver(this.sqlite, this.access === "read" ? "begin" : "begin immediate", this.waitMs);
  createIntrospector = (db: ConstructorParameters<typeof SqliteIntrospector>[0]) => new SqliteIntrospector(db);
  createQueryCompiler = () => new SqliteQueryCompiler();
}

/** Settings that a register relies on; `doctor` reads them back. Earlier SQLite versions have the WAL-reset bug. */
export const sqliteVersionMin = "3.51.3";
export const sqlitePragmas = {
  journal_mode: "wal",
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: waitMsMax,
  trusted_schema: 0,
  recursive_triggers: 1,
};

/**
 * Opens a register file. A power cut loses acknowledged commits unless `synchronous` is FULL (better-sqlite3's default for
 * WAL is NORMAL), so the settings are set and read back.
 * @throws where the SQLite library is too old or a setting did not take.
 */
export function openSqlite(file: string | Buffer, { readonly }: { readonly: boolean }): Sqlite.Database {
  const sqlite = new Sqlite(file);
  try {
    const memory = typeof file !== "string" || file === ":memory:";
    for (const [name, value] of Object.entries(sqlitePragmas)) {
      if (memory && name === "journal_mode") continue;
      sqlite.pragma(`${name} = ${value}`);
      const actual = sqlite.pragma(name, { simple: true });
      if (actual !== value) throw new Error(`SQLite did not take the setting ${name} = ${value}; it is ${String(actual)}.`);
    }
    const version = sqlite.prepare("select sqlite_version()").pluck().get() as string;
    const parts = (text: string) =>
      text
        .split(".")
        .map((part) => part.padStart(4, "0"))
        .join(".");
    if (parts(version) < parts(sqliteVersionMin))
      throw new Error(`SQLite ${version} is too old; ${sqliteVersionMin} or later is needed.`);
    sqlite.pragma("cache_size = -65536");
    sqlite.pragma("temp_store = 2");
    if (readonly) sqlite.pragma("query_only = 1");
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}
