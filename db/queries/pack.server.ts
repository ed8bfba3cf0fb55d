import type { Scope } from "../../app/domain/permissions/scope";
import type { PackOrder, PackState } from "../../app/domain/dossier/pack";
import type { Refusal } from "../../app/domain/refusal";
import type { Db, Schema, Trx } from "../schema";
import { isWithin } from "./scope.server";

type Row = Schema["pack"];

export interface StoredPack
  extends Omit<Row, "selection" | "scope" | "error" | "waivesTimestamp" | "progress" | "steps" | "sizeBytes"> {
  selection: string[] | null;
  scope: Scope;
  error: Refusal | null;
  waivesTimestamp: boolean;
  progress: number;
  steps: number;
  sizeBytes: number;
  /** As it is called now; null of several, or where it is gone. */
  subcontractorName: string | null;
}

type Read = Row & { subcontractorName: string | null };

const toPack = (row: Read): StoredPack => ({
  ...row,
  selection: row.selection === null ? null : (JSON.parse(row.selection) as string[]),
  scope: JSON.parse(row.scope) as Scope,
  error: row.error === null ? null : (JSON.parse(row.error) as Refusal),
  waivesTimestamp: row.waivesTimestamp === 1,
  progress: Number(row.progress),
  steps: Number(row.steps),
  sizeBytes: Number(row.sizeBytes),
});

const selected = (db: Db) =>
  db
    .selectFrom("pack")
    .leftJoin("subcontractor", "subcontractor.id", "pack.subcontractorId")
    .selectAll("pack")
    .select("subcontractor.name as subcontractorName");

/** Those that the reader may know of: about a subcontractor of their scope, or ordered by themselves. */
const visible = (db: Db, scope: Scope, accountId: string | null) => {
  const query = selected(db);
  if (scope.kind === "all") return query;
  return query.where((where) =>
    where.or([
      where.and([where("pack.subcontractorId", "is not", null), isWithin(scope, "pack.subcontractorId")]),
      where("pack.requestedBy", "=", accountId),
    ]),
  );
};

const listedMax = 200;

/** Newest first. @param subcontractorId of one subcontractor alone */
export async function listPacks(
  db: Db,
  scope: Scope,
  accountId: string | null,
  subcontractorId: string | null = null,
): Promise<StoredPack[]> {
  let query = visible(db, scope, accountId).orderBy("pack.id", "desc").limit(listedMax);
  if (subcontractorId !== null) query = query.where("pack.subcontractorId", "=", subcontractorId);
  return (await query.execute()).map(toPack);
}

/** Null where there is none that the reader may know of. */
export async function findPack(db: Db, scope: Scope, accountId: string | null, id: string): Promise<StoredPack | null> {
  const row = await visible(db, scope, accountId).where("pack.id", "=", id).executeTakeFirst();
  return row === undefined ? null : toPack(row);
}

export async function addPack(
  trx: Trx,
  id: string,
  { about, scope, waivesTimestamp, ...order }: PackOrder,
  by: { requestedBy: string | null; requestedAt: string; scheduleId: string | null },
): Promise<void> {
  await trx
    .insertInto("pack")
    .values({
      id,
      subcontractorId: about.kind === "one" ? about.id : null,
      subcontractorKey: about.kind === "one" ? about.key : null,
      selection: about.kind === "some" ? JSON.stringify(about.ids) : null,
      scope: JSON.stringify(scope),
      ...order,
      ...by,
      waivesTimestamp: waivesTimestamp ? 1 : 0,
      state: "waiting",
      progress: 0,
      steps: 0,
      sha256: null,
      sizeBytes: 0,
      leasedUntil: null,
      finishedAt: null,
      error: null,
    })
    .execute();
}

/** How many are being made, by processes that still say so. */
export async function countMaking(db: Db, at: string): Promise<number> {
  const row = await db
    .selectFrom("pack")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("state", "=", "making")
    .where("leasedUntil", ">", at)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Waiting, or left behind by a process that is gone; the one ordered first. */
export async function findNextPack(db: Db, at: string): Promise<string | null> {
  const row = await db
    .selectFrom("pack")
    .select("id")
    .where((where) =>
      where.or([where("state", "=", "waiting"), where.and([where("state", "=", "making"), where("leasedUntil", "<=", at)])]),
    )
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Takes it in hand until an instant. Of many at once exactly one is told true. */
export async function claimPack(trx: Trx, id: string, at: string, until: string): Promise<boolean> {
  const row = await trx
    .updateTable("pack")
    .set({ state: "making", leasedUntil: until, progress: 0, steps: 0 })
    .where("id", "=", id)
    .where((where) =>
      where.or([where("state", "=", "waiting"), where.and([where("state", "=", "making"), where("leasedUntil", "<=", at)])]),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Says how far it is, and that somebody is still at it. @returns false where it was called off meanwhile */
export async function tellProgress(db: Db, id: string, done: number, of: number, until: string): Promise<boolean> {
  const row = await db
    .updateTable("pack")
    .set({ progress: done, steps: of, leasedUntil: until })
    .where("id", "=", id)
    .where("state", "=", "making")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends a pack that is in one of the states. @returns whether it was */
export async function finishPack(
  trx: Trx,
  id: string,
  from: readonly PackState[],
  to: { state: PackState; finishedAt: string; sha256?: string; sizeBytes?: number; error?: Refusal | null },
): Promise<boolean> {
  const { error = null, ...values } = to;
  const row = await trx
    .updateTable("pack")
    .set({ ...values, error: error === null ? null : JSON.stringify(error), leasedUntil: null })
    .where("id", "=", id)
    .where("state", "in", from)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function stateOfPack(db: Db, id: string): Promise<PackState | null> {
  return (await db.selectFrom("pack").select("state").where("id", "=", id).executeTakeFirst())?.state ?? null;
}

/** Whether a pack that is kept has the content. */
export async function isContentOfPack(db: Db, sha256: string): Promise<boolean> {
  return (await db.selectFrom("pack").select("id").where("sha256", "=", sha256).executeTakeFirst()) !== undefined;
}

/** Makes the content of a pack known; it is never read for what it says. */
export async function addPackBlob(trx: Trx, blob: Schema["blob"]): Promise<void> {
  await trx
    .insertInto("blob")
    .values(blob)
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

export type StoredShare = Schema["packShare"] & { createdByName: string | null };

/** Links to a pack, newest first. */
export async function listShares(db: Db, packId: string): Promise<StoredShare[]> {
  return db
    .selectFrom("packShare")
    .leftJoin("account", "account.id", "packShare.createdBy")
    .selectAll("packShare")
    .select("account.name as createdByName")
    .where("packId", "=", packId)
    .orderBy("packShare.id", "desc")
    .limit(listedMax)
    .execute();
}

export async function addShare(trx: Trx, share: Schema["packShare"]): Promise<void> {
  await trx.insertInto("packShare").values(share).execute();
}

export async function findShare(db: Db, id: string): Promise<Schema["packShare"] | null> {
  return (await db.selectFrom("packShare").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function findShareByToken(db: Db, tokenHash: string): Promise<Schema["packShare"] | null> {
  return (await db.selectFrom("packShare").selectAll().where("tokenHash", "=", tokenHash).executeTakeFirst()) ?? null;
}

/** @returns whether it was open until now */
export async function revokeShare(trx: Trx, id: string, at: string): Promise<boolean> {
  const row = await trx
    .updateTable("packShare")
    .set({ revokedAt: at })
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface StoredSchedule extends Omit<Schema["packSchedule"], "recipients"> {
  recipients: string[];
  subcontractorKey: string | null;
  subcontractorName: string | null;
}

/** Schedules that have not ended, of subcontractors of the scope. */
export async function listSchedules(db: Db, scope: Scope): Promise<StoredSchedule[]> {
  const rows = await db
    .selectFrom("packSchedule")
    .leftJoin("subcontractor", "subcontractor.id", "packSchedule.subcontractorId")
    .selectAll("packSchedule")
    .select(["subcontractor.key as subcontractorKey", "subcontractor.name as subcontractorName"])
    .where("endedAt", "is", null)
    .where(isWithin(scope, "packSchedule.subcontractorId"))
    .orderBy("packSchedule.id")
    .execute();
  return rows.map((row) => ({ ...row, recipients: JSON.parse(row.recipients) as string[] }));
}

export async function findSchedule(db: Db, id: string): Promise<Schema["packSchedule"] | null> {
  return (await db.selectFrom("packSchedule").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function addSchedule(trx: Trx, schedule: Schema["packSchedule"]): Promise<void> {
  await trx.insertInto("packSchedule").values(schedule).execute();
}

export async function endSchedule(trx: Trx, id: string, at: string): Promise<boolean> {
  const row = await trx
    .updateTable("packSchedule")
    .set({ endedAt: at })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Schedules of subcontractors in the register that had no turn in the quarter, oldest first. */
export async function listDueSchedules(db: Db, quarter: string, limit: number): Promise<StoredSchedule[]> {
  const rows = await db
    .selectFrom("packSchedule")
    .innerJoin("subcontractor", "subcontractor.id", "packSchedule.subcontractorId")
    .selectAll("packSchedule")
    .select(["subcontractor.key as subcontractorKey", "subcontractor.name as subcontractorName"])
    .where("endedAt", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("packScheduleTurn")
            .select("packId")
            .whereRef("packScheduleTurn.scheduleId", "=", "packSchedule.id")
            .where("quarter", "=", quarter),
        ),
      ),
    )
    .orderBy("packSchedule.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, recipients: JSON.parse(row.recipients) as string[] }));
}

/** @returns whether the schedule had no turn in the quarter until now */
export async function addTurn(trx: Trx, turn: Schema["packScheduleTurn"]): Promise<boolean> {
  const row = await trx
    .insertInto("packScheduleTurn")
    .values(turn)
    .onConflict((conflict) => conflict.columns(["scheduleId", "quarter"]).doNothing())
    .returning("packId")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ids of the accounts that are told of a schedule's packs. */
export async function listRecipients(db: Db, scheduleId: string): Promise<string[]> {
  const schedule = await findSchedule(db, scheduleId);
  return schedule === null ? [] : (JSON.parse(schedule.recipients) as string[]);
}
