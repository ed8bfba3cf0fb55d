import { findIdOfKey } from "../../../db/queries/scope.server";
import { findSupervision, unsupervised } from "../../../db/queries/supervision.server";
import { factAfter } from "../../domain/carry-over";
import { permissionsToEdit, permissionToRemove, permissionToWrite } from "../../domain/permissions/fact";
import type { FactList, Subcontractor } from "../../domain/portfolio";
import { referrersOf } from "../../domain/reference";
import { isSameFact } from "../../domain/subcontractor";
import { type Context, requirePermission } from "../context";
import { planSchema, schemaOfList } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { digestOf, type EditResult, editSubcontractor, refuse, refuseField } from "./edit-subcontractor.server";
import { supervisionEvent } from "../inspection/supervision-event";
import type { Change } from "../register/change-register.server";
import { openFindings, type Opened } from "../flow-down/open-findings.server";
import { keepDuties } from "./keep-duties.server";
import { keyWords, newKey } from "./new-key.server";

type Fact = Subcontractor[FactList][number];

/** A thing of a list: its key; of a contact or waiver its place in the list, from 0. */
export type FactName = string | number;

/** Place of a named thing in its list, -1 where it is not there. */
export function placeOf(facts: Subcontractor, list: FactList, name: FactName): number {
  const things: readonly Fact[] = facts[list];
  if (typeof name === "number") return things[name] === undefined ? -1 : name;
  return things.findIndex((thing) => "key" in thing && thing.key === name);
}

const isKeyed = (list: FactList) => list !== "contacts" && list !== "waivers";

const withList = (facts: Subcontractor, list: FactList, things: Fact[]): Subcontractor => ({ ...facts, [list]: things });

function requireAll(context: Context, list: FactList, before: Fact | null, after: Fact): void {
  for (const permission of permissionsToEdit(list, before, after)) requirePermission(context, permission);
}

/** How a change that undoes another differs from one made by hand. */
export interface Undoing {
  reason: string;
  /** The key or place under which a thing comes back; null where it is there. */
  name: FactName | null;
}

const inOne = (...reasons: readonly (string | null | undefined)[]) =>
  reasons.filter((reason) => typeof reason === "string").join(" · ") || null;

/** The list with one thing more, which gets a key that none ever had, or back the one it had. */
async function withAdded(change: Change, facts: Subcontractor, list: FactList, given: Fact, back: FactName | null) {
  const things: readonly Fact[] = facts[list];
  const key = typeof back === "string" ? back : await newKey(change, facts, list, keyWords(list, { ...given }));
  const fact = isKeyed(list) ? ({ ...given, key } as Fact) : given;
  const isThere = things.some((thing) => ("key" in thing ? thing.key === key : isSameFact(thing, fact)));
  if (back !== null && isThere) return refuse({ outcome: "conflict", current: fact, digest: digestOf(fact) });
  const place = typeof back === "number" ? Math.min(back, things.length) : things.length;
  return { fact, name: isKeyed(list) ? key : String(place), after: withList(facts, list, things.toSpliced(place, 0, fact)) };
}

/**
 * Adds (`name` null) or changes one thing of a subcontractor's list.
 * @param input as a form gives it, without key; checked like the interchange format
 * @param digest {@link digestOf} the thing as it was read; null to overwrite
 * @param dutyReason why an administrator does what another account should, where no other could
 * @param undoing null where it is a change of its own
 */
export async function saveFact(
  context: Context,
  subcontractorKey: string,
  list: FactList,
  name: FactName | null,
  input: Record<string, unknown>,
  digest: string | null,
  dutyReason: string | null = null,
  undoing: Undoing | null = null,
): Promise<EditResult> {
  requirePermission(context, permissionToWrite(list));
  if (list === "waivers" && context.actor.kind === "account")
    throw new Error("An exception is proposed and approved, not saved.");
  const candidate = isKeyed(list) ? { ...input, key: typeof name === "string" ? name : "x" } : input;
  const parsed = schemaOfList[list].safeParse(candidate);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, candidate, "$") };
  // Undoing leaves the register as it was: what was not found then is found when the agreement is next looked at.
  const followUp = (after: Subcontractor, fact: Fact, change: Change): Promise<Opened> =>
    undoing === null ? openFindings(context, change, after, fact) : Promise.resolve({ after, further: [] });
  return editSubcontractor(context, subcontractorKey, async (facts, change) => {
    const things: readonly Fact[] = facts[list];
    const at = name === null ? -1 : placeOf(facts, list, name);
    const before = things[at] ?? null;
    if (name !== null && digest !== null && digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    if (name !== null && before === null) return refuse({ outcome: "not-found" });
    // What is undone becomes just what it was; elsewhere what is not said stays.
    const stated = factAfter(list, undoing === null ? before : null, parsed.data as Fact, facts);
    requireAll(context, list, before, stated);
    const duty = await keepDuties(context, change.trx, { facts, list, before, after: stated, reason: dutyReason });
    const reason = inOne(duty, undoing?.reason);
    if (name === null) {
      const added = await withAdded(change, facts, list, stated, undoing?.name ?? null);
      const opened = await followUp(added.after, added.fact, change);
      const event = {
        action: "created" as const,
        subject: list,
        subjectKey: added.name,
        before: null,
        after: added.fact,
        reason,
      };
      return { ...opened, event };
    }
    const opened = await followUp(withList(facts, list, things.with(at, stated)), stated, change);
    return { ...opened, event: { action: "changed", subject: list, subjectKey: String(name), before, after: stated, reason } };
  });
}

/**
 * Takes one thing out of a subcontractor's list, for a reason that stays in the history. What is still referred to stays.
 * @param digest {@link digestOf} the thing as it was read, so that a place in a list that moved meanwhile removes nothing else; null to remove whatever is there
 */
export async function removeFact(
  context: Context,
  subcontractorKey: string,
  list: FactList,
  name: FactName,
  reason: string,
  digest: string | null = null,
): Promise<EditResult> {
  requirePermission(context, permissionToRemove(list));
  return editSubcontractor(context, subcontractorKey, (facts) => {
    const at = placeOf(facts, list, name);
    const before = (facts[list] as readonly Fact[])[at];
    if (before === undefined) return refuse({ outcome: "not-found" });
    if (digest !== null && digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    if (reason.trim() === "") refuseField("reason", "reason-required");
    const referrers = "key" in before ? referrersOf(facts, list, before.key) : [];
    if (referrers.length > 0) refuseField("reason", "still-referred-to", { by: referrers.map((referrer) => referrer.key) });
    return {
      after: withList(
        facts,
        list,
        (facts[list] as readonly Fact[]).filter((_, index) => index !== at),
      ),
      event: { action: "removed", subject: list, subjectKey: String(name), before, after: null, reason },
    };
  });
}

/** Sets the plan for self-inspection, or changes it. */
export async function savePlan(
  context: Context,
  subcontractorKey: string,
  input: unknown,
  digest: string | null,
  reason: string | null = null,
): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = planSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  return editSubcontractor(context, subcontractorKey, (facts) => {
    const before = facts.inspectionPlan;
    if (digest !== null && digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    return {
      after: { ...facts, inspectionPlan: parsed.data },
      event: {
        action: before === null ? "created" : "changed",
        subject: "inspectionPlan",
        subjectKey: "plan",
        before,
        after: parsed.data,
        reason,
      },
    };
  });
}

/**
 * Takes the plan away, for a reason that stays in the history.
 * @param digest {@link digestOf} the plan as it was read, so that what another changed meanwhile is seen before it goes
 */
export async function removePlan(
  context: Context,
  subcontractorKey: string,
  reason: string,
  digest: string | null = null,
): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  return editSubcontractor(context, subcontractorKey, async (facts, { trx }) => {
    const before = facts.inspectionPlan;
    if (before === null) return refuse({ outcome: "not-found" });
    if (digest !== null && digest !== digestOf(before))
      return refuse({ outcome: "conflict", current: before, digest: digestOf(before) });
    if (reason.trim() === "") refuseField("reason", "reason-required");
    const id = await findIdOfKey(trx, subcontractorKey);
    const supervision = id === null ? undefined : (await findSupervision(trx, [id])).get(id);
    const isSupervised = supervision !== undefined && !isSameFact(supervision, unsupervised);
    return {
      after: { ...facts, inspectionPlan: null },
      further: isSupervised ? [supervisionEvent(supervision, null)] : [],
      event: {
        action: "removed",
        subject: "inspectionPlan",
        subjectKey: "plan",
        before,
        after: null,
        reason,
      },
    };
  });
}
