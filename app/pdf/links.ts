import type { PDFContext } from "pdf-lib";
import type { Run, Text } from "./content";
import type { Page } from "./page";
import { decimal, textString, Written } from "./written";

const schemes = ["http:", "https:", "mailto:"];

/** The address as a PDF takes it: ASCII. Null where it is none that a reader should be led to. */
function addressOf(to: string): string | null {
  if (!URL.canParse(to)) return null;
  const { protocol, href } = new URL(to);
  return schemes.includes(protocol) ? href : null;
}

/** The text without links that lead nowhere. */
export function onlyKnown(text: Text, anchors: ReadonlySet<string>): Text {
  if (typeof text === "string" || text.every(({ to }) => to === undefined)) return text;
  return text.map((run): Run => {
    const { to, ...rest } = run;
    if (to === undefined) return run;
    return (to.startsWith("#") ? anchors.has(to.slice(1)) : addressOf(to) !== null) ? run : rest;
  });
}

/** What an annotation says of itself to who does not see what it lies on (PDF/UA-1, 7.18.5). */
export interface LinkWords {
  toPage: (page: number) => string;
  toAddress: (address: string) => string;
}

/**
 * Writes the annotations of all pages, once it is known where everything stands.
 * @param firstParent the StructParent of the first of them
 * @returns the tag of each, as the parent tree lists them
 */
export function writeLinks(
  context: PDFContext,
  pages: readonly Page[],
  places: ReadonlyMap<string, { page: Page; y: number }>,
  firstParent: number,
  words: LinkWords,
): string[] {
  const parents: string[] = [];
  const numbers = new Map(pages.map((page, index) => [page, index + 1]));
  for (const page of pages)
    for (const { ref, rectangle, to, tag } of page.links) {
      const place = to.startsWith("#") ? places.get(to.slice(1)) : undefined;
      const address = place === undefined ? (addressOf(to) ?? "") : "";
      const aim =
        place === undefined
          ? `/A<</S/URI/URI(${address.replace(/[\\()]/g, "\\$&")})>>`
          : `/Dest[${place.page.ref}/XYZ 0 ${decimal(Math.min(place.y + 12, 842))} null]`;
      const contents = place === undefined ? words.toAddress(address) : words.toPage(numbers.get(place.page) ?? 0);
      context.assign(
        ref,
        new Written(
          `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${rectangle.map(decimal).join(" ")}]` +
            `/StructParent ${firstParent + parents.length}/Contents${textString(contents)}${aim}>>`,
        ),
      );
      parents.push(String(tag.ref));
    }
  return parents;
}
