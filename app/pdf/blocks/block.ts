import type { Block } from "../content";
import type { Flow } from "../flow";
import type { Tag } from "../tags";
import { drawCode } from "./code";
import { drawEuropeMap } from "./europe-map";
import { drawFacts } from "./facts";
import { drawHeading } from "./heading";
import { drawList } from "./list";
import { drawNotice } from "./notice";
import { drawParagraph } from "./paragraph";
import { drawTable } from "./table";
import { drawTimeline } from "./timeline";

export function drawBlocks(flow: Flow, blocks: readonly Block[], tag: Tag): void {
  let hasHeading = false;
  for (const block of blocks) {
    if (block.kind === "heading") {
      // A second level without a first above it would skip one (PDF/UA-1, 7.4.2).
      drawHeading(flow, block, hasHeading ? block.level : 1, tag);
      hasHeading = true;
    } else drawBlock(flow, block, tag);
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
