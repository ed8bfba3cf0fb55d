import { hasMeaning, markOf } from "./clean-text";
import type { FontFiles } from "./content";
import { Typeface, type Glyph } from "./typeface";

export type Style = "regular" | "strong" | "mono";

/** Letters of one typeface that stand after one another. */
export interface Piece {
  face: Typeface;
  /** As a content stream writes them. */
  hex: string;
  /** In thousandths of the letters' size. */
  width: number;
  /** Whether its letters stand in the reverse of the order they are read in. */
  isReversed?: true;
}

export interface Word {
  pieces: readonly Piece[];
  /** Whether all of it belongs to a script that runs from right to left. */
  isRightToLeft: boolean;
  width: number;
  /** The parts between which a line may break, where there are several. */
  parts: readonly string[] | null;
}

/** What every font of this document holds. */
const plain = /^[\x20-\x7e\xa1-\xac\xae-\u017f\n]*$/;

/** Hebrew, Arabic and their neighbours but for Arabic's digits, which run from left to right as others do. */
const rightToLeft = /[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const rightToLeftRun = new RegExp(`(${rightToLeft.source}+)`);
/** What takes its direction from the words around it where it stands among words of such a script. */
const onlyRightToLeft = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+$/;

/** After a hyphen or a slash between words, though not within `A/S`, and after a letter that is written as its number. */
const breaks = /(?<=\p{L}{2}[-/–—])(?=\p{L}{2})|(?<=⟩)(?=⟨)/u;

const chains: Record<Style, readonly (keyof FontFiles)[]> = {
  regular: ["regular", "fallback"],
  strong: ["strong", "fallbackStrong", "fallback"],
  mono: ["mono", "fallback"],
};

/** Enough for what a document repeats; more would keep every hash of a long history. */
const wordsMax = 40_000;

/** The fonts of a document. A file is opened when a letter needs it. */
export class Fonts {
  readonly #faces = new Map<keyof FontFiles, Typeface>();
  readonly #glyphs: Record<Style, Map<number, Piece>> = {
    regular: new Map(),
    strong: new Map(),
    mono: new Map(),
  };
  readonly #words: Record<Style, Map<string, Word>> = {
    regular: new Map(),
    strong: new Map(),
    mono: new Map(),
  };

  constructor(private readonly files: FontFiles) {}

  #face(name: keyof FontFiles): Typeface {
    let face = this.#faces.get(name);
    if (face === undefined) {
      face = new Typeface(`F${this.#faces.size + 1}`, this.files[name]);
      this.#faces.set(name, face);
    }
    return face;
  }

  /** Those that letters were taken from. */
  get used(): Typeface[] {
    return [...this.#faces.values()].filter(({ isUsed }) => isUsed);
  }

  #letter(style: Style, codePoint: number): Piece | null {
    const known = this.#glyphs[style].get(codePoint);
    if (known !== undefined) return known;
    for (const name of chains[style]) {
      const face = this.#face(name);
      const glyph = hasMeaning(codePoint) ? face.glyphOf(codePoint) : null;
      if (glyph === null) continue;
      const piece = { face, ...glyph };
      this.#glyphs[style].set(codePoint, piece);
      return piece;
    }
    return null;
  }

  /** A word of letters that the fonts hold, as it is drawn. */
  word(style: Style, text: string): Word {
    const words = this.#words[style];
    const known = words.get(text);
    if (known !== undefined) return known;
    const isRightToLeft = onlyRightToLeft.test(text);
    const runs = rightToLeft.test(text) ? text.split(rightToLeftRun) : [text];
    const pieces = (isRightToLeft ? runs.reverse() : runs).flatMap((run) =>
      rightToLeft.test(run) ? this.#joined(style, run) : this.#letters(style, run),
    );
    const parts = text.split(breaks);
    const word = {
      pieces,
      isRightToLeft,
      width: pieces.reduce((sum, { width }) => sum + width, 0),
      parts: parts.length > 1 ? parts : null,
    };
    if (words.size >= wordsMax) words.clear();
    words.set(text, word);
    return word;
  }

  /** The text with each letter that no font holds written as its number. */
  marked(style: Style, text: string): string {
    if (plain.test(text)) return text;
    let marked = "";
    for (const letter of text) {
      const codePoint = letter.codePointAt(0) ?? 0;
      marked += letter === "\n" || this.#letter(style, codePoint) !== null ? letter : markOf(codePoint);
    }
    return marked;
  }

  #letters(style: Style, text: string): Piece[] {
    const pieces: Piece[] = [];
    for (const letter of text) {
      const piece = this.#letter(style, letter.codePointAt(0) ?? 0);
      const last = pieces.at(-1);
      if (piece === null) throw new Error(`No font holds ${letter}.`);
      if (last?.face === piece.face) {
        last.hex += piece.hex;
        last.width += piece.width;
      } else pieces.push({ ...piece });
    }
    return pieces;
  }

  /**
   * A run of a right-to-left script, joined and in the order it is seen. The whole of the bidirectional algorithm is not
   * attempted: lines run from left to right, a neutral letter between two such runs stays where it is, marks above and
   * below letters are not moved to their anchors.
   */
  #joined(style: Style, run: string): Piece[] {
    const name = chains[style].find((one) => [...run].every((letter) => this.#face(one).holds(letter.codePointAt(0) ?? 0)));
    if (name === undefined) return this.#letters(style, run);
    const face = this.#face(name);
    const glyphs: Glyph[] = face.shapedRightToLeft(run);
    return [
      {
        face,
        hex: glyphs.map(({ hex }) => hex).join(""),
        width: glyphs.reduce((sum, { width }) => sum + width, 0),
        isReversed: true,
      },
    ];
  }

  space(style: Style): Piece {
    const piece = this.#letter(style, 0x20);
    if (piece === null) throw new Error("The font has no space.");
    return piece;
  }
}
