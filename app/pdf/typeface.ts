import { create, type Font, type Glyph as FontGlyph } from "fontkit";
import type { PDFContext, PDFRef } from "pdf-lib";
import { decimal, deflatedStream, register } from "./written";

export interface Glyph {
  /** What the content stream says for it: four hexadecimal digits. */
  hex: string;
  /** In thousandths of the letters' size. */
  width: number;
}

/** What the library's types say of subsets is wrong: the new number is returned, and numbers are taken. */
interface Subset {
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

interface Used extends Glyph {
  inSubset: number;
  text: string;
}

/**
 * A font as one document uses it. Each code point gets a number of its own, in the order of use, even where two share a
 * shape: so that what is copied out of the document is what was put in. Letters are set one by one, without substitutions
 * and kerning: substitutions change data (`5x5` becomes `5×5` in some fonts), and an advance per code point is what makes
 * breaking lines quick.
 */
export class Typeface {
  readonly #font: Font;
  readonly #subset: Subset;
  readonly #used: Used[] = [];
  readonly #byCodePoint = new Map<number, Glyph | null>();
  readonly #shaped = new Map<string, Glyph>();
  /** @param resource the name by which content streams call it, as `F1` */
  constructor(
    readonly resource: string,
    bytes: Uint8Array,
  ) {
    const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if ("fonts" in font) throw new Error("A collection of fonts cannot be embedded.");
    this.#font = font;
    this.#subset = font.createSubset() as unknown as Subset;
  }

  get isUsed(): boolean {
    return this.#used.length > 0;
  }

  #use(glyph: FontGlyph, text: string): Glyph {
    const used = {
      // From 1: number 0 is the letter that is not there.
      hex: (this.#used.length + 1).toString(16).padStart(4, "0"),
      width: Math.round((glyph.advanceWidth * 1000) / this.#font.unitsPerEm),
      inSubset: this.#subset.includeGlyph(glyph.id),
      text,
    };
    this.#used.push(used);
    return used;
  }

  /** Null where the font has no such letter. */
  glyphOf(codePoint: number): Glyph | null {
    const known = this.#byCodePoint.get(codePoint);
    if (known !== undefined) return known;
    const glyph = this.#font.hasGlyphForCodePoint(codePoint)
      ? this.#use(this.#font.glyphForCodePoint(codePoint), String.fromCodePoint(codePoint))
      : null;
    this.#byCodePoint.set(codePoint, glyph);
    return glyph;
  }

  holds(codePoint: number): boolean {
    return this.#font.hasGlyphForCodePoint(codePoint);
  }

  /** Letters of a right-to-left script, joined as they are written, from left to right as they are seen. */
  shapedRightToLeft(text: string): Glyph[] {
    return this.#font.layout(text, undefined, undefined, undefined, "rtl").glyphs.map((glyph) => {
      const letters = String.fromCodePoint(...glyph.codePoints);
      const key = `${glyph.id} ${letters}`;
      const known = this.#shaped.get(key) ?? this.#use(glyph, letters);
      this.#shaped.set(key, known);
      return known;
    });
  }

  /** Writes what was used of the font into the document (ISO 32000-1, 9.7.4). `tag` are six capitals that no other has. */
  embed(context: PDFContext, tag: string): PDFRef {
    const font = this.#font;
    const inThousandths = (value: number) => decimal((value * 1000) / font.unitsPerEm);
    const name = `${tag}+${font.postscriptName}`;
    const program = this.#subset.encode();
    const { minX, minY, maxX, maxY } = font.bbox;
    const descriptor = register(
      context,
      `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${[minX, minY, maxX, maxY].map(inThousandths).join(" ")}]` +
        `/ItalicAngle ${decimal(font.italicAngle)}/Ascent ${inThousandths(font.ascent)}/Descent ${inThousandths(font.descent)}` +
        `/CapHeight ${inThousandths(font.capHeight || font.ascent)}/StemV 80` +
        `/FontFile2 ${deflatedStream(context, program, { Length1: program.length })}>>`,
    );
    const numbers = Buffer.alloc((this.#used.length + 1) * 2);
    for (const [at, { inSubset }] of this.#used.entries()) numbers.writeUInt16BE(inSubset, (at + 1) * 2);
    const descendant = register(
      context,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${descriptor}/CIDToGIDMap ${deflatedStream(context, numbers)}` +
        `/W[1[${this.#used.map(({ width }) => width).join(" ")}]]>>`,
    );
    return register(
      context,
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant}]` +
        `/ToUnicode ${deflatedStream(context, Buffer.from(this.#toUnicode(), "latin1"))}>>`,
    );
  }

  #toUnicode(): string {
    const lines = this.#used.map(({ hex, text }) => `<${hex}><${Buffer.from(text, "utf16le").swap16().toString("hex")}>`);
    const blocks: string[] = [];
    // A hundred at a time is the most that a reader has to take.
    for (let at = 0; at < lines.length; at += 100) {
      const block = lines.slice(at, at + 100);
      blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
    }
    return [
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><ffff>\nendcodespacerange",
      ...blocks,
      "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
    ].join("\n");
  }
}
