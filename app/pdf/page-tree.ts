import { type PDFContext, PDFName, PDFNumber, PDFPageLeaf, PDFPageTree, type PDFRef } from "pdf-lib";
import { paper } from "./look";
import type { Page } from "./page";
import { deflatedStream } from "./written";

/** Kids of a node: a reader finds page 10,000 in three steps. */
const fan = 32;

/**
 * Writes the pages and the tree above them. They are the library's own objects, so that it can find them again.
 * @param root what the catalog calls its pages
 */
export function writePages(context: PDFContext, root: PDFRef, pages: readonly Page[], resources: PDFRef): void {
  const leaves = pages.map((page, at) => {
    const leaf = PDFPageLeaf.withContextAndParent(context, root);
    // The library would give it an American size.
    leaf.delete(PDFName.of("MediaBox"));
    // On the page itself: PDF/A does not take resources that are inherited (6.2.2).
    leaf.set(PDFName.of("Resources"), resources);
    leaf.set(PDFName.of("Contents"), deflatedStream(context, Buffer.from(page.operators.join("\n"), "latin1")));
    leaf.set(PDFName.of("StructParents"), PDFNumber.of(at));
    leaf.set(PDFName.of("Tabs"), PDFName.of("S"));
    if (page.links.length > 0) leaf.set(PDFName.of("Annots"), context.obj(page.links.map(({ ref }) => ref)));
    context.assign(page.ref, leaf);
    return { ref: page.ref, node: leaf as PDFPageLeaf | PDFPageTree, count: 1 };
  });
  let level = leaves;
  while (level.length > fan) {
    const above: typeof level = [];
    for (let at = 0; at < level.length; at += fan) {
      const ref = context.nextRef();
      const node = PDFPageTree.withContext(context, root);
      above.push({ ref, node, count: fill(context, node, ref, level.slice(at, at + fan)) });
      context.assign(ref, node);
    }
    level = above;
  }
  const top = PDFPageTree.withContext(context);
  fill(context, top, root, level);
  top.set(PDFName.of("MediaBox"), context.obj([0, 0, paper.width, paper.height]));
  context.assign(root, top);
}

/** @returns how many pages are below the node */
function fill(
  context: PDFContext,
  node: PDFPageTree,
  ref: PDFRef,
  kids: readonly { ref: PDFRef; node: PDFPageLeaf | PDFPageTree; count: number }[],
): number {
  const count = kids.reduce((sum, kid) => sum + kid.count, 0);
  for (const kid of kids) kid.node.set(PDFName.of("Parent"), ref);
  node.set(PDFName.of("Kids"), context.obj(kids.map((kid) => kid.ref)));
  node.set(PDFName.of("Count"), PDFNumber.of(count));
  return count;
}
