import { findStoredByKey, listStored } from "../../../db/queries/facts.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { liveView } from "../../../db/queries/standing.server";
import { isWithin } from "../../../db/queries/scope.server";
import { findStanding, listChainBelow } from "../../../db/queries/view.server";
import { contains } from "../../domain/day";
import type { Light } from "../../domain/flag";
import { lightOf } from "../../domain/light";
import type { Promise_, Subcontractor, Terms } from "../../domain/portfolio";
import { type StandingContent, standingOf } from "../../domain/standing";
import { type Context, scopeOf } from "../context";

export interface FoundSubcontractor {
  id: string;
  facts: Subcontractor;
  /** Judged for the day asked about. */
  state: StandingContent;
  light: Light;
  promise: Promise_;
  customerTerms: Terms | null;
  /** Who engages it, nearest first; empty where we do. */
  above: { key: string; name: string }[];
  /** Whom it engages, at any depth. */
  below: { key: string; name: string; country: string | null; engagedBy: string; depth: number; light: Light }[];
}

/** A subcontractor with its state on a day: read where the stored span covers the day, else judged now. Null where there is none. */
export async function findSubcontractor(context: Context, key: string, on: string): Promise<FoundSubcontractor | null> {
  const db = context.database.reader;
  const scope = scopeOf(context);
  const stored = await findStoredByKey(db, scope, key);
  if (stored === null) return null;
  const { promise, customerTerms = null } = await getOrganisation(db);
  const { id, facts } = stored;

  const nodes = await listChainBelow(db, liveView, id);
  const below = await listStored(
    db,
    (
      await db
        .selectFrom("subcontractor")
        .select("id")
        .where("key", "in", nodes.length === 0 ? [""] : nodes.map((node) => node.key))
        .execute()
    ).map((row) => row.id),
  );
  const lights = new Map<string, Light>();
  for (const node of below) {
    const standing = await findStanding(db, liveView, node.id);
    const covered = standing !== null && contains({ from: standing.ownFrom, until: standing.ownUntil }, on);
    lights.set(node.facts.key, covered ? standing.ownLight : standingOf(node.facts, on, promise).ownLight);
  }
  const standing = await findStanding(db, liveView, id);
  const covered = standing !== null && contains({ from: standing.ownFrom, until: standing.ownUntil }, on);
  const judged = covered ? { content: standing.content, ownLight: standing.ownLight } : standingOf(facts, on, promise);
  const redBelow = facts.engagedBy === null && [...lights.values()].includes("red");

  const above: { key: string; name: string }[] = [];
  for (let next = facts.engagedBy; next !== null; ) {
    const engager = await db
      .selectFrom("subcontractor as s")
      .leftJoin("subcontractor as e", "e.id", "s.engagedById")
      .select(["s.key", "s.name", "e.key as next"])
      .where("s.key", "=", next)
      .where(isWithin(scope, "s.id"))
      .executeTakeFirst();
    if (engager === undefined) break;
    above.push({ key: engager.key, name: engager.name });
    next = engager.next;
  }
  return {
    id,
    facts,
    state: judged.content,
    light: lightOf(judged.ownLight, redBelow),
    promise,
    customerTerms,
    above,
    below: nodes.map(({ key: nodeKey, name, country, engagedBy, depth }) => ({
      key: nodeKey,
      name,
      country,
      engagedBy,
      depth: Number(depth),
      light: lights.get(nodeKey) ?? "grey",
    })),
  };
}
