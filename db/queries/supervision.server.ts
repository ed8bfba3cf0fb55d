import type { PlanAssessment, SupervisionScale } from "../../app/domain/inspection/supervision";
import type { Db, Trx } from "../schema";

/** What is kept of a plan beside what the interchange format says of it. */
export interface PlanSupervision {
  /** Null where nobody gave it points. */
  assessment: PlanAssessment | null;
  decidedBy: string | null;
  decidedOn: string | null;
  /** Key of the template its inspections ask with; null for the ready one that fits. */
  template: string | null;
}

export const unsupervised: PlanSupervision = { assessment: null, decidedBy: null, decidedOn: null, template: null };

/** Of some subcontractors, by id; of one without a plan there is none. */
export async function findSupervision(db: Db, ids: readonly string[]): Promise<Map<string, PlanSupervision>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("inspectionPlan")
    .select(["subcontractorId", "assessment", "decidedBy", "decidedOn", "template"])
    .where("subcontractorId", "in", ids)
    .execute();
  return new Map(
    rows.map(({ subcontractorId, assessment, ...row }) => [
      subcontractorId,
      { ...row, assessment: assessment === null ? null : (JSON.parse(assessment) as PlanAssessment) },
    ]),
  );
}

/** Of every plan, by the subcontractor's id, with its key. */
export async function* streamSupervision(db: Db): AsyncGenerator<{ id: string; key: string; supervision: PlanSupervision }> {
  const atOnce = 1_000;
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows: { id: string; key: string }[] = await db
      .selectFrom("inspectionPlan")
      .innerJoin("subcontractor", "subcontractor.id", "inspectionPlan.subcontractorId")
      .select(["subcontractor.id", "subcontractor.key"])
      .where("subcontractor.id", ">", after)
      .orderBy("subcontractor.id")
      .limit(atOnce)
      .execute();
    const found = await findSupervision(
      db,
      rows.map(({ id }) => id),
    );
    for (const { id, key } of rows) yield { id, key, supervision: found.get(id) ?? unsupervised };
    after = rows.at(-1)?.id;
  }
}

export async function setSupervision(trx: Trx, subcontractorId: string, plan: PlanSupervision): Promise<void> {
  const assessment = plan.assessment === null ? null : JSON.stringify(plan.assessment);
  await trx
    .updateTable("inspectionPlan")
    .set({ ...plan, assessment })
    .where("subcontractorId", "=", subcontractorId)
    .execute();
}

/** The scale as it is kept, and who found it to be the guide's. */
export interface StoredScale extends SupervisionScale {
  /** Id of an account; null of a command. */
  confirmedBy: string | null;
  /** Null where nobody has confirmed it. */
  confirmedOn: string | null;
}

/** Null where nobody changed or confirmed it. */
export async function findScale(db: Db): Promise<StoredScale | null> {
  const { supervisionWeights } = await db
    .selectFrom("register")
    .select("supervisionWeights")
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
  return supervisionWeights === null ? null : (JSON.parse(supervisionWeights) as StoredScale);
}

export async function setScale(trx: Trx, scale: StoredScale | null): Promise<void> {
  const supervisionWeights = scale === null ? null : JSON.stringify(scale);
  await trx.updateTable("register").set({ supervisionWeights }).where("id", "=", 1).execute();
}
