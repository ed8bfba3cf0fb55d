import { createHash } from "node:crypto";
import { findStoredByKey, type StoredSubcontractor } from "../../../db/queries/facts.server";
import { claimIds, removeSubcontractor as removeRows, saveSubcontractors } from "../../../db/queries/save-facts.server";
import { setRegister } from "../../../db/queries/organisation.server";
import type { Trx } from "../../../db/schema";
import type { AuditEvent, EventSubject } from "../../domain/audit-event";
import { everything } from "../../domain/permissions/scope";
import type { Subcontractor } from "../../domain/portfolio";
import { freeKey, slugOf } from "../../domain/slug";
import { isSameFact } from "../../domain/subcontractor";
import { type Context, requirePermission } from "../context";
import { type PathRefusal, referenceRefusals } from "../portfolio/refusals.server";
import { type Change, changeRegister } from "../register/change-register.server";

/** What came of an edit; nothing was written unless it is "saved". */
export type EditResult =
  | { outcome: "saved"; key: string }
  /** Paths are relative to the thing edited: `$.startsOn`. */
  | { outcome: "refused"; refusals: PathRefusal[] }
  /** Somebody else changed it since it was read; `current` is what it says now, null where it was removed. */
  | { outcome: "conflict"; current: object | null; digest: string }
  | { outcome: "not-found" };

/** Short digest of a thing as it was read, sent along with a form, by which a concurrent edit is seen. */
export const digestOf = (thing: object | null) => createHash("sha256").update(JSON.stringify(thing)).digest("hex").slice(0, 16);

/** One edit of a subcontractor: the facts it then has, and what the event says of it. */
export interface Edit {
  after: Subcontractor;
  event: {
    action: "created" | "changed" | "removed" | "restored";
    subject: EventSubject;
    subjectKey: string;
    before: unknown;
    after: unknown;
    reason: string | null;
  };
  /** What follows from it of itself, each an event of its own. */
  further?: readonly Edit["event"][];
  /** What is kept beside the facts, written once they are; also where the facts stay as they were. */
  beside?: (id: string) => Promise<void>;
}

export class Refused extends Error {
  constructor(readonly result: Exclude<EditResult, { outcome: "saved" }>) {
    super(result.outcome);
  }
}

/** Ends the edit with a refusal; the transaction is undone. */
export function refuse(result: Exclude<EditResult, { outcome: "saved" }>): never {
  throw new Refused(result);
}

export const refuseField = (field: string, code: string, params: PathRefusal["params"] = {}): never =>
  refuse({ outcome: "refused", refusals: [{ path: `$.${field}`, code, params }] });

/** Runs an edit, turning what it refuses into its result. */
export async function editing(context: Context, work: (change: Change) => Promise<string>): Promise<EditResult> {
  try {
    return { outcome: "saved", key: await changeRegister(context, work) };
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}

export const eventOf = (id: string, key: string, { event }: Pick<Edit, "event">): AuditEvent => ({
  ...event,
  subjectId: id,
  subjectKey: event.subject === "subcontractor" ? key : `${key}/${event.subjectKey}`,
  subcontractorId: id,
  importId: null,
});

/** Who engages it must exist, and following it must come to an end at somebody we engage ourselves. */
export async function requireEngager(trx: Trx, key: string, engagedBy: string | null): Promise<StoredSubcontractor | null> {
  if (engagedBy === null) return null;
  const engager = await findStoredByKey(trx, everything, engagedBy);
  if (engager === null) return refuseField("engagedBy", "dangling-reference", { key: engagedBy, noun: "subcontractor" });
  const seen = [key];
  let next: string | null = engagedBy;
  while (next !== null) {
    if (seen.includes(next)) return refuseField("engagedBy", "cycle", { keys: [...seen, next] });
    seen.push(next);
    next = (await findStoredByKey(trx, everything, next))?.facts.engagedBy ?? null;
  }
  return engager;
}

/** Edits a subcontractor that the register holds. `edit` gets its present facts. Saving what is there already writes nothing. */
export async function editSubcontractor(
  context: Context,
  key: string,
  edit: (facts: Subcontractor, change: Change) => Promise<Edit> | Edit,
): Promise<EditResult> {
  return editing(context, async (change) => {
    const stored = await findStoredByKey(change.trx, everything, key);
    if (stored === null) return refuse({ outcome: "not-found" });
    const made = await edit(stored.facts, change);
    if (isSameFact(stored.facts, made.after)) {
      await made.beside?.(stored.id);
      return key;
    }
    const refusals = referenceRefusals(made.after, "$");
    if (refusals.length > 0) refuse({ outcome: "refused", refusals });
    const engager = await requireEngager(change.trx, key, made.after.engagedBy);
    const before = stored.facts.engagedBy === null ? null : await findStoredByKey(change.trx, everything, stored.facts.engagedBy);
    const save = { id: stored.id, revived: false, before: stored.facts, after: made.after };
    const saved = await saveSubcontractors(change.trx, [save], () => engager?.id ?? null, change.actorId);
    // What was saved as it already was is no change, though something may follow from it now.
    const follows = made.further ?? [];
    const isSame = follows.length > 0 && isSameFact(made.event.before as object, made.event.after as object);
    const events = isSame ? follows : [made.event, ...follows];
    await change.append(events.map((event) => eventOf(stored.id, key, { event })));
    await made.beside?.(stored.id);
    await change.judge(saved);
    change.touchChain([stored.id, engager?.id ?? null, before?.id ?? null]);
    return key;
  });
}

/** Adds a subcontractor under a key made from its name, that was never used before. */
export async function createSubcontractor(context: Context, given: Subcontractor): Promise<EditResult> {
  requirePermission(context, "facts.write");
  return editing(context, async (change) => {
    const base = slugOf(given.name);
    const taken = new Set<string>();
    for (const [table, noun] of [
      ["subcontractor", null],
      ["removedKey", "subcontractor"],
    ] as const) {
      let query = change.trx
        .selectFrom(table)
        .select("key")
        .where((where) => where.or([where("key", "=", base), where("key", "like", `${base}-%`)]));
      if (noun !== null) query = query.where("noun" as never, "=", noun as never);
      for (const row of await query.execute()) taken.add(row.key);
    }
    const facts = { ...given, key: freeKey(base, (candidate) => taken.has(candidate)) };
    const engager = await requireEngager(change.trx, facts.key, facts.engagedBy);
    const claimed = (await claimIds(change.trx, [facts.key])).get(facts.key);
    if (claimed === undefined) throw new Error("A claimed key has an id.");
    const saved = await saveSubcontractors(
      change.trx,
      [{ ...claimed, before: null, after: facts }],
      () => engager?.id ?? null,
      change.actorId,
    );
    await setRegister(change.trx, { everHeld: 1 });
    await change.append([
      eventOf(claimed.id, facts.key, {
        event: { action: "created", subject: "subcontractor", subjectKey: facts.key, before: null, after: facts, reason: null },
      }),
    ]);
    await change.judge(saved, true);
    change.touchChain([claimed.id, engager?.id ?? null]);
    return facts.key;
  });
}

/**
 * Brings back a removed subcontractor with all that it held, under its old keys and ids.
 * @param facts as they were when it was removed
 */
export async function restoreSubcontractor(context: Context, facts: Subcontractor, reason: string): Promise<EditResult> {
  requirePermission(context, "facts.write");
  return editing(context, async (change) => {
    const held = await findStoredByKey(change.trx, everything, facts.key);
    if (held !== null) return refuse({ outcome: "conflict", current: held.facts, digest: digestOf(held.facts) });
    const engager = await requireEngager(change.trx, facts.key, facts.engagedBy);
    const claimed = (await claimIds(change.trx, [facts.key])).get(facts.key);
    if (claimed?.revived !== true) return refuse({ outcome: "not-found" });
    const save = { ...claimed, before: null, after: facts };
    const saved = await saveSubcontractors(change.trx, [save], () => engager?.id ?? null, null);
    await change.append([
      eventOf(claimed.id, facts.key, {
        event: { action: "restored", subject: "subcontractor", subjectKey: facts.key, before: null, after: facts, reason },
      }),
    ]);
    await change.judge(saved, true);
    change.touchChain([claimed.id, engager?.id ?? null]);
    return facts.key;
  });
}

/**
 * Takes a subcontractor out of the register with all its facts, for a reason that stays in the history.
 * @param digest {@link digestOf} its facts as they were read, so that what another added meanwhile is seen before it goes
 */
export async function removeSubcontractor(
  context: Context,
  key: string,
  reason: string,
  digest: string | null = null,
): Promise<EditResult> {
  requirePermission(context, "facts.write");
  return editing(context, async (change) => {
    const stored = await findStoredByKey(change.trx, everything, key);
    if (stored === null) return refuse({ outcome: "not-found" });
    if (digest !== null && digest !== digestOf(stored.facts))
      return refuse({ outcome: "conflict", current: stored.facts, digest: digestOf(stored.facts) });
    if (reason.trim() === "") refuseField("reason", "reason-required");
    const engaged = await change.trx
      .selectFrom("subcontractor")
      .select("key")
      .where("engagedById", "=", stored.id)
      .orderBy("key")
      .limit(20)
      .execute();
    if (engaged.length > 0) refuseField("reason", "still-referred-to", { by: engaged.map((row) => row.key) });
    const engager =
      stored.facts.engagedBy === null ? null : await findStoredByKey(change.trx, everything, stored.facts.engagedBy);
    await change.forget(stored.id);
    await removeRows(change.trx, stored);
    await change.append([
      eventOf(stored.id, key, {
        event: { action: "removed", subject: "subcontractor", subjectKey: key, before: stored.facts, after: null, reason },
      }),
    ]);
    change.touchChain([engager?.id ?? null]);
    return key;
  });
}
