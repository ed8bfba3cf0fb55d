import { addChange } from "../../../db/queries/change-notice.server";
import { findStoredByKey } from "../../../db/queries/facts.server";
import { newId } from "../../../db/new-id.server";
import { currentDpa } from "../../domain/agreement";
import { type ChangeNotice, objectByOf } from "../../domain/change-notice";
import { Day } from "../../domain/day";
import { everything } from "../../domain/permissions/scope";
import type { Subcontractor } from "../../domain/portfolio";
import { type Context, requirePermission } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import type { Change } from "../register/change-register.server";
import { type EditResult, editing, refuse } from "../subcontractor/edit-subcontractor.server";
import { changeEvent } from "./change-event";
import { changeSchema } from "./change-schema.server";

/** Days of notice that the data processing agreement in force asks for; null where there is none or it names none. */
export const agreedNoticeDays = (facts: Subcontractor, day: string): number | null =>
  currentDpa(facts, new Day(day))?.terms?.noticeDays ?? null;

type Announced = Pick<
  ChangeNotice,
  "kind" | "source" | "announcedOn" | "receivedOn" | "effectiveOn" | "name" | "country" | "description" | "objectBy"
>;

/** Writes an announced change and its event, in a change under way. @returns its id */
export async function addAnnounced(
  context: Context,
  { trx, actorId, append }: Change,
  stored: { id: string; facts: Subcontractor },
  announced: Announced,
): Promise<string> {
  const id = newId();
  const objectBy = announced.objectBy ?? objectByOf(announced, agreedNoticeDays(stored.facts, announced.receivedOn));
  const notice = { ...announced, objectBy, decision: null, decidedOn: null, reason: null, customersNotifiedOn: null };
  const { id: subcontractorId, facts } = stored;
  await addChange(trx, {
    id,
    subcontractorId,
    ...notice,
    decidedBy: null,
    recordedBy: actorId,
    createdAt: context.now().toISOString(),
  });
  await append([changeEvent({ id, subcontractorId, subcontractor: facts }, null, notice)]);
  return id;
}

/**
 * Records a change that a subcontractor announced, by whatever way it came.
 * @param input as a form gives it; `objectBy` null to derive it from the agreement
 * @returns "saved" with the id of the announced change as `key`
 */
export async function recordChange(context: Context, subcontractorKey: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "facts.write");
  const parsed = changeSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  return editing(context, async (change) => {
    const stored = await findStoredByKey(change.trx, everything, subcontractorKey);
    if (stored === null) return refuse({ outcome: "not-found" });
    return addAnnounced(context, change, stored, parsed.data);
  });
}
