/** The values that a PDF is written in (ISO 32000-1, 7.3), with the places of those whose place matters. */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfReference | PdfDictionary | PdfStream | PdfValue[];

export class PdfName {
  constructor(readonly name: string) {}
}

export class PdfReference {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A string. Start and end include its delimiters. */
export class PdfText {
  constructor(
    readonly source: Uint8Array,
    readonly start: number,
    readonly end: number,
    readonly isHex: boolean,
  ) {}

  /** The string as bytes. What is no hexadecimal digit is passed over, an odd last digit is followed by 0. */
  bytes(): Uint8Array {
    const inside = this.source.subarray(this.start + 1, this.end - 1);
    if (!this.isHex) return withoutEscapes(inside);
    const digits = Buffer.from(inside)
      .toString("latin1")
      .replace(/[^0-9a-fA-F]/g, "");
    return new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex"));
  }

  /** As text: UTF-16 or UTF-8 where marked so, else byte by byte, which is right for ASCII. */
  text(): string {
    const bytes = this.bytes();
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes.subarray(2));
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
    return Buffer.from(bytes).toString("latin1");
  }
}

/** A dictionary and where it stands: literally in the file where `source` is the file. */
export class PdfDictionary {
  readonly entries = new Map<string, PdfValue>();
  hasDuplicates = false;
  end = 0;

  constructor(
    readonly source: Uint8Array,
    readonly start: number,
  ) {}

  get(name: string): PdfValue {
    return this.entries.get(name) ?? null;
  }
}

export class PdfStream {
  constructor(
    readonly dictionary: PdfDictionary,
    readonly source: Uint8Array,
    readonly start: number,
    readonly end: number,
  ) {}

  raw(): Uint8Array {
    return this.source.subarray(this.start, this.end);
  }
}

export const isName = (value: PdfValue, name: string) => value instanceof PdfName && value.name === name;

export const isWhole = (value: PdfValue | undefined): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function withoutEscapes(inside: Uint8Array): Uint8Array {
  if (!inside.includes(0x5c)) return inside;
  const bytes: number[] = [];
  for (let at = 0; at < inside.length; at += 1) {
    const byte = inside[at] ?? 0;
    if (byte !== 0x5c) {
      bytes.push(byte);
      continue;
    }
    at += 1;
    const next = String.fromCharCode(inside[at] ?? 0x5c);
    const octal = /^[0-7]{1,3}/.exec(String.fromCharCode(...inside.subarray(at, at + 3)))?.[0];
    if (octal !== undefined) {
      bytes.push(Number.parseInt(octal, 8) & 0xff);
      at += octal.length - 1;
    } else if (next === "\r" || next === "\n") {
      if (next === "\r" && inside[at + 1] === 10) at += 1;
    } else bytes.push(escapes[next] ?? next.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}
