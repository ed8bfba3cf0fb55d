import { leafOf } from "../../../db/history/chain.server";
import { InclusionProofs } from "../../../db/history/inclusion.server";
import { listCheckpointsAfter, streamChain } from "../../../db/queries/history.server";
import type { ManifestEvent, ManifestHistory } from "../../domain/dossier/manifest";
import { readCheckpoint } from "../../domain/history/checkpoint";
import { openSigningKey } from "../../storage/signing-key.server";
import type { Context } from "../context";
import { makeCheckpoint } from "../history/make-checkpoint.server";

export interface ProvenEvents {
  history: ManifestHistory;
  events: ManifestEvent[];
}

export interface ProofOptions {
  /** Whether the events' texts are to stand in the manifest: in an auditor's edition only. */
  hasContent: boolean;
  /** Told of every leaf hash of the history in its turn, in hexadecimal: for the ZIP edition. */
  onLeaf?: (leaf: string) => void;
}

/**
 * The history up to a checkpoint of now, and for each of some events the proof that it is in it. The history is read once; what
 * is held of it is a handful of hashes for each event.
 * @param seqs numbers of the events, in the order in which they are wanted; later ones than the checkpoint are left out
 */
export async function proveEvents(context: Context, seqs: readonly number[], options: ProofOptions): Promise<ProvenEvents> {
  await makeCheckpoint(context);
  const { publicKey } = openSigningKey(context.dataDirectory);
  return context.database.snapshot(async (db) => {
    const [newest] = (await listCheckpointsAfter(db, 0)).slice(-1);
    const read = newest === undefined ? null : readCheckpoint(newest.note);
    if (newest === undefined || read === null) throw new Error("A history that packs are made of has a checkpoint.");
    const { seq } = newest;
    const wanted = seqs.filter((one) => one <= seq);
    const proofs = new InclusionProofs(wanted, seq);
    const kept = new Map<number, { leaf: string; content: string }>(wanted.map((one) => [one, { leaf: "", content: "" }]));
    for await (const row of streamChain(db)) {
      if (row.seq > seq) break;
      const leaf = leafOf(row.content);
      proofs.append(leaf);
      const hex = leaf.toString("hex");
      options.onLeaf?.(hex);
      if (kept.has(row.seq)) kept.set(row.seq, { leaf: hex, content: row.content });
    }
    const paths = proofs.proofs();
    return {
      history: {
        seq,
        root: Buffer.from(read.root, "base64").toString("hex"),
        chain: read.chain,
        checkpoint: newest.note,
        checkpointKey: publicKey,
      },
      events: wanted.map((one, at) => {
        const { leaf, content } = kept.get(one) ?? { leaf: "", content: "" };
        const proof = (paths[at] ?? []).map((hash) => hash.toString("hex"));
        return { seq: one, leaf, proof, ...(options.hasContent ? { content } : {}) };
      }),
    };
  });
}
