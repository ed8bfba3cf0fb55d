import type { Block } from "../content";
import type { Flow } from "../flow";
import type { Tag } from "../tags";
import { drawCode } from "./code";
import { drawEuropeMap, mapHeight } from "./europe-map";
import { drawFacts } from "./facts";
import { captionHeight } from "./figure";
import { drawHeading } from "./heading";
import { drawList } from "./list";
import { drawNotice } from "./notice";
import { drawParagraph } from "./paragraph";
import { drawTable } from "./table";
import { drawTimeline, timelineHeight } from "./timeline";

export function drawBlocks(flow: Flow, blocks: readonly Block[], tag: Tag): void {
  let hasHeading = false;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "heading") {
      // A second level without a first above it would skip one (PDF/UA-1, 7.4.2).
      drawHeading(flow, block, hasHeading ? block.level : 1, companyOf(flow, blocks.slice(at + 1)), tag);
      hasHeading = true;
    } else drawBlock(flow, block, tag);
  }
}

/** What has to fit below a title, so that it does not stand last on a page: some lines, or a whole drawing. */
export function companyOf(flow: Flow, [next, ...rest]: readonly Block[]): number {
  switch (next?.kind) {
    case undefined:
      return 0;
    case "heading":
      return 34 + companyOf(flow, rest);
    case "europe-map":
      return captionHeight(next) + mapHeight(flow, next);
    case "timeline":
      return captionHeight(next) + timelineHeight(next);
    default:
      return 56;
  }
}

function drawBlock(flow: Flow, block: Exclude<Block, { kind: "heading" }>, tag: Tag): void {
  switch (block.kind) {
    case "paragraph":
      drawParagraph(flow, block, tag);
      break;
    case "list":
      drawList(flow, block, tag);
      break;
    case "facts":
      drawFacts(flow, block, tag);
      break;
    case "table":
      drawTable(flow, block, tag);
      break;
    case "notice":
      drawNotice(flow, block, tag);
      break;
    case "code":
      drawCode(flow, block, tag);
      break;
    case "europe-map":
      drawEuropeMap(flow, block, tag);
      break;
    case "timeline":
      drawTimeline(flow, block, tag);
      break;
  }
}
