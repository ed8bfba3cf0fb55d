import { findStoredByKey } from "../../../db/queries/facts.server";
import { everything } from "../../domain/permissions/scope";
import { changeSchema } from "../change-notice/change-schema.server";
import { addAnnounced } from "../change-notice/record-change.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { changeRegister } from "../register/change-register.server";
import type { PortalVisit } from "../context";
import type { StepResult } from "./submit-answers.server";

/** Takes notice of a change from a contact, as received today: the day to object by counts from now. */
export async function announceChange({ context, found }: PortalVisit, input: object): Promise<StepResult> {
  const { today } = context;
  const parsed = changeSchema.safeParse({ ...input, source: "portal", announcedOn: today, receivedOn: today });
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  return changeRegister(context, async (change): Promise<StepResult> => {
    const key = found.subcontractor?.key ?? "";
    const stored = await findStoredByKey(change.trx, everything, key);
    if (stored === null) return { outcome: "closed" };
    await addAnnounced(context, change, stored, parsed.data);
    return { outcome: "saved" };
  });
}
