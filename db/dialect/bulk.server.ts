import { CompiledQuery, SqliteAdapter } from "kysely";
import type { Db, Schema } from "../schema";

const parametersMax = 900;

/**
 * Inserts rows that all have the same columns, many to a statement. The text of a full statement is the same for every
 * call, so on SQLite it is prepared once; building it through Kysely would cost more than running it.
 */
export async function insertMany<T extends keyof Schema>(db: Db, table: T, rows: readonly Schema[T][]): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof Schema[T])[];
  const names = columns.map((column) => `"${String(column)}"`).join(", ");
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const perStatement = Math.max(1, Math.floor(parametersMax / columns.length));
  for (let at = 0; at < rows.length; at += perStatement) {
    const chunk = rows.slice(at, at + perStatement);
    const parameters: unknown[] = [];
    for (const row of chunk) for (const column of columns) parameters.push(row[column]);
    let number = 0;
    const tuple = () => `(${columns.map(() => (sqlite ? "?" : `$${++number}`)).join(", ")})`;
    const values = chunk.map(tuple).join(", ");
    await db.executeQuery(CompiledQuery.raw(`insert into "${table}" (${names}) values ${values}`, parameters));
  }
}
