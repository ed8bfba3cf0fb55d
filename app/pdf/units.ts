import { cleanText } from "./clean-text";
import type { Run, Text } from "./content";
import type { Fonts, Style, Word } from "./fonts";
import { colours, type Setting } from "./look";

export interface TextLook {
  setting: Setting;
  style?: Style;
  colour?: string;
}

/** A word, or a part of one, in the look of its run. */
export interface Placed {
  word: Word;
  letters: string;
  style: Style;
  size: number;
  colour: string;
  to: string | null;
}

/** What no line breaks within, unless it is wider than a line. */
export interface Unit {
  parts: Placed[];
  /** Points. */
  width: number;
  /** The space before it; null where it follows at once, as after a hyphen. */
  space: Placed | null;
}

/** Monospaced letters look larger than the text's at the same size. */
const codeScale = 0.88;

/** The units of each line that the text itself asks for. */
export function unitsOf(fonts: Fonts, text: Text, look: TextLook): Unit[][] {
  let units: Unit[] = [];
  const lines = [units];
  let open: Unit | null = null;
  let space: Placed | null = null;
  for (const run of typeof text === "string" ? [{ text } as Run] : text) {
    const style: Style = run.style === "strong" ? "strong" : run.style === "code" ? "mono" : (look.style ?? "regular");
    const size = run.style === "code" ? look.setting.size * codeScale : look.setting.size;
    const to = run.to ?? null;
    const colour = to !== null ? colours.accent : run.style === "muted" ? colours.muted : (look.colour ?? colours.ink);
    const place = (letters: string): Placed => ({ word: fonts.word(style, letters), letters, style, size, colour, to });
    for (const [line, words] of fonts
      .marked(style, cleanText(run.text))
      .split("\n")
      .map((one) => one.split(" "))
      .entries()) {
      if (line > 0) {
        units = [];
        lines.push(units);
        open = null;
        space = null;
      }
      let spaces = 0;
      for (const [at, token] of words.entries()) {
        if (at > 0) {
          spaces += 1;
          // In a block of code every space counts.
          space = place(look.style === "mono" ? " ".repeat(spaces) : " ");
          open = null;
        }
        if (token === "") continue;
        spaces = 0;
        const whole = place(token);
        for (const [index, part] of (whole.word.parts ?? [null]).entries()) {
          if (index > 0) open = null;
          if (open === null) {
            const isIndented = look.style === "mono" && units.length === 0 && space !== null;
            open =
              isIndented && space !== null
                ? { parts: [space], width: widthOf(space), space: null }
                : { parts: [], width: 0, space };
            units.push(open);
            space = null;
          }
          const placed = part === null ? whole : place(part);
          open.parts.push(placed);
          open.width += widthOf(placed);
        }
      }
    }
  }
  return lines;
}

/** Points. */
export const widthOf = ({ word, size }: Placed) => (word.width * size) / 1000;
