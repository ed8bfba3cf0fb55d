import { sql } from "kysely";
import type { Organisation, Terms } from "../../app/domain/portfolio";
import type { Db, Schema, Trx } from "../schema";

export async function getOrganisation(db: Db): Promise<Organisation> {
  // All columns, not named ones: an older migration asks, too, and then there are fewer.
  const row = await db.selectFrom("organisation").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
  const { name, promise, timeZone } = row;
  const customerTerms = (row.customerTerms as string | null | undefined) ?? null;
  return { name, promise, timeZone, ...(customerTerms === null ? {} : { customerTerms: JSON.parse(customerTerms) as Terms }) };
}

/** Sets the organisation whole: without customer terms, it has none. */
export async function setOrganisation(trx: Trx, { name, promise, timeZone, customerTerms }: Organisation): Promise<void> {
  const terms = customerTerms === null || customerTerms === undefined ? null : JSON.stringify(customerTerms);
  await trx.updateTable("organisation").set({ name, promise, timeZone, customerTerms: terms }).where("id", "=", 1).execute();
}

export async function getRegister(db: Db): Promise<Schema["register"]> {
  return db.selectFrom("register").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
}

export async function setRegister(trx: Trx, values: Partial<Omit<Schema["register"], "id" | "version">>): Promise<void> {
  await trx.updateTable("register").set(values).where("id", "=", 1).execute();
}

/** Counts a change. Called first in its transaction: on PostgreSQL, too, writers then come one after another. */
export async function nextVersion(trx: Trx): Promise<number> {
  const { version } = await trx
    .updateTable("register")
    .set({ version: sql`version + 1` })
    .where("id", "=", 1)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}
