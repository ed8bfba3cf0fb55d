import { createHash } from "node:crypto";
import { factLists, type Organisation, type Subcontractor } from "../../domain/portfolio";
import type { Refusal } from "../../domain/refusal";
import { pairFacts } from "../../domain/subcontractor";
import type { Context } from "../context";
import { type ImportDraft, readDraft } from "./import-draft.server";
import { importPortfolio, type ImportResult } from "./import-portfolio.server";
import type { PortfolioPage, RemovedThing } from "./portfolio-page";

const namedMax = 200;

/** Notes what an import does: by name as far as a page shows it, and all of it in a digest. */
class Collector {
  organisation: PortfolioPage["organisation"] = null;
  readonly changes: PortfolioPage["changes"] = [];
  readonly removed: RemovedThing[] = [];
  private readonly hash = createHash("sha256");

  readonly onOrganisation = (before: Organisation, after: Organisation) => {
    this.organisation = { before, after };
    this.hash.update(JSON.stringify([before, after]));
  };

  readonly onSubcontractor = (before: Subcontractor | null, after: Subcontractor) => {
    this.hash.update(JSON.stringify([before, after]));
    const { key, name } = after;
    if (this.changes.length < namedMax) this.changes.push({ key, name, outcome: before === null ? "new" : "changed" });
    if (before !== null) this.noteRemoved(before, after);
  };

  private noteRemoved(before: Subcontractor, after: Subcontractor): void {
    const subcontractor = { key: after.key, name: after.name };
    const note = (thing: Omit<RemovedThing, "subcontractor">) => {
      if (this.removed.length < namedMax) this.removed.push({ subcontractor, ...thing } as RemovedThing);
    };
    for (const list of factLists) {
      for (const { before: fact, after: kept } of pairFacts(list, before[list], after[list])) {
        if (fact !== null && kept === null) note({ list, fact } as Omit<RemovedThing, "subcontractor">);
      }
    }
    const plan = before.inspectionPlan;
    if (plan !== null && after.inspectionPlan === null) note({ list: "inspectionPlan", fact: plan });
  }

  /** To be asked for once, at the end. */
  readonly digest = () => this.hash.digest("hex").slice(0, 24);
}

/** What a portfolio would do, of which nothing is written. */
export async function previewPortfolio(context: Context, draft: ImportDraft): Promise<PortfolioPage> {
  const collector = new Collector();
  const { onOrganisation, onSubcontractor } = collector;
  const result = await importPortfolio(context, readDraft(context, draft), {
    dryRun: true,
    reason: "import",
    onOrganisation,
    onSubcontractor,
  });
  const { organisation, changes, removed } = collector;
  const { subcontractors, facts, refused } = result;
  return { organisation, subcontractors, facts, changes, removed, refused, digest: collector.digest() };
}

const reasonLengthMax = 2000;

/**
 * Imports the portfolio that was previewed, under the draft's id.
 * @param digest of the preview that was agreed to
 * @param reason for the whole import; needed where something is removed
 */
export async function confirmPortfolio(
  context: Context,
  draft: ImportDraft,
  { digest, reason }: { digest: string; reason: string },
): Promise<ImportResult> {
  const collector = new Collector();
  const { onOrganisation, onSubcontractor } = collector;
  const approve = ({ facts }: ImportResult): Refusal | null => {
    if (collector.digest() !== digest) return { code: "concurrent-edit" };
    if (facts.removed > 0 && reason.trim() === "") return { code: "reason-required" };
    if (reason.length > reasonLengthMax) return { code: "text-too-long", params: { max: reasonLengthMax } };
    return /[\0\p{Cs}]/u.test(reason) ? { code: "bad-character" } : null;
  };
  return importPortfolio(context, readDraft(context, draft), {
    dryRun: false,
    reason: reason.trim() || "import",
    onOrganisation,
    onSubcontractor,
    approve,
    importId: draft.id,
  });
}
