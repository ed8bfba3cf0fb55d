import { sql } from "kysely";
import type { Organisation } from "../../app/domain/portfolio";
import type { Db, Schema, Trx } from "../schema";

export async function getOrganisation(db: Db): Promise<Organisation> {
  return db.selectFrom("organisation").select(["name", "promise", "timeZone"]).where("id", "=", 1).executeTakeFirstOrThrow();
}

export async function setOrganisation(trx: Trx, organisation: Organisation): Promise<void> {
  await trx.updateTable("organisation").set(organisation).where("id", "=", 1).execute();
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
