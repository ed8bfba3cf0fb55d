import type { State } from "./content";
import type { Flow } from "./flow";
import type { Line } from "./lines";
import { body, colours } from "./look";
import { drawMark, markWidth } from "./marks";
import type { Page } from "./page";
import type { Tag } from "./tags";

export interface RowCell {
  tag: Tag;
  left: number;
  right: number;
  lines: readonly Line[];
  align?: "left" | "right";
  /** Its lines begin to the right of it. */
  mark?: { state: State; left: number } | undefined;
}

/** Texts side by side, which go on together on the next page where they do not fit. */
export interface Row {
  cells: readonly RowCell[];
  /** Room above and below the lines. */
  padding: { above: number; below: number };
  /** A row higher than this breaks where the page ends, if some lines fit; a lower one goes to the next page whole. */
  breaksFrom?: number;
  /** Drawn under the text of every page that the row is on. */
  behind?: (page: Page, top: number, bottom: number) => void;
  /** Drawn where the row goes on, or begins, on a new page. */
  onNewPage?: () => void;
  hasRule?: boolean;
}

/** What a row that breaks leaves on a page and takes to the next, at least. */
const linesTogether = 2;

/** Rows up to this height stay whole. */
const wholeUpTo = (body.top - body.bottom) * 0.4;

const heightOf = (lines: readonly Line[]) => lines.reduce((sum, { setting }) => sum + setting.leading, 0);

/** How many lines fit, without leaving a single one behind. */
function fitting(lines: readonly Line[], from: number, room: number): number {
  let height = 0;
  let at = from;
  while (at < lines.length) {
    height += lines[at]?.setting.leading ?? 0;
    if (height > room + 0.01) break;
    at += 1;
  }
  const left = lines.length - at;
  if (at === from) return 0;
  return left === 0 || left >= linesTogether ? at - from : Math.max(at - from - (linesTogether - left), 1);
}

export const rowHeight = ({ cells, padding }: Pick<Row, "cells" | "padding">) =>
  padding.above + padding.below + Math.max(...cells.map(({ lines }) => heightOf(lines)));

export function drawRow(flow: Flow, row: Row): void {
  const { above, below } = row.padding;
  const next = () => {
    flow.startPage();
    row.onNewPage?.();
  };
  const height = rowHeight(row);
  if (height > flow.room + 0.01 && !flow.isAtTop) {
    const leading = Math.max(...row.cells.map(({ lines }) => lines[0]?.setting.leading ?? 0));
    const breaks = height > (row.breaksFrom ?? wholeUpTo) && flow.room >= above + below + leading * linesTogether;
    if (!breaks) next();
  }
  flow.ensure(0);
  const at = row.cells.map(() => 0);
  for (let isFirst = true; ; isFirst = false) {
    const room = flow.room - above - below;
    const isLast = row.cells.every(({ lines }, cell) => heightOf(lines.slice(at[cell])) <= room + 0.01);
    const slices = row.cells.map(({ lines }, cell) => {
      const from = at[cell] ?? 0;
      return lines.slice(from, isLast ? undefined : from + fitting(lines, from, room));
    });
    const bottom = flow.y - above - Math.max(0, ...slices.map(heightOf)) - below;
    if (row.behind !== undefined) flow.page.artifact(() => row.behind?.(flow.page, flow.y, bottom));
    for (const [cell, { tag, left, right, align, mark }] of row.cells.entries()) {
      const slice = slices[cell] ?? [];
      if (isFirst && mark !== undefined && slice[0] !== undefined) drawBeside(flow, mark, slice[0], flow.y - above);
      flow.lines(tag, slice, left, right, flow.y - above, align);
      at[cell] = (at[cell] ?? 0) + slice.length;
    }
    if (isLast) {
      flow.y = bottom;
      break;
    }
    if (flow.isAtTop && slices.every((slice) => slice.length === 0)) throw new Error("A line is higher than a page.");
    next();
  }
  if (row.hasRule === true) flow.page.artifact(() => flow.page.rule(flow.left, flow.right, flow.y, 0.5, colours.line));
}

function drawBeside(flow: Flow, { state, left }: { state: State; left: number }, { setting }: Line, top: number): void {
  if (state === "none") return;
  const r = setting.size * 0.38;
  flow.page.artifact(() => drawMark(flow.page, state, left + r, top - setting.leading / 2, r));
}

/** Room that a mark takes before the text. */
export const indentOf = (state: State | undefined, size: number) =>
  state === undefined || state === "none" ? 0 : size * markWidth;
