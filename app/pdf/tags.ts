import type { PDFContext, PDFRef } from "pdf-lib";
import type { Page } from "./page";
import { register, textString, Written } from "./written";

/** Types of ISO 32000-1, 14.8.4, as far as they are used here. */
export type TagType =
  | "Document"
  | "Part"
  | "Div"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "P"
  | "Code"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "Caption"
  | "THead"
  | "TBody"
  | "TR"
  | "TH"
  | "TD"
  | "TOC"
  | "TOCI"
  | "Reference"
  | "Link"
  | "Figure"
  | "Form";

interface Marked {
  page: Page;
  id: number;
}
interface Annotated {
  page: Page;
  annotation: PDFRef;
}

/** An element of the document's structure: what a piece of it is, for who does not see it. */
export class Tag {
  readonly kids: (Tag | Marked | Annotated)[] = [];
  ref: PDFRef | null = null;

  /** @param attributes as they stand in the file, such as `/Alt<…>` */
  constructor(
    readonly type: TagType,
    parent: Tag | null,
    public attributes = "",
  ) {
    parent?.kids.push(this);
  }

  add(type: TagType, attributes = ""): Tag {
    return new Tag(type, this, attributes);
  }

  /** Gives it and all below it a number, then writes them; `root` is what the topmost belongs to. */
  write(context: PDFContext, root: PDFRef): void {
    this.#number(context);
    this.#write(context, root);
  }

  #number(context: PDFContext): void {
    this.ref = context.nextRef();
    for (const kid of this.kids) if (kid instanceof Tag) kid.#number(context);
  }

  #write(context: PDFContext, parent: PDFRef): void {
    const { ref } = this;
    if (ref === null) throw new Error("A tag is written before it has a number.");
    let home: Page | null = null;
    const kids: string[] = [];
    for (const kid of this.kids) {
      if (kid instanceof Tag) {
        kid.#write(context, ref);
        kids.push(`${kid.ref?.objectNumber} 0 R`);
        continue;
      }
      home ??= kid.page;
      if ("annotation" in kid) kids.push(`<</Type/OBJR/Obj ${kid.annotation}/Pg ${kid.page.ref}>>`);
      else kids.push(kid.page === home ? String(kid.id) : `<</Type/MCR/Pg ${kid.page.ref}/MCID ${kid.id}>>`);
    }
    const [first = ""] = kids;
    const k = kids.length === 0 ? "" : kids.length === 1 ? `/K ${first}` : `/K[${kids.join(" ")}]`;
    const page = home === null ? "" : `/Pg ${home.ref}`;
    context.assign(ref, new Written(`<</S/${this.type}/P ${parent}${page}${k}${this.attributes}>>`));
  }
}

export const alternative = (text: string) => `/Alt${textString(text)}`;

/** Entries to a leaf of the number tree. */
const leafSize = 64;

/**
 * The tree that leads from marked content and annotations to their tags (ISO 32000-1, 14.7.4.4).
 * @param entries by StructParent(s), none left out
 */
export function writeParentTree(context: PDFContext, entries: readonly string[]): PDFRef {
  const leaves: string[] = [];
  for (let at = 0; at < entries.length; at += leafSize) {
    const nums = entries.slice(at, at + leafSize).map((entry, index) => `${at + index} ${entry}`);
    leaves.push(register(context, `<</Limits[${at} ${at + nums.length - 1}]/Nums[${nums.join(" ")}]>>`).toString());
  }
  return register(context, `<</Kids[${leaves.join(" ")}]>>`);
}
