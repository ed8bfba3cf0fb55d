import type { PDFContext } from "pdf-lib";
import type { Text } from "./content";
import type { Fonts } from "./fonts";
import { breakLines, type Line, type Span } from "./lines";
import { onlyKnown } from "./links";
import { baselineOf, body } from "./look";
import { Page, type PendingLink } from "./page";
import type { Tag } from "./tags";
import type { TextLook } from "./units";

/** A box that a line of text was put into, in points. */
export interface LineBox {
  page: Page;
  left: number;
  right: number;
  top: number;
  bottom: number;
  textLeft: number;
  textRight: number;
}

/** A line of the outline, and of the page of contents where its level is 0. */
export interface Entry {
  level: 0 | 1;
  title: string;
  page: Page;
  y: number;
}

export interface Drawing {
  context: PDFContext;
  fonts: Fonts;
  /** Anchors that the document has: a link to another would lead nowhere. */
  anchors: ReadonlySet<string>;
  /** Where each anchor came to stand. */
  places: Map<string, { page: Page; y: number }>;
  entries: Entry[];
  /** Operators of the map's outlines, by their SVG path: Europe is the same for everybody. */
  outlines: Map<string, string>;
  /** Lines of short texts that were set before: titles, states, questions and clauses come again and again. */
  set: Map<string, readonly Line[]>;
  /** Every line that was drawn; null where nobody asks. */
  boxes: LineBox[] | null;
}

/** Letters of a text whose lines are remembered, and how many texts are. */
const rememberedMax = 200;
const textsRemembered = 20_000;

/** Half a hundredth of a point: numbers are written with two decimals. */
const tolerance = 0.02;

/** Where the next piece goes, on pages that follow one another. */
export class Flow {
  readonly pages: Page[] = [];
  readonly left = body.left;
  readonly right = body.right;
  readonly top = body.top;
  readonly bottom = body.bottom;
  /** The upper edge of what comes next. */
  y = body.top;

  constructor(
    readonly drawing: Drawing,
    readonly header: string | null,
  ) {}

  get page(): Page {
    return this.pages.at(-1) ?? this.startPage();
  }

  get width(): number {
    return this.right - this.left;
  }

  get room(): number {
    return this.y - this.bottom;
  }

  get isAtTop(): boolean {
    return this.pages.length === 0 || this.y === this.top;
  }

  /** A text in lines no wider than `width`; links that lead nowhere are text like other text. */
  set(text: Text, look: TextLook, width: number): readonly Line[] {
    const { fonts, anchors, set } = this.drawing;
    if (typeof text !== "string" || text.length > rememberedMax) return breakLines(fonts, onlyKnown(text, anchors), look, width);
    const { setting, style = "", colour = "" } = look;
    const key = `${width} ${setting.size} ${setting.leading} ${style} ${colour} ${text}`;
    const known = set.get(key);
    if (known !== undefined) return known;
    const lines = breakLines(fonts, text, look, width);
    if (set.size >= textsRemembered) set.clear();
    set.set(key, lines);
    return lines;
  }

  startPage(): Page {
    const page = new Page(this.drawing.context.nextRef(), this.header);
    this.pages.push(page);
    this.y = this.top;
    return page;
  }

  /** Space between blocks, of which there is none at the top of a page. */
  gap(height: number): void {
    if (!this.isAtTop) this.y = Math.max(this.y - height, this.bottom);
  }

  /** Begins a page where less than `height` is left, if that is more than nothing gained. */
  ensure(height: number): void {
    if (this.pages.length === 0 || (height > this.room + tolerance && !this.isAtTop)) this.startPage();
  }

  /** Makes what comes next findable: by its anchor, and in the outline where it has a level there. */
  mark(anchor: string | undefined, level: 0 | 1 | null, title: string): void {
    const place = { page: this.page, y: this.y };
    if (anchor !== undefined) this.drawing.places.set(anchor, place);
    if (level !== null) this.drawing.entries.push({ level, title, ...place });
  }

  /**
   * Draws lines of one tag below one another, from `top`. A link among them gets a tag and an annotation of its own.
   * @returns the lower edge of the last line
   */
  lines(tag: Tag, lines: readonly Line[], left: number, right: number, top: number, align: "left" | "right" = "left"): number {
    const { page } = this;
    let open = false;
    let y = top;
    const close = () => {
      if (open) page.end();
      open = false;
    };
    for (const line of lines) {
      const x = align === "left" ? left : right - line.width;
      const baseline = y - baselineOf(line.setting);
      this.#check({ left, right, top: y, bottom: y - line.setting.leading, textLeft: x, textRight: x + line.width });
      for (let at = 0; at < line.spans.length; ) {
        const to = line.spans[at]?.to ?? null;
        let end = at + 1;
        while (end < line.spans.length && (line.spans[end]?.to ?? null) === to) end += 1;
        const spans: Span[] = line.spans.slice(at, end);
        if (to !== null) {
          close();
          this.link(tag, { ...line, spans }, to, x, y);
        } else {
          if (!open) page.begin(tag);
          open = true;
          page.spans(spans, x, baseline);
        }
        at = end;
      }
      y -= line.setting.leading;
    }
    close();
    return y;
  }

  /** Lines within an artifact or marked content that is already begun. */
  bareLines(lines: readonly Line[], left: number, right: number, top: number, align: "left" | "right" = "left"): void {
    let y = top;
    for (const line of lines) {
      const x = align === "left" ? left : right - line.width;
      this.#check({ left, right, top: y, bottom: y - line.setting.leading, textLeft: x, textRight: x + line.width });
      this.page.spans(line.spans, x, y - baselineOf(line.setting));
      y -= line.setting.leading;
    }
  }

  /** A stretch of a line that leads somewhere; `left` and `top` are the line's. */
  link(parent: Tag, line: Line, to: string, left: number, top: number): void {
    const { page } = this;
    const tag = parent.add("Link");
    page.begin(tag);
    page.spans(line.spans, left, top - baselineOf(line.setting));
    page.end();
    const from = Math.min(...line.spans.map(({ offset }) => offset));
    const until = Math.max(...line.spans.map(({ offset, width }) => offset + width));
    this.addLink(tag, to, [left + from, top - line.setting.leading, left + until, top]);
  }

  /** The annotation that makes what lies under it lead somewhere. */
  addLink(tag: Tag, to: string, rectangle: PendingLink["rectangle"]): void {
    const { page } = this;
    const ref = this.drawing.context.nextRef();
    tag.kids.push({ page, annotation: ref });
    page.links.push({ ref, rectangle, to, tag });
  }

  /** That a line stays in its box and on its page is what the layout sees to; here it is held to it. */
  #check(box: Omit<LineBox, "page">): void {
    const fits =
      box.textLeft >= box.left - tolerance && box.textRight <= box.right + tolerance && box.bottom >= this.bottom - tolerance;
    if (!fits) throw new Error(`A line of text does not fit its box: ${JSON.stringify(box)}`);
    this.drawing.boxes?.push({ page: this.page, ...box });
  }
}
