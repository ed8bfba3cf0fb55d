import { uuidv7 } from "uuidv7";
import { listStoredByKey } from "../../../db/queries/facts.server";
import { getOrganisation, getRegister, setOrganisation, setRegister } from "../../../db/queries/organisation.server";
import { endAllSpans } from "../../../db/queries/standing.server";
import { organisationAfter, subcontractorAfter } from "../../domain/carry-over";
import { type Organisation, portfolioFormat, type Subcontractor } from "../../domain/portfolio";
import type { Refusal } from "../../domain/refusal";
import { countChanges, type FactCounts, inKeyOrder, isSameFact } from "../../domain/subcontractor";
import { type Context, isPermitted, requirePermission } from "../context";
import { type Change, changeRegister } from "../register/change-register.server";
import { envelopeSchema, organisationSchema, subcontractorSchema } from "./portfolio-schema.server";
import { BadEncoding, NotJson, type Piece, readPieces } from "./portfolio-stream.server";
import { type PathRefusal, referenceRefusals, refusalsOf } from "./refusals.server";
import { type Replacement, SubcontractorWriter } from "./write-subcontractors.server";

/** What an import did or, dry, would do. With a refusal nothing is written and the counts say what was read so far. */
export interface ImportResult {
  dryRun: boolean;
  organisation: "changed" | "unchanged";
  subcontractors: { new: number; changed: number; unchanged: number };
  facts: FactCounts;
  /** At most 100. */
  refused: PathRefusal[];
}

export interface ImportOptions {
  dryRun: boolean;
  /** Recorded with the events; what the file no longer lists is removed for it. */
  reason: string;
  /** Called with how many subcontractors have been read. */
  onProgress?: (done: number) => void;
  /** Told of all that is or would be written, in the order of the file. */
  onOrganisation?: (before: Organisation, after: Organisation) => void;
  onSubcontractor?: (before: Subcontractor | null, after: Subcontractor) => void;
  /** Asked when all is read and nothing refused; a refusal undoes the import. */
  approve?: (result: ImportResult) => Refusal | null;
  importId?: string;
}

const refusedMax = 100;
const batch = 500;

class Undo extends Error {}

/** The import under way: what it has seen of the file, and the register as it will be. */
class Import {
  readonly result: ImportResult;
  private readonly importId: string;
  private readonly seen = new Set<string>();
  /** Who engages whom in the file, by key; null = engaged by us. */
  private readonly engagedBy = new Map<string, string | null>();
  /** Where in the file each key stands, for refusals found at the end. */
  private readonly indexOf = new Map<string, number>();
  private readonly writer: SubcontractorWriter;
  private readonly envelope: Record<string, unknown> = {};
  private waiting: { index: number; facts: Subcontractor }[] = [];

  constructor(
    private readonly context: Context,
    private readonly change: Change,
    private readonly options: ImportOptions,
  ) {
    this.importId = options.importId ?? uuidv7();
    this.writer = new SubcontractorWriter(change, { importId: this.importId, reason: options.reason });
    const none = { new: 0, changed: 0, unchanged: 0 };
    this.result = {
      dryRun: options.dryRun,
      organisation: "unchanged",
      subcontractors: { ...none },
      facts: { ...none, removed: 0 },
      refused: [],
    };
  }

  private refuse(refusals: readonly PathRefusal[]): void {
    this.result.refused.push(...refusals.slice(0, refusedMax - this.result.refused.length));
  }

  async take(piece: Piece): Promise<void> {
    if (piece.kind === "member") {
      this.envelope[piece.name] = piece.value;
      if (piece.name === "organisation") await this.takeOrganisation(piece.value);
      return;
    }
    const root = `$.subcontractors[${piece.index}]`;
    const parsed = subcontractorSchema.safeParse(piece.value);
    if (!parsed.success) return this.refuse(refusalsOf(parsed.error, piece.value, root));
    const facts = inKeyOrder(parsed.data);
    const dangling = referenceRefusals(facts, root);
    if (dangling.length > 0) this.refuse(dangling);
    if (this.seen.has(facts.key)) this.refuse([{ path: `${root}.key`, code: "duplicate-key", params: { key: facts.key } }]);
    this.seen.add(facts.key);
    this.engagedBy.set(facts.key, facts.engagedBy);
    this.indexOf.set(facts.key, piece.index);
    this.waiting.push({ index: piece.index, facts });
    if (this.waiting.length >= batch) await this.flush();
  }

  private async takeOrganisation(value: unknown): Promise<void> {
    const parsed = organisationSchema.safeParse(value);
    if (!parsed.success) return; // The envelope names it at the end.
    const before = await getOrganisation(this.change.trx);
    const after = organisationAfter(before, parsed.data);
    if (isSameFact(before, after)) return;
    if (!isPermitted(this.context, "settings.change"))
      return this.refuse([{ path: "$.organisation", code: "organisation-not-yours" }]);
    this.result.organisation = "changed";
    this.options.onOrganisation?.(before, after);
    if (this.options.dryRun) return;
    await setOrganisation(this.change.trx, after);
    await setRegister(this.change.trx, { organisationConfirmed: 1, everHeld: 1 });
    if (before.promise !== after.promise) await endAllSpans(this.change.trx);
    await this.change.append([
      {
        action: "changed",
        subject: "organisation",
        subjectId: "organisation",
        subjectKey: "organisation",
        subcontractorId: null,
        importId: this.importId,
        before,
        after,
        reason: this.options.reason,
      },
    ]);
  }

  private async flush(): Promise<void> {
    const group = this.waiting;
    this.waiting = [];
    this.options.onProgress?.(this.seen.size);
    if (group.length === 0) return;
    const { trx } = this.change;
    const stored = await listStoredByKey(
      trx,
      group.map(({ facts }) => facts.key),
    );
    const heldFacts = new Map(stored.map(({ facts }) => [facts.key, facts]));
    const held = new Map(stored.map(({ id, facts }) => [facts.key, id]));
    const saves: Replacement[] = [];
    for (const { facts: stated } of group) {
      const before = heldFacts.get(stated.key) ?? null;
      const facts = subcontractorAfter(before, stated);
      const counts = countChanges(before, facts);
      for (const part of ["new", "changed", "unchanged", "removed"] as const) this.result.facts[part] += counts[part];
      const outcome = before === null ? "new" : isSameFact(before, facts) ? "unchanged" : "changed";
      this.result.subcontractors[outcome] += 1;
      if (outcome === "unchanged") continue;
      this.options.onSubcontractor?.(before, facts);
      saves.push({ before, after: facts });
    }
    // After a first refusal the rest is only checked: nothing of it will stay.
    if (this.options.dryRun || this.result.refused.length > 0 || saves.length === 0) return;

    await this.writer.write(saves, held);
  }

  /** The rest, and what only the whole file shows. */
  async finish(): Promise<void> {
    await this.flush();
    const { subcontractors, ...envelope } = this.envelope;
    if (envelope.format !== undefined && envelope.format !== portfolioFormat) {
      this.refuse([{ path: "$.format", code: "not-portfolio", params: { format: portfolioFormat } }]);
    } else {
      const parsed = envelopeSchema.safeParse(envelope);
      if (!parsed.success) this.refuse(refusalsOf(parsed.error, envelope, "$"));
    }
    if (subcontractors !== undefined && subcontractors !== null) this.refuse([{ path: "$.subcontractors", code: "not-a-list" }]);
    if (this.result.refused.length === 0) this.refuse(await this.chainRefusals());
    const refusal = this.result.refused.length === 0 ? (this.options.approve?.(this.result) ?? null) : null;
    if (refusal !== null) this.refuse([{ path: "$", ...refusal }]);
    if (!this.options.dryRun && this.result.refused.length === 0 && this.seen.size > 0)
      await setRegister(this.change.trx, { everHeld: 1 });
  }

  /** `engagedBy` of the register as it would be: nobody unknown, nobody above themselves. */
  private async chainRefusals(): Promise<PathRefusal[]> {
    const { trx } = this.change;
    const nodes = await trx
      .selectFrom("subcontractor as s")
      .innerJoin("subcontractor as e", "e.id", "s.engagedById")
      .select(["s.key", "e.key as engagedBy"])
      .execute();
    const above = new Map<string, string | null>(nodes.map(({ key, engagedBy }) => [key, engagedBy]));
    for (const [key, engager] of this.engagedBy) above.set(key, engager);
    const path = (key: string) => `$.subcontractors[${this.indexOf.get(key) ?? 0}].engagedBy`;
    const refusals: PathRefusal[] = [];

    const missing = [...new Set([...this.engagedBy.values()])].filter(
      (key): key is string => key !== null && !this.seen.has(key),
    );
    const held = new Set<string>();
    for (let at = 0; at < missing.length; at += 500) {
      for (const { key } of await trx
        .selectFrom("subcontractor")
        .select("key")
        .where("key", "in", missing.slice(at, at + 500))
        .execute())
        held.add(key);
    }
    for (const [key, engager] of this.engagedBy) {
      if (engager !== null && !this.seen.has(engager) && !held.has(engager)) {
        refusals.push({ path: path(key), code: "dangling-reference", params: { key: engager, noun: "subcontractor" } });
      }
    }
    const ends = new Set<string>();
    for (const key of this.engagedBy.keys()) {
      const walked: string[] = [];
      let next: string | null = key;
      while (next !== null && !ends.has(next) && !walked.includes(next)) {
        walked.push(next);
        next = above.get(next) ?? null;
      }
      if (next !== null && walked.includes(next)) {
        const circle = walked.slice(walked.indexOf(next));
        const named = circle.find((node) => this.engagedBy.has(node)) ?? key;
        refusals.push({ path: path(named), code: "cycle", params: { keys: [...circle, next] } });
      }
      for (const done of walked) ends.add(done);
    }
    return refusals;
  }
}

/**
 * Imports a portfolio document in one transaction: all of it, or nothing.
 * @param chunks the bytes of the document, UTF-8
 */
export async function importPortfolio(
  context: Context,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  options: ImportOptions,
): Promise<ImportResult> {
  requirePermission(context, "facts.write");
  let result: ImportResult | null = null;
  try {
    return await changeRegister(context, async (change) => {
      const running = new Import(context, change, options);
      result = running.result;
      if ((await getRegister(change.trx)).demoLoadedOn !== null) {
        running.result.refused.push({ path: "$", code: "demo-present" });
        throw new Undo();
      }
      for await (const piece of readPieces(chunks)) await running.take(piece);
      await running.finish();
      const { organisation, subcontractors, refused } = running.result;
      const nothing = organisation === "unchanged" && subcontractors.new === 0 && subcontractors.changed === 0;
      if (refused.length > 0 || options.dryRun || nothing) throw new Undo();
      return running.result;
    });
  } catch (error) {
    const soFar = result as ImportResult | null;
    if (soFar !== null && error instanceof Undo) return soFar;
    if (soFar !== null && error instanceof NotJson)
      return { ...soFar, refused: [{ path: "$", code: "not-json", params: { at: error.at } }] };
    if (soFar !== null && error instanceof BadEncoding) return { ...soFar, refused: [{ path: "$", code: "bad-encoding" }] };
    throw error;
  }
}
