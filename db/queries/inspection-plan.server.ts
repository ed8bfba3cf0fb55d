import type { Supervised } from "../../app/domain/inspection/due";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Inspection, Status } from "../../app/domain/portfolio";
import type { Db } from "../schema";
import { isWithin } from "./scope.server";

export interface SupervisedRow extends Supervised {
  id: string;
  key: string;
  name: string;
  status: Status;
  /** Whether it delivers anything on the day: only then is anything due of it. */
  inScope: boolean;
}

function bySubcontractor(rows: readonly (Inspection & { subcontractorId: string })[]): Map<string, Inspection[]> {
  const held = new Map<string, Inspection[]>();
  for (const { subcontractorId, ...inspection } of rows) {
    const others = held.get(subcontractorId);
    if (others === undefined) held.set(subcontractorId, [inspection]);
    else others.push(inspection);
  }
  return held;
}

/** Every subcontractor of the scope that we engage ourselves, with its plan and its inspections, by name. */
export async function listSupervised(db: Db, scope: Scope, on: string): Promise<SupervisedRow[]> {
  const within = isWithin(scope, "subcontractor.id");
  const heads = await db
    .selectFrom("subcontractor")
    .leftJoin("inspectionPlan", "inspectionPlan.subcontractorId", "subcontractor.id")
    .select(["subcontractor.id", "key", "name", "status", "firstDueOn", "everyMonths", "concept", "rationale"])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("service")
          .select("service.id")
          .whereRef("service.subcontractorId", "=", "subcontractor.id")
          .where("startsOn", "<=", on)
          .where((where) => where.or([where("endsOn", "is", null), where("endsOn", ">=", on)])),
      ).as("inScope"),
    )
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
  const held = bySubcontractor(inspections);
  return heads.map(({ id, key, name, status, inScope, firstDueOn, everyMonths, concept, rationale }) => ({
    id,
    key,
    name,
    status,
    inScope: Boolean(inScope),
    inspectionPlan: firstDueOn === null || everyMonths === null ? null : { firstDueOn, everyMonths, concept, rationale },
    inspections: held.get(id) ?? [],
  }));
}

/** Subcontractors with a plan and no case under way, with an id after the given one, in order of id. */
export async function listIdleWithPlan(db: Db, after: string, limit: number): Promise<(Supervised & { id: string })[]> {
  const plans = await db
    .selectFrom("inspectionPlan")
    .select(["subcontractorId", "firstDueOn", "everyMonths", "concept", "rationale"])
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
  const ids = plans.map(({ subcontractorId }) => subcontractorId);
  if (ids.length === 0) return [];
  const inspections = await db
    .selectFrom("inspection")
    .select(["subcontractorId", "key", "completedOn", "result"])
    .where("subcontractorId", "in", ids)
    .execute();
  const held = bySubcontractor(inspections);
  return plans.map(({ subcontractorId: id, ...inspectionPlan }) => ({ id, inspectionPlan, inspections: held.get(id) ?? [] }));
}
