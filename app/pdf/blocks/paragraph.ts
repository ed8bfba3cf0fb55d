import type { Paragraph, Text } from "../content";
import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { drawRow } from "../row";
import type { Tag } from "../tags";
import type { TextLook } from "../units";

const looks = {
  text: { setting: settings.text },
  lead: { setting: settings.lead },
  small: { setting: settings.small, colour: colours.muted },
} satisfies Record<string, TextLook>;

export function drawParagraph(flow: Flow, { text, size }: Paragraph, tag: Tag): void {
  flow.gap(6);
  drawText(flow, text, looks[size ?? "text"], tag.add("P"));
}

/** A text over the full width, which breaks between any of its lines but the first and the last. */
export function drawText(flow: Flow, text: Text, look: TextLook, tag: Tag): void {
  drawRow(flow, {
    cells: [{ tag, left: flow.left, right: flow.right, lines: flow.set(text, look, flow.width) }],
    padding: { above: 0, below: 0 },
    breaksFrom: look.setting.leading * 3,
  });
}
