import { claimIds, saveSubcontractors } from "../../../db/queries/save-facts.server";
import { findSupervision, unsupervised } from "../../../db/queries/supervision.server";
import type { Subcontractor } from "../../domain/portfolio";
import { isSameFact } from "../../domain/subcontractor";
import { supervisionEvent } from "../inspection/supervision-event";
import type { Change } from "../register/change-register.server";
import { eventOf } from "../subcontractor/edit-subcontractor.server";

/** A subcontractor as the register holds it, null where it does not, and as it shall be. */
export interface Replacement {
  before: Subcontractor | null;
  after: Subcontractor;
}

/**
 * Writes whole subcontractors, many at a time, with one event each, and judges them. May be called again and again within
 * one change; a subcontractor may be engaged by one that only a later call writes.
 */
export class SubcontractorWriter {
  /** Ids of keys that the register does not hold yet. */
  private readonly claimed = new Map<string, { id: string; revived: boolean }>();

  constructor(
    private readonly change: Change,
    private readonly how: { importId: string; reason: string | null },
  ) {}

  /** @param held ids of the subcontractors that have a `before`, by key */
  async write(replacements: readonly Replacement[], held: ReadonlyMap<string, string>): Promise<void> {
    if (replacements.length === 0) return;
    const { trx } = this.change;
    const ids = new Map(held);
    const engagersOf = (facts: Subcontractor | null) => (facts === null || facts.engagedBy === null ? [] : [facts.engagedBy]);
    const engagers = [...new Set(replacements.flatMap(({ before, after }) => [...engagersOf(before), ...engagersOf(after)]))];
    for (let at = 0; at < engagers.length; at += 500) {
      const rows = trx
        .selectFrom("subcontractor")
        .select(["key", "id"])
        .where("key", "in", engagers.slice(at, at + 500));
      for (const { key, id } of await rows.execute()) ids.set(key, id);
    }
    const needed = [
      ...new Set([...replacements.map(({ after }) => after.key), ...replacements.flatMap(({ after }) => engagersOf(after))]),
    ];
    const unknown = needed.filter((key) => !ids.has(key) && !this.claimed.has(key));
    for (const [key, claim] of await claimIds(trx, unknown)) this.claimed.set(key, claim);

    const saves = replacements.map(({ before, after }) => {
      const claim = this.claimed.get(after.key);
      const id = before === null ? claim?.id : ids.get(after.key);
      if (id === undefined) throw new Error(`The subcontractor ${after.key} has no id.`);
      return { id, revived: before === null && claim?.revived === true, before, after };
    });
    const dropped = saves.filter(
      ({ before, after }) => before !== null && before.inspectionPlan !== null && after.inspectionPlan === null,
    );
    const supervised = await findSupervision(
      trx,
      dropped.map(({ id }) => id),
    );
    const idOfKey = (key: string) => ids.get(key) ?? this.claimed.get(key)?.id ?? null;
    // Whoever imports a file vouches for nothing that stands in it.
    const saved = await saveSubcontractors(trx, saves, idOfKey, null);
    await this.change.append(
      saves.map(({ id, before, after }) => ({
        action: before === null ? ("created" as const) : ("changed" as const),
        subject: "subcontractor" as const,
        subjectId: id,
        subjectKey: after.key,
        subcontractorId: id,
        ...this.how,
        before,
        after,
      })),
    );
    // What was decided about a plan goes with it.
    await this.change.append(
      dropped.flatMap(({ id, after }) => {
        const was = supervised.get(id);
        if (was === undefined || isSameFact(was, unsupervised)) return [];
        return [{ ...eventOf(id, after.key, { event: supervisionEvent(was, null) }), importId: this.how.importId }];
      }),
    );
    await this.change.judge(
      saved.filter((_, at) => saves[at]?.before === null),
      true,
    );
    await this.change.judge(saved.filter((_, at) => saves[at]?.before !== null));
    this.change.touchChain(replacements.flatMap(({ before }) => engagersOf(before)).map(idOfKey));
  }
}
