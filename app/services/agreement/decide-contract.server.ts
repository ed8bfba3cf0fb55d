import type { Decision } from "../../domain/portfolio";
import { type Context, requirePermission } from "../context";
import { decisionSchema } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { digestOf, type EditResult, editSubcontractor, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";

/**
 * Records what was decided about a contract. Whoever decides has looked at it: the day becomes its last review, unless it was
 * looked at later still; that is how the rules leave alone who has decided.
 * @param input as the interchange format says it
 * @param digest {@link digestOf} the contract as it was read; null to overwrite
 */
export async function decideContract(
  context: Context,
  subcontractorKey: string,
  key: string,
  input: unknown,
  digest: string | null,
): Promise<EditResult> {
  requirePermission(context, "agreements.write");
  const parsed = decisionSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const decision: Decision = parsed.data;
  return editSubcontractor(context, subcontractorKey, (facts) => {
    const before = facts.agreements.find((agreement) => agreement.key === key) ?? null;
    if (before === null || before.kind !== "contract") return refuse({ outcome: "not-found" });
    if (digest !== null && digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    // What was decided is past; what is to come is a reminder.
    if (decision.decidedOn > context.today) refuseField("decidedOn", "decided-ahead");
    const reviewedOn = (before.reviewedOn ?? "") > decision.decidedOn ? before.reviewedOn : decision.decidedOn;
    const after = { ...before, reviewedOn, decision };
    return {
      after: { ...facts, agreements: facts.agreements.map((agreement) => (agreement === before ? after : agreement)) },
      event: { action: "changed", subject: "agreements", subjectKey: key, before, after, reason: null },
    };
  });
}
