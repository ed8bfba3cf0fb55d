import { findAdoptedSealKey } from "../../../db/queries/history.server";
import { SealKeyError } from "../../sealing/seal-key.server";
import type { Context } from "../context";
import { changeRegister } from "../register/change-register.server";
import { sealKeyFor } from "./seal-pack.server";
import { Unsealed } from "./sealer";

/**
 * The key that the next pack is sealed with, made where there is none. Used for the first time, or again after another, it leaves a
 * trace in the history: whoever puts another key in place does not go unseen.
 * @throws {Unsealed} where it cannot be used
 */
export async function adoptSealKey(context: Context): Promise<void> {
  const { fingerprint, isOwn } = await sealKeyFor(context).catch((error: unknown) => {
    throw error instanceof SealKeyError ? new Unsealed(error.refusal) : error;
  });
  if ((await findAdoptedSealKey(context.database.reader))?.fingerprint === fingerprint) return;
  await changeRegister(context, async ({ trx, append }) => {
    const before = await findAdoptedSealKey(trx);
    if (before?.fingerprint === fingerprint) return;
    const key = { subject: "pack" as const, subjectId: "seal", subjectKey: "seal-key", subcontractorId: null, importId: null };
    await append([{ action: "key-adopted", ...key, before, after: { fingerprint, isOwn }, reason: null }]);
  });
}
