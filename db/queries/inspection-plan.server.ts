import type { Supervised } from "../../app/domain/inspection/due";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Status } from "../../app/domain/portfolio";
import type { Db } from "../schema";
import { isWithin } from "./scope.server";

export interface SupervisedRow extends Supervised {
  id: string;
  key: string;
  name: string;
  status: Status;
}

/** Every subcontractor of the scope that we engage ourselves, with its plan and its inspections, by name. */
export async function listSupervised(db: Db, scope: Scope): Promise<SupervisedRow[]> {
  const within = isWithin(scope, "subcontractor.id");
  const heads = await db
    .selectFrom("subcontractor")
    .leftJoin("inspectionPlan", "inspectionPlan.subcontractorId", "subcontractor.id")
    .select(["subcontractor.id", "key", "name", "status", "firstDueOn", "everyMonths", "concept", "rationale"])
    .where(within)
    .where("engagedById", "is", null)
    .orderBy("nameSort")
    .orderBy("subcontractor.id")
    .execute();
  const inspections = await db
    .selectFrom("inspection")
    .innerJoin("subcontractor", "subcontractor.id", "inspection.subcontractorId")
    .select(["inspection.subcontractorId", "inspection.key", "completedOn", "result"])
    .where(within)
    .execute();
  const held = new Map<string, SupervisedRow["inspections"]>();
  for (const { subcontractorId, ...inspection } of inspections)
    held.set(subcontractorId, [...(held.get(subcontractorId) ?? []), inspection]);
  return heads.map(({ id, key, name, status, firstDueOn, everyMonths, concept, rationale }) => ({
    id,
    key,
    name,
    status,
    inspectionPlan: firstDueOn === null || everyMonths === null ? null : { firstDueOn, everyMonths, concept, rationale },
    inspections: held.get(id) ?? [],
  }));
}

/** Rows of subcontractors with a plan, no case under way and an id after the given one, in order of id. */
export async function listIdleWithPlan(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("inspectionPlan")
    .select("subcontractorId")
    .where("subcontractorId", ">", after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("inspectionCase")
            .select("inspectionCase.id")
            .whereRef("inspectionCase.subcontractorId", "=", "inspectionPlan.subcontractorId")
            .where("inspectionCase.state", "in", ["open", "sent", "submitted"]),
        ),
      ),
    )
    .orderBy("subcontractorId")
    .limit(limit)
    .execute();
  return rows.map(({ subcontractorId }) => subcontractorId);
}
