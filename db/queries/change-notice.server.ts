import type { Scope } from "../../app/domain/permissions/scope";
import type { Db, Schema, Trx } from "../schema";
import { isWithin } from "./scope.server";

export type StoredChange = Schema["changeNotice"] & { subcontractor: { key: string; name: string } };

const changesMax = 500;

const selected = (db: Db, scope: Scope) =>
  db
    .selectFrom("changeNotice")
    .innerJoin("subcontractor", "subcontractor.id", "changeNotice.subcontractorId")
    .selectAll("changeNotice")
    .select(["subcontractor.key as subcontractorKey", "subcontractor.name as subcontractorName"])
    .where(isWithin(scope, "changeNotice.subcontractorId"));

type Selected = Schema["changeNotice"] & { subcontractorKey: string; subcontractorName: string };

const toChange = ({ subcontractorKey, subcontractorName, ...row }: Selected): StoredChange => ({
  ...row,
  subcontractor: { key: subcontractorKey, name: subcontractorName },
});

export async function findChange(db: Db, scope: Scope, id: string): Promise<StoredChange | null> {
  const row = await selected(db, scope).where("changeNotice.id", "=", id).executeTakeFirst();
  return row === undefined ? null : toChange(row);
}

/** Newest first. @param subcontractorId null for all in the scope */
export async function listChanges(db: Db, scope: Scope, subcontractorId: string | null): Promise<StoredChange[]> {
  let query = selected(db, scope);
  if (subcontractorId !== null) query = query.where("changeNotice.subcontractorId", "=", subcontractorId);
  return (await query.orderBy("changeNotice.id", "desc").limit(changesMax).execute()).map(toChange);
}

export async function addChange(trx: Trx, change: Schema["changeNotice"]): Promise<void> {
  await trx.insertInto("changeNotice").values(change).execute();
}

export async function setChange(
  trx: Trx,
  id: string,
  change: Partial<Pick<Schema["changeNotice"], "decision" | "decidedOn" | "decidedBy" | "reason" | "customersNotifiedOn">>,
): Promise<void> {
  await trx.updateTable("changeNotice").set(change).where("id", "=", id).execute();
}
