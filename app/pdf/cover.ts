import { drawBlocks } from "./blocks/block";
import { drawText } from "./blocks/paragraph";
import type { DocumentContent } from "./content";
import type { Flow } from "./flow";
import { colours, settings } from "./look";
import type { Tag } from "./tags";

/** How far below the upper edge of the first page its title begins. */
const drop = 54;

/** The title under a short line of the accent, what the document is about, and what the cover has to say. */
export function drawCover(flow: Flow, { title, subject, cover }: DocumentContent, tag: Tag): void {
  flow.startPage();
  flow.y -= drop;
  flow.page.artifact(() => flow.page.rectangle(flow.left, flow.y + 10, 42, 3, colours.accent));
  flow.y -= 8;
  drawText(flow, title, { setting: settings.coverTitle, style: "strong" }, tag.add("H1"));
  flow.gap(4);
  drawText(flow, subject, { setting: settings.lead, colour: colours.muted }, tag.add("P"));
  flow.gap(14);
  drawBlocks(flow, cover, tag);
}
