import type { Text } from "./content";
import type { Fonts, Piece } from "./fonts";
import type { Setting } from "./look";
import { type Placed, type TextLook, type Unit, unitsOf, widthOf } from "./units";

/** Letters of one face, size and colour that stand after one another in a line. */
export interface Span {
  face: Piece["face"];
  size: number;
  colour: string;
  hex: string;
  /** Points from the beginning of its line. */
  offset: number;
  /** Points. */
  width: number;
  to: string | null;
  /** Whether its letters stand in the reverse of the order they are read in. */
  isReversed: boolean;
}

export interface Line {
  spans: readonly Span[];
  width: number;
  setting: Setting;
}

/** Widths are sums of floating numbers: what fits to a hundredth of a point fits. */
const tolerance = 0.01;

/** Breaks a text into lines no wider than `width` points. A word that is wider by itself breaks where it must. */
export function breakLines(fonts: Fonts, text: Text, look: TextLook, width: number): Line[] {
  const lines: Line[] = [];
  let words: Placed[] = [];
  let used = 0;
  const end = () => {
    lines.push(lineOf(words, look.setting));
    words = [];
    used = 0;
  };
  const add = (unit: Unit) => {
    const spaceWidth = unit.space === null || words.length === 0 ? 0 : widthOf(unit.space);
    if (used + spaceWidth + unit.width > width + tolerance) {
      if (words.length > 0) {
        end();
        add({ ...unit, space: null });
      } else
        for (const part of split(fonts, unit, width)) {
          if (words.length > 0) end();
          words = part;
          used = part.reduce((sum, one) => sum + widthOf(one), 0);
        }
      return;
    }
    if (unit.space !== null && words.length > 0) words.push(unit.space);
    words.push(...unit.parts);
    used += spaceWidth + unit.width;
  };
  for (const units of unitsOf(fonts, text, look)) {
    for (const unit of units) add(unit);
    end();
  }
  return lines;
}

/** Parts of a unit, each no wider than a line, or one letter. */
function split(fonts: Fonts, unit: Unit, width: number): Placed[][] {
  const lines: Placed[][] = [[]];
  let used = 0;
  const next = () => {
    lines.push([]);
    used = 0;
  };
  for (const part of unit.parts) {
    let letters = "";
    const put = () => {
      if (letters !== "") lines.at(-1)?.push({ ...part, letters, word: fonts.word(part.style, letters) });
      letters = "";
    };
    for (const letter of part.letters) {
      const letterWidth = (fonts.word(part.style, letter).width * part.size) / 1000;
      if (used > 0 && used + letterWidth > width + tolerance) {
        put();
        next();
      }
      letters += letter;
      used += letterWidth;
    }
    put();
  }
  return lines;
}

/** Words of a right-to-left script that stand after one another, with the spaces between them, in the order they are seen. */
function inSeenOrder(words: readonly Placed[]): readonly Placed[] {
  if (!words.some(({ word }) => word.isRightToLeft)) return words;
  const seen: Placed[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at + 1;
    for (let ahead = at; ahead < words.length; ahead += 1) {
      const placed = words[ahead];
      if (placed === undefined || !(placed.word.isRightToLeft || (ahead > at && placed.letters === " "))) break;
      if (placed.word.isRightToLeft) end = ahead + 1;
    }
    seen.push(...words.slice(at, end).reverse());
    at = end;
  }
  return seen;
}

/** The spans of a line, in the order they are read, each where it is seen. */
function lineOf(words: readonly Placed[], setting: Setting): Line {
  const offsets = new Map<Placed, number>();
  let width = 0;
  for (const placed of inSeenOrder(words)) {
    offsets.set(placed, width);
    width += widthOf(placed);
  }
  const spans: Span[] = [];
  let last: Span | undefined;
  for (const placed of words) {
    const { word, size, colour, to } = placed;
    let offset = offsets.get(placed) ?? 0;
    for (const { face, hex, width: letters, isReversed = false } of word.pieces) {
      const pieceWidth = (letters * size) / 1000;
      const goesOn = last?.face === face && last.size === size && last.colour === colour && last.to === to;
      if (
        last !== undefined &&
        goesOn &&
        !last.isReversed &&
        !isReversed &&
        Math.abs(last.offset + last.width - offset) < tolerance
      ) {
        last.hex += hex;
        last.width += pieceWidth;
      } else {
        last = { face, size, colour, hex, offset, width: pieceWidth, to, isReversed };
        spans.push(last);
      }
      offset += pieceWidth;
    }
  }
  return { spans, width, setting };
}
