import type { Scope } from "../../app/domain/permissions/scope";
import type { Questionnaire } from "../../app/domain/inspection/questionnaire";
import type { Db, Schema, Trx } from "../schema";
import { isWithin } from "./scope.server";

type Row = Schema["inspectionCase"];

/** A case as it is read. */
export type InspectionCase = Omit<Row, "questionnaire"> & {
  questionnaire: Questionnaire;
  /** Null for an own inspection. */
  subcontractor: { key: string; name: string } | null;
  /** Key of the location, where the target is a site. */
  siteKey: string | null;
};

const casesMax = 500;

/** An own inspection is nobody's whose scope is some subcontractors. */
const selected = (db: Db, scope: Scope) =>
  db
    .selectFrom("inspectionCase")
    .leftJoin("subcontractor", "subcontractor.id", "inspectionCase.subcontractorId")
    .leftJoin("location", "location.id", "inspectionCase.siteId")
    .selectAll("inspectionCase")
    .select(["subcontractor.key as subcontractorKey", "subcontractor.name as subcontractorName", "location.key as siteKey"])
    .where(isWithin(scope, "inspectionCase.subcontractorId"));

type Selected = Row & { subcontractorKey: string | null; subcontractorName: string | null; siteKey: string | null };

function toCase({ questionnaire, subcontractorKey, subcontractorName, ...row }: Selected): InspectionCase {
  const subcontractor = subcontractorKey === null ? null : { key: subcontractorKey, name: subcontractorName ?? subcontractorKey };
  return { ...row, questionnaire: JSON.parse(questionnaire) as Questionnaire, subcontractor };
}

export async function findCase(db: Db, scope: Scope, id: string): Promise<InspectionCase | null> {
  const row = await selected(db, scope).where("inspectionCase.id", "=", id).executeTakeFirst();
  return row === undefined ? null : toCase(row);
}

/** Of one subcontractor (null: own inspections), newest first. */
export async function listCasesOf(db: Db, scope: Scope, subcontractorId: string | null): Promise<InspectionCase[]> {
  let query = selected(db, scope);
  query =
    subcontractorId === null
      ? query.where("inspectionCase.subcontractorId", "is", null)
      : query.where("inspectionCase.subcontractorId", "=", subcontractorId);
  return (await query.orderBy("inspectionCase.id", "desc").limit(casesMax).execute()).map(toCase);
}

/** Cases in any of the states, those due first coming first. */
export async function listCasesIn(
  db: Db,
  scope: Scope,
  states: readonly Row["state"][],
  limit = casesMax,
): Promise<InspectionCase[]> {
  const query = selected(db, scope).where("inspectionCase.state", "in", states);
  return (await query.orderBy("inspectionCase.dueOn").orderBy("inspectionCase.id").limit(limit).execute()).map(toCase);
}

/** Ids of the cases that a sign-off has locked, also where a newer version has replaced them. */
export async function listLockedCases(db: Db): Promise<{ id: string; hash: string | null }[]> {
  const query = db.selectFrom("inspectionCase").select(["id", "hash"]).where("state", "in", ["signed-off", "replaced"]);
  return query.orderBy("id").execute();
}

/** @returns false where the plan's occurrence was opened already: then nothing is written. */
export async function addCase(
  trx: Trx,
  { questionnaire, ...row }: Omit<Row, "questionnaire"> & { questionnaire: Questionnaire },
) {
  const added = await trx
    .insertInto("inspectionCase")
    .values({ ...row, questionnaire: JSON.stringify(questionnaire) })
    .onConflict((conflict) =>
      conflict.columns(["subcontractorId", "plannedOn", "version"]).where("plannedOn", "is not", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return added !== undefined;
}

export async function changeCase(trx: Trx, id: string, change: Partial<Omit<Row, "id" | "questionnaire">>): Promise<void> {
  await trx.updateTable("inspectionCase").set(change).where("id", "=", id).execute();
}

/** Marks those of the cases as sent that were not yet. @returns their ids: of many at once each case is told to one */
export async function sendOpenCases(trx: Trx, ids: readonly string[], at: string): Promise<Set<string>> {
  const sent = await trx
    .updateTable("inspectionCase")
    .set({ state: "sent", sentAt: at })
    .where("id", "in", ids)
    .where("state", "=", "open")
    .returning("id")
    .execute();
  return new Set(sent.map(({ id }) => id));
}
