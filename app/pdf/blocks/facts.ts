import type { Facts } from "../content";
import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { drawRow, indentOf } from "../row";
import type { Tag } from "../tags";

/** The part of the width that terms take. */
const termShare = 0.3;

/** Terms and values are a list of labels and bodies: a table would make a screen reader announce columns without names. */
export function drawFacts(flow: Flow, { facts }: Facts, parent: Tag): void {
  if (facts.length === 0) return;
  const tag = parent.add("L", "/A<</O/List/ListNumbering/None>>");
  const setting = settings.text;
  const middle = flow.left + flow.width * termShare;
  flow.gap(6);
  for (const { term, value, state } of facts) {
    const left = middle + indentOf(state, setting.size);
    const entry = tag.add("LI");
    drawRow(flow, {
      cells: [
        {
          tag: entry.add("Lbl"),
          left: flow.left,
          right: middle - 12,
          lines: flow.set(term, { setting, colour: colours.muted }, middle - 12 - flow.left),
        },
        {
          tag: entry.add("LBody"),
          left,
          right: flow.right,
          lines: flow.set(value, { setting }, flow.right - left),
          mark: state === undefined ? undefined : { state, left: middle },
        },
      ],
      padding: { above: 3, below: 3 },
      hasRule: true,
    });
  }
}
