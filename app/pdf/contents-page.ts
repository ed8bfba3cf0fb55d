import { drawText } from "./blocks/paragraph";
import type { Part } from "./content";
import { shortened } from "./fit-line";
import type { Flow } from "./flow";
import type { Line } from "./lines";
import { colours, settings } from "./look";
import type { Tag } from "./tags";

const numberWidth = 40;
const padding = 4;
const titleHeight = settings.partTitle.leading + 16;

/** The lines of each page of contents. */
export type ContentsLayout = { part: Part; lines: readonly Line[] }[][];

/** Which line of the contents stands on which of its pages: how many they are must be known before any number is. */
export function layContents(flow: Flow, parts: readonly Part[]): ContentsLayout {
  const pages: ContentsLayout = [[]];
  let room = flow.top - flow.bottom - titleHeight;
  for (const part of parts) {
    const lines = flow.set(shortened(part.title), { setting: settings.text }, flow.width - numberWidth);
    const height = lines.length * settings.text.leading + padding * 2;
    if (height > room && pages.at(-1)?.length !== 0) {
      pages.push([]);
      room = flow.top - flow.bottom;
    }
    pages.at(-1)?.push({ part, lines });
    room -= height;
  }
  return pages;
}

/** @param numberOf the number of the page that a part begins on */
export function drawContents(flow: Flow, pages: ContentsLayout, title: string, tag: Tag, numberOf: (part: Part) => string): void {
  flow.startPage();
  drawText(flow, title, { setting: settings.partTitle, style: "strong" }, tag.add("H2"));
  flow.gap(titleHeight - settings.partTitle.leading);
  const list = tag.add("TOC");
  for (const [at, entries] of pages.entries()) {
    if (at > 0) flow.startPage();
    for (const { part, lines } of entries) drawEntry(flow, lines, list, part.anchor, numberOf(part));
  }
}

function drawEntry(flow: Flow, lines: readonly Line[], list: Tag, anchor: string, number: string): void {
  const { page } = flow;
  const tag = list.add("TOCI").add("Reference").add("Link");
  const top = flow.y;
  const height = lines.length * settings.text.leading + padding * 2;
  page.begin(tag);
  flow.bareLines(lines, flow.left, flow.right - numberWidth, top - padding);
  const numberLines = flow.set(number, { setting: settings.text, colour: colours.muted }, numberWidth);
  flow.bareLines(numberLines, flow.right - numberWidth, flow.right, top - padding, "right");
  page.end();
  flow.addLink(tag, `#${anchor}`, [flow.left, top - height, flow.right, top]);
  flow.y = top - height;
  page.artifact(() => page.rule(flow.left, flow.right, flow.y, 0.5, colours.line));
}
