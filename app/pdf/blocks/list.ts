import type { List } from "../content";
import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { drawRow } from "../row";
import type { Tag } from "../tags";

export function drawList(flow: Flow, { items, isNumbered = false }: List, parent: Tag): void {
  if (items.length === 0) return;
  const tag = parent.add("L", `/A<</O/List/ListNumbering/${isNumbered ? "Decimal" : "Disc"}>>`);
  const look = { setting: settings.text };
  const marks = items.map((_, at) => flow.set(isNumbered ? `${at + 1}.` : "•", { ...look, colour: colours.muted }, 60));
  const left = flow.left + Math.max(...marks.map(([line]) => line?.width ?? 0)) + 6;
  flow.gap(6);
  for (const [at, item] of items.entries()) {
    const entry = tag.add("LI");
    drawRow(flow, {
      cells: [
        { tag: entry.add("Lbl"), left: flow.left, right: left, lines: marks[at] ?? [] },
        { tag: entry.add("LBody"), left, right: flow.right, lines: flow.set(item, look, flow.right - left) },
      ],
      padding: { above: 0, below: 2 },
      breaksFrom: look.setting.leading * 3,
    });
  }
}
