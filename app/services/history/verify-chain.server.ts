import { firstLink, leafOf, linkOf, MerkleTree } from "../../../db/history/chain.server";
import {
  findAdoptedKeys,
  getHead,
  listCheckpointsAfter,
  listHistoryEvents,
  streamChain,
} from "../../../db/queries/history.server";
import type { Db } from "../../../db/schema";
import { readCheckpoint, type SignedCheckpoint } from "../../domain/history/checkpoint";
import type { CheckpointPlace, HistoryProblem, LostCheckpoint } from "../../domain/history/problem";
import { isSignedBy } from "../../storage/signing-key.server";

interface PlacedNote {
  size: number;
  note: string;
  place: CheckpointPlace;
}

/** Notes by how many events they are of. */
export type OutsideNotes = Iterable<readonly [size: number, note: string]>;

/** A backup that the register was restored from: what came after `head` and before `at` was lost. */
interface Restore {
  seq: number;
  at: string;
  madeAt: string;
  headSeq: number;
}

async function restoresOf(db: Db): Promise<Restore[]> {
  const events = await listHistoryEvents(db, "restored");
  return events.flatMap(({ seq, at, content }) => {
    // By its pattern: the text may have been tampered with so that it is no JSON.
    const said = /"head":\{"chain":"[0-9a-f]{64}","seq":(\d{1,15})\},"madeAt":"([^"]{20,24})"/.exec(content);
    return said === null ? [] : [{ seq, at, headSeq: Number(said[1]), madeAt: said[2] ?? "" }];
  });
}

async function notesOf(db: Db, outside: OutsideNotes): Promise<PlacedNote[]> {
  const within = (await listCheckpointsAfter(db, 0)).map(({ seq, note }): PlacedNote => ({ size: seq, note, place: "database" }));
  const kept = [...outside].map(([size, note]): PlacedNote => ({ size, note, place: "outside" }));
  return [...within, ...kept].sort((a, b) => a.size - b.size);
}

/** The checkpoints against the history, as the chain is walked. */
class CheckpointTrail {
  readonly problems: HistoryProblem[] = [];
  readonly lost: LostCheckpoint[] = [];
  private next = 0;
  private readonly good: Record<CheckpointPlace, number> = { database: 0, outside: 0 };

  constructor(
    private readonly notes: readonly PlacedNote[],
    private readonly keys: readonly { seq: number; publicKey: string }[],
    private readonly restores: readonly Restore[],
  ) {}

  /** A signed note from between a backup and its restore speaks of events that went with the restore. */
  private isLost(read: SignedCheckpoint, place: CheckpointPlace): boolean {
    if (place !== "outside") return false;
    const restore = this.restores.find(({ seq, headSeq, at }) => seq === headSeq + 1 && headSeq < read.size && read.at <= at);
    // The key has to be known from before: whoever signs with a new one could say anything.
    if (restore === undefined || !this.isSigned(read, restore.headSeq)) return false;
    this.lost.push({ size: read.size, madeAt: restore.madeAt, restoredAt: restore.at });
    return true;
  }

  /** A key counts for what was signed once the history knew it. */
  private isSigned(read: SignedCheckpoint, size: number): boolean {
    return this.keys.some(({ seq, publicKey }) => seq <= size && isSignedBy(publicKey, read));
  }

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
    const agrees = read.root === tree.root().toString("base64") && read.chain === link.toString("hex");
    if (!agrees && this.isLost(read, place)) return;
    if (!this.isSigned(read, size)) this.problems.push({ code: "checkpoint-unsigned", params: { size, place } });
    if (agrees) this.good[place] = size;
    else this.problems.push({ code: "rewritten-between", params: { from: this.good[place], to: size, place } });
  }

  /** What is left speaks of events that are not there. */
  end(have: number): void {
    for (const { size, note, place } of this.notes.slice(this.next)) {
      const read = readCheckpoint(note);
      if (read !== null && read.size === size && this.isLost(read, place)) continue;
      if (size > have) this.problems.push({ code: "tail-cut", params: { size, have, place } });
    }
  }
}

export interface ChainVerdict {
  events: number;
  /** The chain after the last event, hexadecimal. */
  chain: string;
  checkpoints: Record<CheckpointPlace, number>;
  /** Checkpoints outside that a restore lost. */
  lost: LostCheckpoint[];
  problems: HistoryProblem[];
}

/**
 * Walks the chain from the first event to the last, and holds every checkpoint against it. The first event that does not
 * fit is named; what comes after it is not judged.
 * @param outside notes that were kept outside the database, by their size
 */
export async function verifyChain(db: Db, outside: OutsideNotes): Promise<ChainVerdict> {
  const notes = await notesOf(db, outside);
  const trail = new CheckpointTrail(notes, await findAdoptedKeys(db), await restoresOf(db));
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
    lost: trail.lost,
    problems: [...problems, ...trail.problems],
  };
}
