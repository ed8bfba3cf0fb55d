interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface PlacedLabel {
  index: number;
  left: number;
  bottom: number;
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;

/** Sides of a dot where its name may stand, best first. */
const sides = [
  [1, 0],
  [-1, 0],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/**
 * Names beside their dots, in the order given, as long as they find room over no other dot or name and within the frame.
 * The table beside the map has them all.
 */
export function labelsOf(
  dots: readonly { x: number; y: number }[],
  widths: readonly number[],
  height: number,
  r: number,
  frame: Box,
): PlacedLabel[] {
  const taken: Box[] = dots.map(({ x, y }) => ({ left: x - r, right: x + r, top: y + r, bottom: y - r }));
  const placed: PlacedLabel[] = [];
  for (const [index, { x, y }] of dots.entries()) {
    const width = widths[index] ?? 0;
    if (width === 0) continue;
    for (const [side, row] of sides) {
      const gap = r + (row === 0 ? 2 : 0.5);
      const left = side === 1 ? x + gap : x - gap - width;
      const bottom = y - height / 2 + row * height * 0.75;
      const box = { left, right: left + width, bottom: bottom + 1, top: bottom + height - 1 };
      const isInside = left > frame.left && box.right < frame.right && bottom > frame.bottom && bottom + height < frame.top;
      if (!isInside || taken.some((other, at) => at !== index && overlap(box, other))) continue;
      taken.push(box);
      placed.push({ index, left, bottom });
      break;
    }
  }
  return placed;
}
