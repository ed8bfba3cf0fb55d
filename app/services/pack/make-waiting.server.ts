import { claimPack, countMaking, findNextPack, finishPack, stateOfPack } from "../../../db/queries/pack.server";
import { madeAtOnceMax } from "../../domain/dossier/pack";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../context";
import { changeRegister } from "../register/change-register.server";
import { leaseMs } from "./keep-pack.server";
import { packEvent } from "./pack-event";

/** Takes the next pack in hand, as long as fewer than {@link madeAtOnceMax} are being made anywhere. Null where there is none. */
export async function claimNextPack({ database, now }: Context): Promise<string | null> {
  const at = now().toISOString();
  if ((await findNextPack(database.reader, at)) === null) return null;
  return database.writer.transaction().execute(async (trx) => {
    if ((await countMaking(trx, at)) >= madeAtOnceMax) return null;
    const id = await findNextPack(trx, at);
    if (id === null) return null;
    return (await claimPack(trx, id, at, new Date(now().getTime() + leaseMs).toISOString())) ? id : null;
  });
}

/** Whether a pack that a process is making was called off, or is not to be made for another reason. */
export const isCalledOff = async ({ database }: Context, id: string) => (await stateOfPack(database.reader, id)) !== "making";

/** Says of a pack whose process ended without a word that it was not made. */
export async function failPack(context: Context, id: string, error: Refusal): Promise<void> {
  await changeRegister(context, async ({ trx, append }) => {
    const finishedAt = context.now().toISOString();
    const pack = await trx
      .selectFrom("pack")
      .select(["id", "subcontractorId", "subcontractorKey"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (pack === undefined || !(await finishPack(trx, id, ["making"], { state: "failed", finishedAt, error }))) return;
    await append([packEvent("removed", "pack", pack, { state: "making" }, { error: error.code })]);
  });
}
