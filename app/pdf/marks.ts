import type { State } from "./content";
import { colours, stateColour } from "./look";
import type { Page } from "./page";
import { decimal } from "./written";

/** Where the text beside a mark begins, in parts of the letters' size. */
export const markWidth = 1.35;

type Point = readonly [x: number, y: number];

/** Corners from the middle of a square whose side is two. */
const outlines: Partial<Record<State, { points: readonly Point[]; isFilled: boolean }>> = {
  critical: {
    points: [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ],
    isFilled: true,
  },
  missing: {
    points: [
      [0, 0.9],
      [0.9, 0],
      [0, -0.9],
      [-0.9, 0],
    ],
    isFilled: false,
  },
  high: {
    points: [
      [0, 0.9],
      [1, -0.8],
      [-1, -0.8],
    ],
    isFilled: true,
  },
  waived: {
    points: [
      [-0.7, 0.7],
      [0.7, 0.7],
      [0.7, -0.7],
      [-0.7, -0.7],
    ],
    isFilled: false,
  },
};

const polygon = (points: readonly Point[], x: number, y: number, r: number) =>
  points.map(([dx, dy], at) => `${decimal(x + dx * r)} ${decimal(y + dy * r)} ${at === 0 ? "m" : "l"}`).join(" ");

/** How much of a radius the handles of a circle's four curves take. */
const handle = 0.5523;

export function circle(x: number, y: number, r: number): string {
  const p = (dx: number, dy: number) => `${decimal(x + dx * r)} ${decimal(y + dy * r)}`;
  const h = handle;
  return (
    `${p(1, 0)} m ${p(1, h)} ${p(h, 1)} ${p(0, 1)} c ${p(-h, 1)} ${p(-1, h)} ${p(-1, 0)} c ` +
    `${p(-1, -h)} ${p(-h, -1)} ${p(0, -1)} c ${p(h, -1)} ${p(1, -h)} ${p(1, 0)} c h`
  );
}

/**
 * How something stands, by shape and colour together: a filled diamond, a filled triangle, a ring, a dash, a tick, an open
 * square for what is accepted and an open diamond for what is not there.
 * @param r half its width, in points
 */
export function drawMark(page: Page, state: State, x: number, y: number, r: number): void {
  if (state === "none") return;
  const colour = stateColour[state];
  const outline = outlines[state];
  page.apart(() => {
    page.put(`${colour} rg ${colour} RG ${decimal(r * 0.45)} w 1 J 1 j`);
    if (outline !== undefined) page.put(`${polygon(outline.points, x, y, r)} h ${outline.isFilled ? "f" : "S"}`);
    else if (state === "medium") page.put(`${circle(x, y, r * 0.75)} S`);
    else if (state === "low")
      page.put(
        `${polygon(
          [
            [-0.8, 0],
            [0.8, 0],
          ],
          x,
          y,
          r,
        )} S`,
      );
    else
      page.put(
        `${polygon(
          [
            [-0.85, -0.05],
            [-0.25, -0.65],
            [0.85, 0.65],
          ],
          x,
          y,
          r,
        )} S`,
      );
  });
}

/** Where a site lies on the map: a dot, a ring where only its country is known, a diamond where it breaks the promise. */
export function drawSite(
  page: Page,
  site: { keepsPromise: boolean; isCountryOnly?: boolean },
  x: number,
  y: number,
  r: number,
): void {
  page.apart(() => {
    if (!site.keepsPromise) {
      page.put(
        `${colours.critical} rg ${colours.white} RG 0.6 w ${polygon(
          [
            [0, 1.4],
            [1.4, 0],
            [0, -1.4],
            [-1.4, 0],
          ],
          x,
          y,
          r,
        )} h B`,
      );
    } else if (site.isCountryOnly === true)
      page.put(`${colours.white} rg ${colours.accent} RG ${decimal(r * 0.5)} w ${circle(x, y, r * 0.85)} B`);
    else page.put(`${colours.accent} rg ${colours.white} RG 0.6 w ${circle(x, y, r)} B`);
  });
}
