import { PdfDictionary, PdfName, PdfReference, PdfText, type PdfValue } from "./pdf-value";
import { fault, signatureLimits } from "./signature-limits";

const isSpace = (byte: number | undefined) =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
/** `( ) < > [ ] { } / %` */
const delimiters = new Set([0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25]);
const isRegular = (byte: number | undefined) => byte !== undefined && !isSpace(byte) && !delimiters.has(byte);

/**
 * Reads values one after the other and knows where each stood. A library's parser would tell the value and not the place, and a
 * signature is all about places.
 */
export class ValueParser {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  skipSpace(): void {
    for (;;) {
      while (isSpace(this.bytes[this.at])) this.at += 1;
      if (this.bytes[this.at] !== 0x25) return;
      while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1;
    }
  }

  /** The word of regular characters that comes next; empty where there is none. */
  word(): string {
    this.skipSpace();
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    return String.fromCharCode(...this.bytes.subarray(start, Math.min(this.at, start + 200)));
  }

  /** Whether that word is the next, which is then behind us. */
  takes(word: string): boolean {
    const before = this.at;
    if (this.word() === word) return true;
    this.at = before;
    return false;
  }

  whole(): number {
    const word = this.word();
    return /^\d{1,15}$/.test(word) ? Number(word) : fault("whole number expected");
  }

  value(depth = 0): PdfValue {
    if (depth > signatureLimits.nestingMax) return fault("nested too deeply");
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === undefined) return fault("end of bytes");
    if (byte === 0x2f) return new PdfName(this.name());
    if (byte === 0x28) return this.literalText();
    if (byte === 0x5b) return this.array(depth);
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dictionary(depth) : this.hexText();
    return this.plain();
  }

  private name(): string {
    this.at += 1;
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    const name = Buffer.from(this.bytes.subarray(start, this.at)).toString("latin1");
    return name.includes("#")
      ? name.replace(/#([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      : name;
  }

  private hexText(): PdfText {
    const start = this.at;
    const end = this.bytes.indexOf(0x3e, start);
    if (end < 0) return fault("string without end");
    this.at = end + 1;
    return new PdfText(this.bytes, start, this.at, true);
  }

  private literalText(): PdfText {
    const start = this.at;
    let open = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === 0x5c) this.at += 1;
      else if (byte === 0x28) open += 1;
      else if (byte === 0x29) open -= 1;
      if (open > 0) continue;
      this.at += 1;
      return new PdfText(this.bytes, start, this.at, false);
    }
    return fault("string without end");
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) {
        this.at += 1;
        return values;
      }
      values.push(this.value(depth + 1));
    }
  }

  private dictionary(depth: number): PdfDictionary {
    const dictionary = new PdfDictionary(this.bytes, this.at);
    this.at += 2;
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.at];
      if (byte === 0x3e && this.bytes[this.at + 1] === 0x3e) {
        this.at += 2;
        dictionary.end = this.at;
        return dictionary;
      }
      if (byte !== 0x2f) return fault("key expected");
      const key = this.name();
      const value = this.value(depth + 1);
      if (dictionary.entries.has(key)) dictionary.hasDuplicates = true;
      dictionary.entries.set(key, value);
    }
  }

  /** A number, a reference, or one of three words. */
  private plain(): PdfValue {
    const word = this.word();
    if (word === "null") return null;
    if (word === "true") return true;
    if (word === "false") return false;
    if (!/^[+-]*\d*\.?\d*-?\d*$/.test(word) || !/\d/.test(word)) return fault("unknown word");
    const number = Number.parseFloat(word);
    if (!/^\d{1,10}$/.test(word)) return Number.isNaN(number) ? 0 : number;
    const before = this.at;
    const generation = this.word();
    if (/^\d{1,5}$/.test(generation) && this.takes("R")) return new PdfReference(number, Number(generation));
    this.at = before;
    return number;
  }
}
