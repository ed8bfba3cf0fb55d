import { leafOf, MerkleTree } from "../../../db/history/chain.server";
import { listAccountNames } from "../../../db/queries/account.server";
import { listFilesOf } from "../../../db/queries/dossier.server";
import { getHead, listTrail } from "../../../db/queries/history.server";
import type { Db } from "../../../db/schema";
import type { Cover, Dossier, Trail } from "../../domain/dossier/dossier";
import { makeDossier } from "../../domain/dossier/make-dossier";
import type { Context } from "../context";
import { findSubcontractor } from "../subcontractor/find-subcontractor.server";
import { besideNow, besideThen } from "./beside-facts.server";
import { mapOf } from "./map-figure.server";

export interface DossierOrder {
  key: string;
  cover: Cover<"auditor">;
  /** The last event that the register asked about knows of. */
  untilSeq: number;
}

async function trailOf(db: Db, subcontractorId: string, untilSeq: number, names: ReadonlyMap<string, string>) {
  const head = await getHead(db);
  const events = await listTrail(db, subcontractorId, untilSeq);
  const trail: Trail<"auditor"> = {
    seq: head.seq,
    chain: head.chain,
    root: MerkleTree.of(head.seq, head.peaks).root().toString("hex"),
    events: events.map(({ content, event }) => ({
      seq: event.seq,
      leaf: leafOf(content).toString("hex"),
      details: { content, event, actor: event.actor.kind === "account" ? (names.get(event.actor.id) ?? null) : null },
    })),
  };
  return trail;
}

/**
 * All that a pack says of one subcontractor, for an auditor; null where there is none of that key.
 * @param asked the register as it is or was known, as whoever asked may see it
 * @param kept the register as it is, where files, cases and history are
 */
export async function gatherDossier(
  asked: Context,
  kept: Db,
  { key, cover, untilSeq }: DossierOrder,
): Promise<Dossier<"auditor"> | null> {
  const found = await findSubcontractor(asked, key, cover.on);
  if (found === null) return null;
  const { id, facts } = found;
  const by = cover.known ?? cover.madeAt;
  const names = new Map((await listAccountNames(kept)).map((account) => [account.id, account.name]));
  const nameOfKey = new Map([{ key: facts.key, name: facts.name }, ...found.below].map((one) => [one.key, one.name]));
  const files = await listFilesOf(kept, id, by, names);
  const trail = await trailOf(kept, id, untilSeq, names);
  const events = () => trail.events.flatMap(({ details }) => (details === null ? [] : [details.event])).toReversed();
  const beside = await (cover.known === null ? besideNow(kept, id, by, names) : besideThen(kept, id, by, names, events()));
  return makeDossier({
    cover,
    facts,
    customerTerms: found.customerTerms,
    above: found.above.map(({ name }) => ({ name })),
    below: found.below.map(({ name, country, engagedBy, depth, light }) => ({
      name,
      country,
      engagedBy: nameOfKey.get(engagedBy) ?? engagedBy,
      depth,
      light,
    })),
    light: found.light,
    map: mapOf(facts, cover.on, cover.promise),
    filesOf: (list, factKey) => files.filter((one) => one.list === list && one.factKey === factKey).map(({ file }) => file),
    ...beside,
    trail,
  });
}
