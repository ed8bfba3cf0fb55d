import { leafOf } from "../../../db/history/chain.server";
import { rootOfProof } from "../../../db/history/inclusion.server";
import type { Manifest, ManifestEvent } from "../../domain/dossier/manifest";
import type { PackProblem } from "../../domain/dossier/pack-check";
import { readCheckpoint } from "../../domain/history/checkpoint";
import { isSignedBy } from "../../storage/signing-key.server";

/** The checkpoint: that it is of this history, and signed with the key that the manifest names. */
function* checkCheckpoint({ history }: Manifest): Generator<PackProblem> {
  const note = readCheckpoint(history.checkpoint);
  if (note === null) return yield { code: "checkpoint-unreadable" };
  const isOfIt =
    note.size === history.seq &&
    note.root === Buffer.from(history.root, "hex").toString("base64") &&
    note.chain === history.chain;
  if (!isOfIt) yield { code: "checkpoint-differs" };
  if (!isSignedBy(history.checkpointKey, note)) yield { code: "checkpoint-unsigned" };
}

function isWhatItSays({ seq, leaf, content }: ManifestEvent): boolean {
  if (content === undefined) return true;
  if (leafOf(content).toString("hex") !== leaf) return false;
  try {
    return (JSON.parse(content) as { seq?: unknown } | null)?.seq === seq;
  } catch {
    return false;
  }
}

/** The events of a manifest: each is what its leaf hash is of, and under the root of the checkpoint. */
export function* checkHistory(manifest: Manifest): Generator<PackProblem> {
  yield* checkCheckpoint(manifest);
  const { seq: size, root } = manifest.history;
  const seen = new Set<number>();
  for (const event of manifest.events) {
    const { seq, leaf, proof } = event;
    if (seen.has(seq)) yield { code: "event-twice", params: { seq } };
    seen.add(seq);
    if (!isWhatItSays(event)) yield { code: "event-altered", params: { seq } };
    const led = rootOfProof(
      Buffer.from(leaf, "hex"),
      seq,
      size,
      proof.map((hash) => Buffer.from(hash, "hex")),
    );
    if (led?.toString("hex") !== root) yield { code: "event-unproven", params: { seq } };
  }
}
