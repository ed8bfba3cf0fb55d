import type { Dot } from "~/services/overview/content";

export interface Label {
  text: string;
  x: number;
  y: number;
  anchor: "start" | "end";
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** About as wide as a letter of the typeface is on average, in parts of its height. */
const letterWidth = 0.58;

/**
 * Names beside the dots, largest first, as long as they find room: right, left, above right or below right of the dot,
 * over no other dot or name and within the frame.
 * @param unit units of the drawing to a pixel of the page, about
 */
export function labelsOf(
  dots: readonly Dot[],
  frame: { width: number; height: number },
  unit: number,
  textOf: (dot: Dot) => string | null,
  max: number,
): Label[] {
  const size = 11 * unit;
  const gap = 7 * unit;
  const taken: Box[] = dots.map(({ x, y }) => ({
    left: x - 4 * unit,
    top: y - 4 * unit,
    right: x + 4 * unit,
    bottom: y + 4 * unit,
  }));
  const labels: Label[] = [];
  for (const [at, dot] of dots.entries()) {
    if (labels.length === max) break;
    const text = textOf(dot);
    if (text === null) continue;
    const width = text.length * size * letterWidth;
    const places = [
      [1, 0],
      [-1, 0],
      [1, -1],
      [1, 1],
      [-1, -1],
      [-1, 1],
    ] as const;
    for (const [side, row] of places) {
      const x = dot.x + side * (row === 0 ? gap : gap * 0.6);
      const y = dot.y + row * size * 0.85;
      const box = {
        left: side === 1 ? x : x - width,
        right: side === 1 ? x + width : x,
        top: y - size * 0.6,
        bottom: y + size * 0.6,
      };
      const inside = box.left > 2 && box.right < frame.width - 2 && box.top > 2 && box.bottom < frame.height - 2;
      if (!inside || taken.some((other, index) => index !== at && overlap(box, other))) continue;
      taken.push(box);
      labels.push({ text, x, y, anchor: side === 1 ? "start" : "end" });
      break;
    }
  }
  return labels;
}
