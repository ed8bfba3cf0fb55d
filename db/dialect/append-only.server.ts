import { type Kysely, sql } from "kysely";
import type { Engine } from "../schema";

const refused = "the history is append-only";

/**
 * Refuses to change or take away rows of a table, and to add one under a key that is taken: on SQLite `INSERT OR REPLACE`
 * would take the old one away without any DELETE where `recursive_triggers` is off.
 */
export async function makeAppendOnly(db: Kysely<unknown>, engine: Engine, table: string, key: string): Promise<void> {
  const name = (what: string) => sql.id(`${table}${what}`);
  if (engine === "sqlite") {
    for (const [what, when] of [
      ["NoUpdate", sql`before update on ${sql.id(table)}`],
      ["NoDelete", sql`before delete on ${sql.id(table)}`],
      [
        "NoReplace",
        sql`before insert on ${sql.id(table)} when exists (select 1 from ${sql.id(table)} where ${sql.id(key)} = new.${sql.id(key)})`,
      ],
    ] as const) {
      await sql`create trigger ${name(what)} ${when} begin select raise(abort, ${sql.lit(refused)}); end`.execute(db);
    }
    return;
  }
  await sql`create function ${name("Refuse")}() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '${refused}'; end`)}`.execute(db);
  await sql`create trigger ${name("NoChange")} before update or delete on ${sql.id(table)}
    for each row execute function ${name("Refuse")}()`.execute(db);
  await sql`create trigger ${name("NoTruncate")} before truncate on ${sql.id(table)}
    for each statement execute function ${name("Refuse")}()`.execute(db);
}
