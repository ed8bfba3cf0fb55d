import { z } from "zod";
import { listAccountNames } from "../../../db/queries/account.server";
import { findScale, setScale, type StoredScale } from "../../../db/queries/supervision.server";
import type { Db } from "../../../db/schema";
import type { AuditEvent } from "../../domain/audit-event";
import { bandOutOfOrder, suggestedScale, type SupervisionScale, weightMax } from "../../domain/inspection/supervision";
import { isSameFact } from "../../domain/subcontractor";
import { type Context, requirePermission } from "../context";
import { refuse as refusing } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import type { ShownScale } from "./plan-page";
import { type EditResult, digestOf, editing, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";

/** The scale that plans are given points by now. */
export async function scaleNow(db: Db): Promise<SupervisionScale> {
  const { weights, bands } = (await findScale(db)) ?? suggestedScale;
  return { weights, bands };
}

export async function showScale({ database }: Context): Promise<ShownScale> {
  const { reader } = database;
  const stored = await findScale(reader);
  const { weights, bands } = stored ?? suggestedScale;
  const names = stored?.confirmedOn ? await listAccountNames(reader) : [];
  const by = names.find(({ id }) => id === stored?.confirmedBy)?.name ?? null;
  return {
    weights,
    bands,
    confirmed: stored?.confirmedOn ? { on: stored.confirmedOn, by } : null,
    isSuggested: isSameFact({ weights, bands }, suggestedScale),
    digest: digestOf(stored),
  };
}

/** A number as it is typed. */
const typed = (min: number) =>
  z
    .string()
    .nullish()
    .refine((value) => value !== null && value !== undefined, refusing("required"))
    .transform((value) => (value ?? "").trim())
    .refine((value) => value === "" || /^\d{1,3}$/.test(value), refusing("not-a-number"))
    .transform(Number)
    .refine(
      (value) => Number.isNaN(value) || (value >= min && value <= weightMax),
      refusing("out-of-range", { min, max: weightMax }),
    );

const scaleSchema = z.strictObject({
  few: typed(0),
  some: typed(0),
  many: typed(0),
  special: typed(0),
  confidential: typed(0),
  processing: typed(0),
  second: typed(1),
  third: typed(1),
  fifth: typed(1),
  /** Whether whoever saves it has held it against the guide. */
  confirmed: z.enum(["yes"]).nullish(),
});

const scaleEvent = (before: StoredScale | null, after: StoredScale | null): AuditEvent => ({
  action: after === null ? "removed" : "changed",
  subject: "supervisionScale",
  subjectId: "supervision",
  subjectKey: "supervision",
  subcontractorId: null,
  importId: null,
  before,
  after,
  reason: null,
});

const saveScale = (context: Context, digest: string | null, make: (actorId: string | null) => StoredScale | null) =>
  editing(context, async ({ trx, actorId, append }) => {
    const before = await findScale(trx);
    if (digest !== null && digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    const after = make(actorId);
    if (isSameFact(before, after)) return "supervision";
    await setScale(trx, after);
    await append([scaleEvent(before, after)]);
    return "supervision";
  });

/**
 * Sets weights and bands (guide of Datatilsynet on supervision, October 2021). Whoever confirms them has held them against the guide;
 * without it they stand as not confirmed. Plans that have points keep them.
 * @param input as typed: `few`, `some`, `many`, `special`, `confidential`, `processing`, `second`, `third`, `fifth`, `confirmed`
 */
export async function changeScale(context: Context, input: unknown, digest: string | null): Promise<EditResult> {
  requirePermission(context, "supervision.weigh");
  const parsed = scaleSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { few, some, many, special, confidential, processing, second, third, fifth, confirmed } = parsed.data;
  return saveScale(context, digest, (actorId) => {
    const bands = { second, third, fifth };
    const misplaced = bandOutOfOrder(bands);
    if (misplaced !== null) return refuseField(misplaced, "band-out-of-order");
    const weights = { people: { "under-1000": few, "1000-10000": some, "over-10000": many }, special, confidential, processing };
    const isConfirmed = confirmed === "yes";
    return { weights, bands, confirmedBy: isConfirmed ? actorId : null, confirmedOn: isConfirmed ? context.today : null };
  });
}

/** Takes back to what the product suggests, not confirmed. */
export async function resetScale(context: Context): Promise<EditResult> {
  requirePermission(context, "supervision.weigh");
  return saveScale(context, null, () => null);
}
