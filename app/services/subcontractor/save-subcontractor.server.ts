import type { z } from "zod";
import type { Subcontractor } from "../../domain/portfolio";
import { emptySubcontractor } from "../../domain/subcontractor";
import { type Context, requirePermission } from "../context";
import { headSchema } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { createSubcontractor, digestOf, type EditResult, editSubcontractor, refuse } from "./edit-subcontractor.server";

export type SubcontractorHead = z.infer<typeof headSchema>;

/** A subcontractor's own fields, without key and lists, in the order of the format. */
export const headOf = ({
  key: _key,
  contacts: _c,
  services: _s,
  locations: _l,
  agreements: _a,
  evidence: _e,
  inspectionPlan: _p,
  inspections: _i,
  findings: _f,
  waivers: _w,
  ...head
}: Subcontractor): SubcontractorHead => head;

/**
 * Creates (`key` null) or changes a subcontractor's own fields.
 * @param input as a form gives it; checked like the interchange format
 * @param digest {@link digestOf} the fields as they were read; null to overwrite
 * @param reason of a change, where it says more than the change does
 */
export async function saveSubcontractor(
  context: Context,
  key: string | null,
  input: unknown,
  digest: string | null,
  reason: string | null = null,
): Promise<EditResult> {
  requirePermission(context, "facts.write");
  const parsed = headSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  if (key === null) return createSubcontractor(context, emptySubcontractor({ key: "x", ...parsed.data }));
  return editSubcontractor(context, key, (facts) => {
    const before = headOf(facts);
    if (digest !== null && digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    return {
      after: { ...facts, ...parsed.data },
      event: { action: "changed", subject: "subcontractor", subjectKey: key, before, after: parsed.data, reason },
    };
  });
}
