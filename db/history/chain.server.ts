import { hash, randomBytes } from "node:crypto";

/**
 * How the history is hashed. Every kind of hash begins with a byte of its own, so that none can be passed off as another:
 * 0x00 an event (a leaf), 0x01 an inner node of the Merkle tree (RFC 6962, section 2.1), 0x02 a link of the chain,
 * 0x03 the commitment to a personal value.
 */
const sha256 = (bytes: string | Buffer) => hash("sha256", bytes, "buffer");

/** What the first link of the chain follows. */
export const firstLink = Buffer.alloc(32);

/** @param content the canonical JSON of an event */
export const leafOf = (content: string): Buffer => sha256(`\u0000${content}`);

function hashOfTwo(kind: number, left: Buffer, right: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(65);
  bytes[0] = kind;
  left.copy(bytes, 1);
  right.copy(bytes, 33);
  return sha256(bytes);
}

/** An inner node of the Merkle tree. */
export const nodeOf = (left: Buffer, right: Buffer): Buffer => hashOfTwo(0x01, left, right);

/** The chain after an event: all that came before, and the event. */
export const linkOf = (previous: Buffer, leaf: Buffer): Buffer => hashOfTwo(0x02, previous, leaf);

let salts = Buffer.alloc(0);

/** 32 random bytes, never given out twice. The generator is asked for many at once: asking costs more than the bytes. */
export function newSalt(): Buffer {
  if (salts.length === 0) salts = randomBytes(32 * 256);
  const salt = salts.subarray(0, 32);
  salts = salts.subarray(32);
  return salt;
}

/** @param json the canonical JSON of a personal value */
export const commitmentOf = (salt: Buffer, json: string): string =>
  sha256(Buffer.concat([Buffer.of(0x03), salt, Buffer.from(json)])).toString("hex");

/**
 * The Merkle tree over the events so far, kept as the roots of its full subtrees, largest first: to append an event and
 * to know the root takes a handful of hashes, however long the history is.
 */
export class MerkleTree {
  private constructor(
    public size: number,
    private readonly peaks: Buffer[],
  ) {}

  static empty(): MerkleTree {
    return new MerkleTree(0, []);
  }

  /** @param peaks as {@link peaksText} gives them */
  static of(size: number, peaks: string): MerkleTree {
    const bytes = Buffer.from(peaks, "hex");
    return new MerkleTree(
      size,
      Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, at * 32 + 32)),
    );
  }

  append(leaf: Buffer): void {
    let node = leaf;
    for (let full = this.size; full % 2 === 1; full = (full - 1) / 2) node = nodeOf(this.peaks.pop() ?? firstLink, node);
    this.peaks.push(node);
    this.size += 1;
  }

  /** RFC 6962, section 2.1: of no events the hash of nothing. */
  root(): Buffer {
    const [last, ...others] = [...this.peaks].reverse();
    return last === undefined ? sha256("") : others.reduce((right, left) => nodeOf(left, right), last);
  }

  peaksText(): string {
    return Buffer.concat(this.peaks).toString("hex");
  }
}
