import { geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import countries from "world-atlas/countries-110m.json";

/** Units of the drawing. */
export const mapFrame = { width: 640, height: 620 };

export interface CountryShape {
  /** Null for an area that has no code of its own. */
  code: string | null;
  /** Outline, as an SVG path in units of the frame. */
  d: string;
}

/** ISO 3166-1 numeric, by which the atlas names countries, for those that the frame shows any part of. */
const codes: Readonly<Record<string, string>> = {
  "008": "AL",
  "012": "DZ",
  "040": "AT",
  "056": "BE",
  "070": "BA",
  "100": "BG",
  "112": "BY",
  "191": "HR",
  "196": "CY",
  "203": "CZ",
  "208": "DK",
  "233": "EE",
  "246": "FI",
  "250": "FR",
  "276": "DE",
  "300": "GR",
  "304": "GL",
  "348": "HU",
  "352": "IS",
  "372": "IE",
  "380": "IT",
  "428": "LV",
  "440": "LT",
  "442": "LU",
  "498": "MD",
  "499": "ME",
  "504": "MA",
  "528": "NL",
  "578": "NO",
  "616": "PL",
  "620": "PT",
  "642": "RO",
  "643": "RU",
  "688": "RS",
  "703": "SK",
  "705": "SI",
  "724": "ES",
  "752": "SE",
  "756": "CH",
  "788": "TN",
  "792": "TR",
  "804": "UA",
  "807": "MK",
  "826": "GB",
  "760": "SY",
  "422": "LB",
  "434": "LY",
  "268": "GE",
  "376": "IL",
  "275": "PS",
  "400": "JO",
  "682": "SA",
  "818": "EG",
};

/** Latitude and longitude of countries and territories too small for the atlas. */
const small: Readonly<Record<string, [number, number]>> = {
  AD: [42.5, 1.5],
  AX: [60.2, 20],
  FO: [62, -6.8],
  GG: [49.5, -2.6],
  GI: [36.1, -5.4],
  IM: [54.2, -4.5],
  JE: [49.2, -2.1],
  LI: [47.1, 9.5],
  MC: [43.7, 7.4],
  MT: [35.9, 14.4],
  SM: [43.9, 12.5],
  VA: [41.9, 12.5],
};

/** True to area, centred on the middle of Europe; from Iceland and Portugal to Crete and the Black Sea. */
const projection = geoAzimuthalEqualArea()
  .rotate([-11, -53])
  .scale(915)
  .translate([mapFrame.width * 0.5, mapFrame.height * 0.5])
  .clipExtent([
    [0, 0],
    [mapFrame.width, mapFrame.height],
  ]);

const path = geoPath(projection).digits(0);

type Topology = Parameters<typeof feature>[0];
// The atlas is plain JSON: its inferred type is wider than what the library knows it to be.
const atlas = countries as unknown as Topology & {
  objects: { countries: Extract<Topology["objects"][string], { type: "GeometryCollection" }> };
};

const drawn = feature(atlas, atlas.objects.countries).features.flatMap((area) => {
  const d = path(area);
  const code = area.properties?.["name"] === "Kosovo" ? "XK" : (codes[String(area.id)] ?? null);
  return d === null ? [] : [{ code, d, middle: path.centroid(area) }];
});

/** Every country that the frame shows. Drawn once: the map is the same for everybody, its colours are not. */
export const europe: readonly CountryShape[] = drawn.map(({ code, d }) => ({ code, d }));

const middles = new Map(drawn.map(({ code, middle }) => [code, middle]));

export interface Point {
  x: number;
  y: number;
}

const edge = 6;

const rounded = ([x, y]: [number, number]): Point | null =>
  x < edge || y < edge || x > mapFrame.width - edge || y > mapFrame.height - edge ? null : { x: Math.round(x), y: Math.round(y) };

/** Where a place lies in the frame; null outside it. */
export function pointOf(latitude: number, longitude: number): Point | null {
  const point = projection([longitude, latitude]);
  return point === null ? null : rounded(point);
}

/** The middle of what the frame shows of a country; null where it shows nothing. */
export function middleOf(code: string): Point | null {
  const place = small[code];
  if (place !== undefined) return pointOf(...place);
  const middle = middles.get(code);
  return middle === undefined ? null : rounded(middle);
}
