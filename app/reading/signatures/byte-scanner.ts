import { fault } from "./signature-limits";

export const isSpace = (byte: number | undefined) =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
/** `( ) < > [ ] { } / %` */
const delimiters = new Set([0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25]);
export const isRegular = (byte: number | undefined) => byte !== undefined && !isSpace(byte) && !delimiters.has(byte);

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Goes through bytes word by word (ISO 32000-1, 7.2). */
export class ByteScanner {
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

  /** A word of digits and nothing else, which is what most of a file's values are; null where another comes. */
  digits(lengthMax: number): number | null {
    const start = this.at;
    let number = 0;
    for (; isDigit(this.bytes[this.at]); this.at += 1) number = number * 10 + (this.bytes[this.at] ?? 0) - 0x30;
    const length = this.at - start;
    return length === 0 || length > lengthMax || isRegular(this.bytes[this.at]) ? null : number;
  }
}
