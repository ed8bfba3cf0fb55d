import { daysBetween } from "~/domain/calendar";
import type { State, Timeline } from "../content";
import { fitLine } from "../fit-line";
import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { drawMark } from "../marks";
import type { Page } from "../page";
import type { Tag } from "../tags";
import { decimal } from "../written";
import { drawFigure, labelLook } from "./figure";

const rowHeight = 15;
const axisHeight = 24;
const legendHeight = 18;
const barHeight = 6;
/** The part of the width that labels take. */
const labelShare = 0.3;
/** So many rows in one drawing: more go on in the next, which is a figure of its own. */
const rowsAtOnce = 36;

const barColour: Record<State, string> = {
  critical: colours.criticalBar,
  missing: colours.criticalBar,
  high: colours.amber,
  medium: colours.amber,
  low: colours.edge,
  waived: colours.edge,
  fulfilled: colours.okBar,
  none: colours.edge,
};

/** The height of the first drawing. */
export const timelineHeight = ({ rows, legend = [] }: Timeline) =>
  axisHeight + Math.min(rows.length, rowsAtOnce) * rowHeight + (legend.length > 0 ? legendHeight : 0);

export function drawTimeline(flow: Flow, timeline: Timeline, parent: Tag): void {
  for (let at = 0; at < Math.max(timeline.rows.length, 1); at += rowsAtOnce) {
    const { caption, ...rest } = timeline;
    const rows = timeline.rows.slice(at, at + rowsAtOnce);
    const some: Timeline = { ...rest, rows, ...(at === 0 && caption !== undefined ? { caption } : {}) };
    drawFigure(flow, some, timelineHeight(some), parent, (top) => drawRows(flow, some, top));
  }
}

function drawRows(flow: Flow, { from, to, today, rows, legend = [] }: Timeline, top: number): void {
  const { page } = flow;
  const left = flow.left + flow.width * labelShare;
  const { right } = flow;
  const days = Math.max(daysBetween(from, to), 1);
  const place = (date: string) => left + Math.min(Math.max(daysBetween(from, date) / days, 0), 1) * (right - left);
  const bottom = top - axisHeight - rows.length * rowHeight;
  drawAxis(flow, from, to, place, top, bottom);
  for (const [at, { label, bars, ticks = [] }] of rows.entries()) {
    const middle = top - axisHeight - (at + 0.5) * rowHeight;
    const line = fitLine(flow, label, { setting: settings.small }, left - flow.left - 8);
    flow.bareLines([line], flow.left, left - 8, middle + settings.small.leading / 2);
    page.rule(left, right, middle, 0.4, colours.line);
    for (const bar of bars) drawBar(page, bar, place, from, to, middle);
    for (const tick of ticks)
      if (tick >= from && tick <= to) page.rectangle(place(tick) - 0.9, middle - 5, 1.8, 10, colours.amber);
  }
  if (today.on >= from && today.on <= to)
    page.apart(() => {
      page.put(`${colours.ink} RG 0.7 w [1.5 1.5] 0 d ${decimal(place(today.on))} ${decimal(top - axisHeight)} m`);
      page.put(`${decimal(place(today.on))} ${decimal(bottom)} l S`);
    });
  drawToday(flow, today, place, left, top);
  drawLegend(flow, legend, bottom);
}

/** A bar of its state's colour; one that has no end in sight runs out in an arrow. */
function drawBar(
  page: Page,
  { from: begins, to: ends, state }: { from: string; to: string | null; state: State },
  place: (date: string) => number,
  from: string,
  to: string,
  middle: number,
): void {
  if (begins > to || (ends !== null && ends < from)) return;
  const [x, end] = [place(begins), ends === null ? place(to) - 4 : place(ends)];
  const isOpen = ends === null;
  page.rectangle(x, middle - barHeight / 2, Math.max(end - x, 0.8), barHeight, barColour[state]);
  if (isOpen)
    page.put(
      `${decimal(end)} ${decimal(middle + 5)} m ${decimal(end + 4)} ${decimal(middle)} l ${decimal(end)} ${decimal(middle - 5)} l f`,
    );
}

/** A line and a number for each year that begins in the time shown; every so many where there are many. */
function drawAxis(flow: Flow, from: string, to: string, place: (date: string) => number, top: number, bottom: number): void {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const step = Math.max(1, Math.ceil((last - first) / 12));
  flow.page.rule(place(from), place(to), top - axisHeight, 0.6, colours.edge);
  for (let year = first; year <= last; year += step) {
    const day = `${year}-01-01` < from ? from : `${year}-01-01`;
    const x = place(day);
    if (day !== from) flow.page.rectangle(x - 0.2, bottom, 0.4, top - axisHeight - bottom, colours.line);
    const line = fitLine(flow, String(year), labelLook, 40);
    const next = place(`${year + step}-01-01` > to ? to : `${year + step}-01-01`);
    if (x + line.width + 4 > next) continue;
    flow.bareLines([line], x + 2, x + 2 + line.width, top - axisHeight + 11);
  }
}

function drawToday(flow: Flow, today: Timeline["today"], place: (date: string) => number, left: number, top: number): void {
  const line = fitLine(flow, today.label, { setting: settings.figure, style: "strong" }, 120);
  const x = Math.min(Math.max(place(today.on) - line.width / 2, left), flow.right - line.width);
  flow.bareLines([line], x, x + line.width, top);
}

function drawLegend(flow: Flow, legend: NonNullable<Timeline["legend"]>, bottom: number): void {
  let x = flow.left + flow.width * labelShare;
  const middle = bottom - legendHeight / 2 - 2;
  for (const { mark, text } of legend) {
    const line = fitLine(flow, text, labelLook, 120);
    if (x + 16 + line.width > flow.right) break;
    if (mark === "tick") flow.page.rectangle(x + 3, middle - 4, 1.8, 8, colours.amber);
    else if (mark === "none") drawMark(flow.page, "low", x + 4, middle, 3);
    else flow.page.rectangle(x, middle - 2.5, 9, 5, barColour[mark]);
    flow.bareLines([line], x + 13, x + 13 + line.width, middle + settings.figure.leading / 2);
    x += 13 + line.width + 12;
  }
}
