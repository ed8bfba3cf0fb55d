import type { PDFContext, PDFRef } from "pdf-lib";
import type { Fonts } from "./fonts";
import { colours } from "./look";
import { deflatedStream } from "./written";

/** The marks that lie over a class of countries on the map: each but the first has some, so that colour is never needed alone. */
const tiles = {
  eea: `${colours.mapHatch} rg 2 2 1 1 re f`,
  adequate: `${colours.mapHatch} RG 0.5 w 0 2.5 m 5 2.5 l S`,
  third: `${colours.mapHatch} RG 0.4 w 0 0 m 5 5 l S`,
};

function writeTile(context: PDFContext, operators: string): PDFRef {
  return deflatedStream(context, Buffer.from(operators, "latin1"), {
    Type: "/Pattern",
    PatternType: 1,
    PaintType: 1,
    TilingType: 1,
    BBox: "[0 0 5 5]",
    XStep: 5,
    YStep: 5,
    Resources: "<<>>",
  });
}

/** What all pages draw with: the fonts by their names, and the map's patterns where there is a map. */
export function writeResources(context: PDFContext, fonts: Fonts, hasMap: boolean): PDFRef {
  const font = fonts.used.map((face, at): [string, PDFRef] => [
    face.resource,
    face.embed(context, `TILSY${String.fromCharCode("A".charCodeAt(0) + at)}`),
  ]);
  const pattern = hasMap ? Object.entries(tiles).map(([name, operators]) => [name, writeTile(context, operators)] as const) : [];
  return context.register(
    context.obj({
      Font: Object.fromEntries(font),
      ...(pattern.length > 0 ? { Pattern: Object.fromEntries(pattern) } : {}),
    }),
  );
}
