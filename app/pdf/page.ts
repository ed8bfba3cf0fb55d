import type { PDFRef } from "pdf-lib";
import type { Span } from "./lines";
import type { Tag } from "./tags";
import { decimal } from "./written";

/** A link as it lies on its page, its aim not yet looked up. */
export interface PendingLink {
  ref: PDFRef;
  rectangle: readonly [left: number, bottom: number, right: number, top: number];
  to: string;
  tag: Tag;
}

/** The operators of one page and the tags of its marked content. Coordinates are points from the lower left. */
export class Page {
  readonly operators: string[] = [];
  /** The tag of each marked content, by its number. */
  readonly marked: Tag[] = [];
  readonly links: PendingLink[] = [];
  #font = "";
  #fill = "";

  constructor(
    readonly ref: PDFRef,
    /** The line above it at the right; null on a page that has none. */
    readonly header: string | null,
  ) {}

  put(operators: string): void {
    this.operators.push(operators);
  }

  /** What is drawn until `end` belongs to the tag. */
  begin(tag: Tag): void {
    const id = this.marked.length;
    this.marked.push(tag);
    tag.kids.push({ page: this, id });
    this.operators.push(`/${tag.type} <</MCID ${id}>> BDC`);
  }

  end(): void {
    this.operators.push("EMC");
  }

  /** Draws what says nothing by itself: lines, tints, marks whose words stand beside them. */
  artifact(draw: () => void, properties?: string): void {
    this.operators.push(properties === undefined ? "/Artifact BMC" : `/Artifact ${properties} BDC`);
    draw();
    this.operators.push("EMC");
  }

  /** Keeps what `draw` changes of the graphics state to itself. */
  apart(draw: () => void): void {
    this.operators.push("q");
    draw();
    this.operators.push("Q");
    this.#font = "";
    this.#fill = "";
  }

  fill(colour: string): void {
    if (colour === this.#fill) return;
    this.#fill = colour;
    this.operators.push(`${colour} rg`);
  }

  rectangle(left: number, bottom: number, width: number, height: number, colour: string): void {
    this.fill(colour);
    this.operators.push(`${decimal(left)} ${decimal(bottom)} ${decimal(width)} ${decimal(height)} re f`);
  }

  /** A thin line from left to right. */
  rule(left: number, right: number, y: number, thickness: number, colour: string): void {
    this.rectangle(left, y - thickness / 2, right - left, thickness, colour);
  }

  /**
   * Some spans of a line, of one tag.
   * @param left where the line begins, which need not be where its first span does
   */
  spans(spans: readonly Span[], left: number, baseline: number): void {
    const parts = ["BT"];
    let at = Number.NaN;
    for (const { face, size, colour, hex, offset, width, isReversed } of spans) {
      if (!(Math.abs(at - offset) < 0.01)) parts.push(`1 0 0 1 ${decimal(left + offset)} ${decimal(baseline)} Tm`);
      at = offset + width;
      const font = `/${face.resource} ${decimal(size)} Tf`;
      if (font !== this.#font) parts.push(font);
      if (colour !== this.#fill) parts.push(`${colour} rg`);
      this.#font = font;
      this.#fill = colour;
      // ISO 32000-1, 14.8.2.3.3: a reader turns these letters round.
      parts.push(isReversed ? `/ReversedChars BMC <${hex}> Tj EMC` : `<${hex}> Tj`);
    }
    parts.push("ET");
    this.operators.push(parts.join(" "));
  }
}
