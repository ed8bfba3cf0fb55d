import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { alternative, type Tag } from "../tags";
import { decimal } from "../written";
import { drawText } from "./paragraph";

export interface Figure {
  alternative: string;
  caption?: string;
}

/** At most two lines of it, and some air. */
export const captionHeight = ({ caption }: Pick<Figure, "caption">) =>
  caption === undefined ? 0 : 2 * settings.heading2.leading + 14;

/**
 * A drawing of a height, as one element with a text that stands for it (PDF/UA-1, 7.3).
 * @param draw gets its upper edge
 */
export function drawFigure(flow: Flow, figure: Figure, height: number, parent: Tag, draw: (top: number) => void): void {
  flow.gap(8);
  flow.ensure(Math.min(height + captionHeight(figure), flow.top - flow.bottom));
  if (figure.caption !== undefined) {
    drawText(flow, figure.caption, { setting: settings.heading2, style: "strong" }, parent.add("P"));
    flow.gap(3);
    flow.ensure(height);
  }
  const { page, y: top } = flow;
  const box = [flow.left, top - height, flow.right, top].map(decimal).join(" ");
  const tag = parent.add(
    "Figure",
    `${alternative(figure.alternative || figure.caption || "–")}/A<</O/Layout/BBox[${box}]/Placement/Block>>`,
  );
  page.begin(tag);
  draw(top);
  page.end();
  flow.y = top - height;
  flow.gap(4);
}

export const labelLook = { setting: settings.figure, colour: colours.muted };
