import { findChange, setChange, type StoredChange } from "../../../db/queries/change-notice.server";
import { type Context, requirePermission, scopeOf } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, editing, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";
import { changeEvent } from "./change-event";
import { changeDecisionSchema, customersToldSchema } from "./change-schema.server";

type Step = Partial<Pick<StoredChange, "decision" | "decidedOn" | "reason" | "customersNotifiedOn">>;

async function step(
  context: Context,
  subcontractorKey: string,
  id: string,
  make: (before: StoredChange) => Step,
): Promise<EditResult> {
  return editing(context, async ({ trx, actorId, append }) => {
    const before = await findChange(trx, scopeOf(context), id);
    if (before === null || before.subcontractor.key !== subcontractorKey) return refuse({ outcome: "not-found" });
    const made = make(before);
    await setChange(trx, id, { ...made, ...("decision" in made ? { decidedBy: actorId } : {}) });
    await append([changeEvent(before, before, { ...before, ...made })]);
    return id;
  });
}

/** Accepts an announced change or objects to it, and why; the last decision counts. */
export async function decideChange(context: Context, subcontractorKey: string, id: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "facts.write");
  const parsed = changeDecisionSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  return step(context, subcontractorKey, id, ({ receivedOn }) => {
    const { decidedOn } = parsed.data;
    if (decidedOn > context.today) refuseField("decidedOn", "decided-ahead");
    if (decidedOn < receivedOn) refuseField("decidedOn", "end-before-beginning", { beginning: receivedOn, end: decidedOn });
    return parsed.data;
  });
}

/** Notes the day on which our own customers were told of an accepted change. */
export async function noteCustomersTold(
  context: Context,
  subcontractorKey: string,
  id: string,
  input: unknown,
): Promise<EditResult> {
  requirePermission(context, "facts.write");
  const parsed = customersToldSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  return step(context, subcontractorKey, id, ({ decision }) => {
    if (decision !== "accepted") refuseField("customersNotifiedOn", "change-not-accepted");
    if (parsed.data.customersNotifiedOn > context.today) refuseField("customersNotifiedOn", "decided-ahead");
    return parsed.data;
  });
}
