import type { Notice, State } from "../content";
import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { drawRow, indentOf } from "../row";
import type { Tag } from "../tags";

const tones: Record<Notice["tone"], { state: State; edge: string; tint: string }> = {
  missing: { state: "missing", edge: colours.critical, tint: colours.criticalTint },
  warning: { state: "high", edge: colours.amber, tint: colours.amberTint },
  fulfilled: { state: "fulfilled", edge: colours.ok, tint: colours.okTint },
  info: { state: "none", edge: colours.accent, tint: colours.infoTint },
};

const inset = 10;

export function drawNotice(flow: Flow, { tone, title, text }: Notice, parent: Tag): void {
  const { state, edge, tint } = tones[tone];
  const setting = settings.text;
  const left = flow.left + inset + indentOf(state, setting.size);
  const right = flow.right - inset;
  const tag = parent.add("Div").add("P");
  const lines = [
    ...flow.set(title, { setting, style: "strong" }, right - left),
    ...(text === undefined ? [] : flow.set(text, { setting }, right - left)),
  ];
  flow.gap(8);
  drawRow(flow, {
    cells: [{ tag, left, right, lines, mark: { state, left: flow.left + inset } }],
    padding: { above: 6, below: 6 },
    breaksFrom: 120,
    behind: (page, top, bottom) => {
      page.rectangle(flow.left, bottom, flow.width, top - bottom, tint);
      page.rectangle(flow.left, bottom, 2.5, top - bottom, edge);
    },
  });
  flow.gap(2);
}
