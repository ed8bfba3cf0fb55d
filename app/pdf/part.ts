import { companyOf, drawBlocks } from "./blocks/block";
import { drawText } from "./blocks/paragraph";
import type { Part } from "./content";
import type { Flow } from "./flow";
import { colours, settings } from "./look";
import type { Tag } from "./tags";

/** The part's own title and summary, at most. */
const titleHeight = 70;

export function drawPart(flow: Flow, { anchor, title, summary, blocks, startsPage = true }: Part, tag: Tag): void {
  if (startsPage || flow.pages.length === 0) flow.startPage();
  else {
    flow.gap(30);
    flow.ensure(titleHeight + companyOf(flow, blocks));
  }
  flow.mark(anchor, 0, title);
  drawText(flow, title, { setting: settings.partTitle, style: "strong" }, tag.add("H2"));
  if (summary !== undefined) {
    flow.gap(2);
    drawText(flow, summary, { setting: settings.text, colour: colours.muted }, tag.add("P"));
  }
  flow.gap(4);
  flow.page.artifact(() => flow.page.rule(flow.left, flow.right, flow.y, 0.8, colours.accent));
  flow.gap(4);
  drawBlocks(flow, blocks, tag);
}
