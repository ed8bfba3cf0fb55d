import type { Schema, Trx } from "../schema";

/** Facts before the subcontractors they belong to, and all that was judged of them. */
const tables = [
  "contact",
  "service",
  "location",
  "agreement",
  "evidence",
  "inspectionPlan",
  "inspection",
  "finding",
  "waiver",
  "removedKey",
  "standing",
  "flagIndex",
  "deadlineIndex",
  "tally",
  "subcontractor",
] as const satisfies readonly (keyof Schema)[];

/**
 * Takes every subcontractor out of the register, and the memory of their keys: what comes later is no revival of theirs.
 * Views for other days stay as rows without content; they are of an older version of the register, so that nobody reads them.
 */
export async function clearRegister(trx: Trx): Promise<void> {
  for (const table of tables) await trx.deleteFrom(table).execute();
}
