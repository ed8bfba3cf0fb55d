import type { Db } from "../schema";

export interface VouchedFact {
  key: string;
  recordedBy: string | null;
  /** Who reviewed the evidence or closed the finding. */
  doneBy: string | null;
  /** Of the inspection that showed a finding. */
  inspectedBy: string | null;
}

/** Who recorded and who accepted each evidence of a subcontractor. */
export async function listVouchedEvidence(db: Db, subcontractorId: string): Promise<VouchedFact[]> {
  const rows = await db
    .selectFrom("evidence")
    .select(["key", "recordedBy", "reviewedBy"])
    .where("subcontractorId", "=", subcontractorId)
    .execute();
  return rows.map(({ key, recordedBy, reviewedBy }) => ({ key, recordedBy, doneBy: reviewedBy, inspectedBy: null }));
}

/** Who recorded and who closed each finding of a subcontractor, and who inspected. */
export async function listVouchedFindings(db: Db, subcontractorId: string): Promise<VouchedFact[]> {
  const rows = await db
    .selectFrom("finding as f")
    .leftJoin("inspection as i", (join) =>
      join.onRef("i.key", "=", "f.inspection").onRef("i.subcontractorId", "=", "f.subcontractorId"),
    )
    .select(["f.key", "f.recordedBy", "f.closedBy", "i.inspectedBy"])
    .where("f.subcontractorId", "=", subcontractorId)
    .execute();
  return rows.map(({ key, recordedBy, closedBy, inspectedBy }) => ({ key, recordedBy, doneBy: closedBy, inspectedBy }));
}

/** Who carried out an inspection; null where nobody with an account did. */
export async function findInspector(db: Db, subcontractorId: string, key: string): Promise<string | null> {
  const inspection = db.selectFrom("inspection").select("inspectedBy").where("subcontractorId", "=", subcontractorId);
  return (await inspection.where("key", "=", key).executeTakeFirst())?.inspectedBy ?? null;
}
