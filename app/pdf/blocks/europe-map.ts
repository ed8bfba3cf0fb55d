import type { CountryClass } from "~/domain/flag";
import type { EuropeMap } from "../content";
import { fitLine } from "../fit-line";
import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { drawSite } from "../marks";
import { labelsOf } from "../map-labels";
import { outlineOperators } from "../svg-outline";
import type { Tag } from "../tags";
import { decimal } from "../written";
import { drawFigure, labelLook } from "./figure";

type Area = "eu" | "eea" | "adequate" | "third";

const areaOf: Record<CountryClass, Area> = {
  EU: "eu",
  EEA: "eea",
  ADEQUATE: "adequate",
  "ADEQUATE-PARTIAL": "adequate",
  REVIEW: "third",
  THIRD: "third",
};

/** The part of the width that the map takes; its legend stands beside it. */
const share = 0.68;
const siteSize = 2.6;
const legendLeading = 14;

const colourOf: Record<Area, string> = {
  eu: colours.mapEu,
  eea: colours.mapEea,
  adequate: colours.mapAdequate,
  third: colours.mapThird,
};

/** Fills an outline with the colour of a class of country and what lies over it, a pattern by its name in every page's resources. */
const filled = (area: Area, outline: string) =>
  `${colourOf[area]} rg ${outline} B${area === "eu" ? "" : ` /Pattern cs /${area} scn ${outline} f`}`;

export const mapHeight = (flow: Flow, { frame }: EuropeMap) =>
  Math.min((frame.height * flow.width * share) / frame.width, flow.top - flow.bottom - 60);

export function drawEuropeMap(flow: Flow, map: EuropeMap, parent: Tag): void {
  const width = flow.width * share;
  const scale = width / map.frame.width;
  const height = mapHeight(flow, map);
  drawFigure(flow, map, height, parent, (top) => {
    const { page } = flow;
    page.apart(() => {
      page.put(`${decimal(flow.left)} ${decimal(top - height)} ${decimal(width)} ${decimal(height)} re W n`);
      // From here on in units of the frame, whose y runs downwards.
      page.put(`${scale.toFixed(5)} 0 0 ${(-scale).toFixed(5)} ${decimal(flow.left)} ${decimal(top)} cm`);
      drawCountries(flow, map, scale);
    });
    drawSites(flow, map, top, scale, width, height);
    drawLegend(flow, map, top);
  });
}

function drawCountries({ page, drawing: { outlines } }: Flow, { shapes }: EuropeMap, scale: number): void {
  page.put(`${colours.white} RG ${decimal(0.5 / scale)} w 1 j`);
  const drawn = shapes.map(({ d, ...shape }) => {
    const outline = outlines.get(d) ?? outlineOperators(d);
    outlines.set(d, outline);
    return { ...shape, outline };
  });
  for (const { outline, class: countryClass } of drawn) page.put(filled(areaOf[countryClass], outline));
  page.put(`${colours.mapHeld} RG ${decimal(0.9 / scale)} w`);
  for (const { outline, holdsData } of drawn) if (holdsData) page.put(`${outline} S`);
}

function drawSites(flow: Flow, { sites }: EuropeMap, top: number, scale: number, width: number, height: number): void {
  const placed = sites
    .map((site) => ({ ...site, x: flow.left + site.x * scale, y: top - site.y * scale }))
    .filter(({ x, y }) => x > flow.left && x < flow.left + width && y < top && y > top - height);
  for (const site of placed) drawSite(flow.page, site, site.x, site.y, siteSize);
  const lines = placed.map(({ label }) => fitLine(flow, label, { setting: settings.figure }, 110));
  const frame = { left: flow.left, right: flow.left + width, top, bottom: top - height };
  for (const { index, left, bottom } of labelsOf(
    placed,
    lines.map((line) => line.width),
    settings.figure.leading,
    siteSize,
    frame,
  )) {
    const line = lines[index];
    if (line === undefined) continue;
    flow.bareLines([line], left, left + line.width, bottom + settings.figure.leading);
  }
}

function drawLegend(flow: Flow, { legend }: EuropeMap, top: number): void {
  const left = flow.left + flow.width * share + 14;
  for (const [at, { mark, text }] of legend.entries()) {
    const middle = top - 14 - at * legendLeading;
    if (middle - legendLeading < flow.bottom) break;
    if (mark === "site" || mark === "country" || mark === "outside")
      drawSite(flow.page, { keepsPromise: mark !== "outside", isCountryOnly: mark === "country" }, left + 4.5, middle, siteSize);
    else
      flow.page.apart(() => {
        flow.page.put(`${colours.edge} RG 0.3 w ${filled(mark, `${decimal(left)} ${decimal(middle - 4)} 9 8 re`)}`);
      });
    const line = fitLine(flow, text, labelLook, flow.right - left - 16);
    flow.bareLines([line], left + 16, flow.right, middle + settings.figure.leading / 2);
  }
}
