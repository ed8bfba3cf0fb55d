import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leafOf, MerkleTree } from "../../db/history/chain.server";
import { InclusionTree, rootOfProof } from "../../db/history/inclusion.server";
import { runs } from "../support/soak";

function treeOf(size: number) {
  const leaves = Array.from({ length: size }, (_, at) => leafOf(`event ${at + 1}`));
  const tree = MerkleTree.empty();
  for (const leaf of leaves) tree.append(leaf);
  return { leaves, root: tree.root() };
}

function proofsOf(leaves: readonly Buffer[], seqs: readonly number[]) {
  const tree = new InclusionTree(Buffer.concat(leaves));
  return seqs.map((seq) => tree.proof(seq));
}

describe("a proof that an event is in the history", () => {
  test("leads to the root, for every event of every small history", () => {
    for (let size = 1; size <= 40; size += 1) {
      const { leaves, root } = treeOf(size);
      const all = leaves.map((_, at) => at + 1);
      for (const [at, proof] of proofsOf(leaves, all).entries())
        expect(rootOfProof(leaves[at] as Buffer, at + 1, size, proof)).toEqual(root);
    }
  });

  test("leads elsewhere for another event, another place, another size and any changed hash", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (size, which, other) => {
        const { leaves, root } = treeOf(size);
        const seq = (which % size) + 1;
        const wrong = (other % size) + 1;
        const [proof = []] = proofsOf(leaves, [seq]);
        const leaf = leaves[seq - 1] as Buffer;
        expect(rootOfProof(leaf, seq, size, proof)).toEqual(root);
        expect(rootOfProof(leafOf("forged"), seq, size, proof)).not.toEqual(root);
        if (wrong !== seq) expect(rootOfProof(leaf, wrong, size, proof)).not.toEqual(root);
        for (const at of proof.keys()) {
          const changed = proof.map((hash, place) => (place === at ? leafOf("changed") : hash));
          expect(rootOfProof(leaf, seq, size, changed)).not.toEqual(root);
        }
        expect(rootOfProof(leaf, seq, size, proof.slice(1))).toBeNull();
        expect(rootOfProof(leaf, seq, size, [...proof, leaf])).toBeNull();
      }),
      { numRuns: runs(40) },
    );
  });

  test("is of the leaf that the history has there", () => {
    const { leaves } = treeOf(70);
    const tree = new InclusionTree(Buffer.concat(leaves));
    expect(leaves.map((_, at) => tree.leaf(at + 1))).toEqual(leaves);
  });

  test("refuses numbers that are none of the history", () => {
    const { leaves } = treeOf(3);
    const tree = new InclusionTree(Buffer.concat(leaves));
    for (const seq of [4, 0, 1.5]) {
      expect(() => tree.proof(seq)).toThrow("one of the history");
      expect(() => tree.leaf(seq)).toThrow("one of the history");
    }
    for (const seq of [0, 4, 1.5, Number.NaN]) expect(rootOfProof(leaves[0] as Buffer, seq, 3, [])).toBeNull();
  });

  test("is as RFC 6962 says for its tree of seven", () => {
    const { leaves } = treeOf(7);
    const seven = proofsOf(leaves, [1, 4, 5, 7]).map((proof) => proof.length);
    expect(seven).toEqual([3, 3, 3, 2]);
    expect(proofsOf(leaves, [1])[0]?.[0]).toEqual(leaves[1]);
    expect(proofsOf(leaves, [5])[0]?.[1]).toEqual(leaves[6]);
  });
});
