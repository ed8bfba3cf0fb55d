import { ByteScanner, isRegular, isSpace } from "./byte-scanner";
import { PdfDictionary, PdfName, PdfReference, PdfText, type PdfValue } from "./pdf-value";
import { fault, signatureLimits } from "./signature-limits";

/**
 * Reads values one after the other and knows where each stood. A library's parser would tell the value and not the place, and a
 * signature is all about places.
 */
export class ValueParser extends ByteScanner {
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
    const start = this.at;
    const number = this.digits(10);
    if (number !== null) return this.generation(number) ?? number;
    this.at = start;
    const word = this.word();
    if (word === "null") return null;
    if (word === "true") return true;
    if (word === "false") return false;
    if (!/^[+-]{0,3}(?:\d+(?:\.\d*)?|\.\d*)(?:-\d*)?$/.test(word)) return fault("unknown word");
    const read = Number.parseFloat(word);
    return Number.isNaN(read) ? 0 : read;
  }

  /** The reference that a number begins; null where it is just a number, with nothing behind it passed over. */
  private generation(number: number): PdfReference | null {
    const before = this.at;
    while (isSpace(this.bytes[this.at])) this.at += 1;
    const generation = this.digits(5);
    if (generation !== null) {
      while (isSpace(this.bytes[this.at])) this.at += 1;
      if (this.bytes[this.at] === 0x52 && !isRegular(this.bytes[this.at + 1])) {
        this.at += 1;
        return new PdfReference(number, generation);
      }
    }
    this.at = before;
    return null;
  }
}
