import { nodeOf } from "./chain.server";

/** A stretch of leaves, from `from` to just before `to`. */
type Stretch = readonly [from: number, to: number];

/** The largest power of two smaller than the count (RFC 6962, section 2.1). */
function halfOf(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

/** The stretches whose hashes prove a leaf, nearest to the leaf first (RFC 6962, section 2.1.1). */
function pathOf(leaf: number, size: number): Stretch[] {
  const path: Stretch[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + halfOf(to - from);
    if (leaf < middle) {
      path.push([middle, to]);
      to = middle;
    } else {
      path.push([from, middle]);
      from = middle;
    }
  }
  return path.reverse();
}

const hashBytes = 32;

/** All nodes of the tree over a history, from which any event is proven at once: 64 bytes for each event. */
export class InclusionTree {
  /** Hashes one after another: the leaves, and above them each full pair, and so on. */
  private readonly levels: Buffer[];
  readonly size: number;

  /** @param leaves of all events, the first to begin with, one after another */
  constructor(leaves: Buffer) {
    this.size = leaves.length / hashBytes;
    this.levels = [leaves];
    for (let below = leaves; below.length >= 2 * hashBytes; ) {
      const pairs = Math.floor(below.length / hashBytes / 2);
      const level = Buffer.allocUnsafe(pairs * hashBytes);
      for (let at = 0; at < pairs; at += 1) nodeOf(nodeAt(below, at * 2), nodeAt(below, at * 2 + 1)).copy(level, at * hashBytes);
      this.levels.push(level);
      below = level;
    }
  }

  private hashOf([from, to]: Stretch): Buffer {
    const count = to - from;
    const height = Math.log2(count);
    const level = Number.isInteger(height) && from % count === 0 ? this.levels[height] : undefined;
    if (level !== undefined && (from / count + 1) * hashBytes <= level.length) return nodeAt(level, from / count);
    const middle = from + halfOf(count);
    return nodeOf(this.hashOf([from, middle]), this.hashOf([middle, to]));
  }

  private require(seq: number): void {
    if (!(Number.isInteger(seq) && seq >= 1 && seq <= this.size))
      throw new Error("An event that is proven is one of the history.");
  }

  /** @param seq of an event of the history, from 1 */
  leaf(seq: number): Buffer {
    this.require(seq);
    return nodeAt(this.levels[0] as Buffer, seq - 1);
  }

  /** The hashes from an event's neighbour up to below the root. @param seq from 1 */
  proof(seq: number): Buffer[] {
    this.require(seq);
    return pathOf(seq - 1, this.size).map((stretch) => this.hashOf(stretch));
  }
}

const nodeAt = (level: Buffer, at: number) => level.subarray(at * hashBytes, (at + 1) * hashBytes);

/** The root that a proof leads to; null where it has another length than the tree asks for. @param seq of the event, from 1 */
export function rootOfProof(leaf: Buffer, seq: number, size: number, proof: readonly Buffer[]): Buffer | null {
  if (!Number.isSafeInteger(seq) || !Number.isSafeInteger(size) || seq < 1 || seq > size) return null;
  const path = pathOf(seq - 1, size);
  if (path.length !== proof.length) return null;
  return path.reduce((hash, [from], at) => {
    const other = proof[at] as Buffer;
    return from >= seq ? nodeOf(hash, other) : nodeOf(other, hash);
  }, leaf);
}
