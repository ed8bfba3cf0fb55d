import { leafOf } from "../../../db/history/chain.server";
import { InclusionTree } from "../../../db/history/inclusion.server";
import { listCheckpointsAfter, streamChain } from "../../../db/queries/history.server";
import type { ManifestEvent, ManifestHistory } from "../../domain/dossier/manifest";
import { readCheckpoint } from "../../domain/history/checkpoint";
import { openSigningKey } from "../../storage/signing-key.server";
import type { Context } from "../context";
import { makeCheckpoint } from "../history/make-checkpoint.server";

/** The history up to a checkpoint of now, by which the events of packs are proven: read once, for however many packs. */
export interface HistoryProof {
  history: ManifestHistory;
  /** The event with its proof; null where it came after the checkpoint. @param content of an auditor's edition; null elsewhere */
  eventOf(seq: number, content: string | null): ManifestEvent | null;
  /** A line for each event: its leaf hash in hexadecimal. */
  leafLines(): Buffer;
}

const growth = 1 << 20;

async function readLeaves(context: Context, seq: number): Promise<Buffer> {
  let leaves = Buffer.alloc(growth);
  let used = 0;
  await context.database.snapshot(async (db) => {
    for await (const row of streamChain(db)) {
      if (row.seq > seq) break;
      if (used + 32 > leaves.length) leaves = Buffer.concat([leaves, Buffer.alloc(leaves.length)]);
      used += leafOf(row.content).copy(leaves, used);
    }
  });
  return leaves.subarray(0, used);
}

/** @param context of the product itself: a checkpoint is made where one is due */
export async function openHistoryProof(context: Context): Promise<HistoryProof> {
  await makeCheckpoint(context);
  const [newest] = (await listCheckpointsAfter(context.database.reader, 0)).slice(-1);
  const read = newest === undefined ? null : readCheckpoint(newest.note);
  if (newest === undefined || read === null) throw new Error("A history that packs are made of has a checkpoint.");
  const tree = new InclusionTree(await readLeaves(context, newest.seq));
  return {
    history: {
      seq: newest.seq,
      root: Buffer.from(read.root, "base64").toString("hex"),
      chain: read.chain,
      checkpoint: newest.note,
      checkpointKey: openSigningKey(context.dataDirectory).publicKey,
    },
    eventOf(seq, content) {
      if (seq > newest.seq) return null;
      const proof = tree.proof(seq).map((hash) => hash.toString("hex"));
      return { seq, leaf: tree.leaf(seq).toString("hex"), proof, ...(content === null ? {} : { content }) };
    },
    leafLines: () => Buffer.from(Array.from({ length: tree.size }, (_, at) => `${tree.leaf(at + 1).toString("hex")}\n`).join("")),
  };
}
