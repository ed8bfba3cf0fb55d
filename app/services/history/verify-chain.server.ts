import { firstLink, leafOf, linkOf, MerkleTree } from "../../../db/history/chain.server";
import { findAdoptedKeys, getHead, listCheckpointsAfter, streamChain } from "../../../db/queries/history.server";
import type { Db } from "../../../db/schema";
import { readCheckpoint } from "../../domain/history/checkpoint";
import type { CheckpointPlace, HistoryProblem } from "../../domain/history/problem";
import { isSignedBy } from "../../storage/signing-key.server";

interface PlacedNote {
  size: number;
  note: string;
  place: CheckpointPlace;
}

async function notesOf(db: Db, outside: ReadonlyMap<number, string>): Promise<PlacedNote[]> {
  const within = (await listCheckpointsAfter(db, 0)).map(({ seq, note }): PlacedNote => ({ size: seq, note, place: "database" }));
  const kept = [...outside].map(([size, note]): PlacedNote => ({ size, note, place: "outside" }));
  return [...within, ...kept].sort((a, b) => a.size - b.size);
}

/** The checkpoints against the history, as the chain is walked. */
class CheckpointTrail {
  readonly problems: HistoryProblem[] = [];
  private next = 0;
  private readonly good: Record<CheckpointPlace, number> = { database: 0, outside: 0 };

  constructor(
    private readonly notes: readonly PlacedNote[],
    private readonly keys: readonly { seq: number; publicKey: string }[],
  ) {}

  /** Told of every event in its turn. */
  pass(tree: MerkleTree, link: Buffer): void {
    for (; this.notes[this.next]?.size === tree.size; this.next += 1) {
      const placed = this.notes[this.next];
      if (placed !== undefined) this.judge(placed, tree, link);
    }
  }

  private judge({ size, note, place }: PlacedNote, tree: MerkleTree, link: Buffer): void {
    const read = readCheckpoint(note);
    if (read === null || read.size !== size) {
      this.problems.push({ code: "checkpoint-unreadable", params: { size, place } });
      return;
    }
    // A key counts for what was signed once the history knew it.
    if (!this.keys.some(({ seq, publicKey }) => seq <= size && isSignedBy(publicKey, read))) {
      this.problems.push({ code: "checkpoint-unsigned", params: { size, place } });
    }
    if (read.root === tree.root().toString("base64") && read.chain === link.toString("hex")) this.good[place] = size;
    else this.problems.push({ code: "rewritten-between", params: { from: this.good[place], to: size, place } });
  }

  /** What is left speaks of events that are not there. */
  end(have: number): void {
    for (const { size, place } of this.notes.slice(this.next)) {
      if (size > have) this.problems.push({ code: "tail-cut", params: { size, have, place } });
    }
  }
}

export interface ChainVerdict {
  events: number;
  /** The chain after the last event, hexadecimal. */
  chain: string;
  checkpoints: Record<CheckpointPlace, number>;
  problems: HistoryProblem[];
}

/**
 * Walks the chain from the first event to the last, and holds every checkpoint against it. The first event that does not
 * fit is named; what comes after it is not judged.
 * @param outside notes that were kept outside the database, by their size
 */
export async function verifyChain(db: Db, outside: ReadonlyMap<number, string>): Promise<ChainVerdict> {
  const notes = await notesOf(db, outside);
  const trail = new CheckpointTrail(notes, await findAdoptedKeys(db));
  const tree = MerkleTree.empty();
  const problems: HistoryProblem[] = [];
  let link: Buffer = firstLink;
  for await (const { seq, content, chain } of streamChain(db)) {
    if (seq !== tree.size + 1) {
      problems.push({ code: "event-missing", params: { seq: tree.size + 1 } });
      break;
    }
    const leaf = leafOf(content);
    const next = linkOf(link, leaf);
    if (next.toString("hex") !== chain) {
      problems.push({ code: "event-altered", params: { seq } });
      break;
    }
    link = next;
    tree.append(leaf);
    trail.pass(tree, link);
  }
  if (problems.length === 0) {
    const head = await getHead(db);
    if (head.seq !== tree.size || head.chain !== link.toString("hex") || head.peaks !== tree.peaksText())
      problems.push({ code: "head-differs", params: { seq: tree.size } });
    trail.end(tree.size);
  }
  const count = (place: CheckpointPlace) => notes.filter((note) => note.place === place).length;
  return {
    events: tree.size,
    chain: link.toString("hex"),
    checkpoints: { database: count("database"), outside: count("outside") },
    problems: [...problems, ...trail.problems],
  };
}
