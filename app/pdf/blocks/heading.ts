import type { Heading } from "../content";
import type { Flow } from "../flow";
import { settings } from "../look";
import { drawRow } from "../row";
import type { Tag } from "../tags";

const looks = {
  1: { setting: settings.heading1, space: 18, type: "H3" },
  2: { setting: settings.heading2, space: 12, type: "H4" },
} as const;

/**
 * @param company the height that has to fit below it
 */
export function drawHeading(flow: Flow, { text, anchor }: Heading, level: 1 | 2, company: number, tag: Tag): void {
  const { setting, space, type } = looks[level];
  const lines = flow.set(text, { setting, style: "strong" }, flow.width);
  const height = lines.length * setting.leading;
  flow.gap(space);
  if (height + company < flow.top - flow.bottom) flow.ensure(height + company);
  flow.mark(anchor, level === 1 ? 1 : null, text);
  drawRow(flow, {
    cells: [{ tag: tag.add(type), left: flow.left, right: flow.right, lines }],
    padding: { above: 0, below: 1 },
  });
}
