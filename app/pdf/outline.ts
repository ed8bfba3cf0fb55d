import type { PDFContext, PDFRef } from "pdf-lib";
import { cleanText } from "./clean-text";
import { shortened } from "./fit-line";
import type { Entry } from "./flow";
import { decimal, textString, Written } from "./written";

interface Item extends Entry {
  ref: PDFRef;
  kids: Item[];
}

/** The bookmarks: parts, closed, with the headings below them (ISO 32000-1, 12.3.3). Null where there is none. */
export function writeOutline(context: PDFContext, entries: readonly Entry[]): PDFRef | null {
  const items: Item[] = [];
  for (const entry of entries) {
    const item = { ...entry, ref: context.nextRef(), kids: [] };
    const parent = items.at(-1);
    if (entry.level === 0 || parent === undefined) items.push(item);
    else parent.kids.push(item);
  }
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return null;
  const root = context.nextRef();
  context.assign(root, new Written(`<</Type/Outlines/First ${first.ref}/Last ${last.ref}/Count ${items.length}>>`));
  writeItems(context, items, root);
  return root;
}

function writeItems(context: PDFContext, items: readonly Item[], parent: PDFRef): void {
  for (const [at, { ref, title, page, y, kids }] of items.entries()) {
    const [before, after, first, last] = [items[at - 1], items[at + 1], kids[0], kids.at(-1)];
    context.assign(
      ref,
      new Written(
        `<</Title${textString(shortened(cleanText(title)))}/Parent ${parent}` +
          (before === undefined ? "" : `/Prev ${before.ref}`) +
          (after === undefined ? "" : `/Next ${after.ref}`) +
          (first === undefined || last === undefined ? "" : `/First ${first.ref}/Last ${last.ref}/Count ${-kids.length}`) +
          `/Dest[${page.ref}/XYZ 0 ${decimal(y + 10)} null]>>`,
      ),
    );
    writeItems(context, kids, ref);
  }
}
