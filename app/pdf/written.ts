import { PDFHexString, PDFName, PDFObject, PDFRawStream, type PDFContext, type PDFRef } from "pdf-lib";
import { deflateSync } from "node:zlib";

/**
 * An object that is already written as it stands in the file: ASCII. A document has hundreds of thousands of structure
 * elements, for which the library's dictionaries would cost several times as much time and memory.
 */
export class Written extends PDFObject {
  constructor(private readonly text: string) {
    super();
  }
  override toString(): string {
    return this.text;
  }
  override sizeInBytes(): number {
    return this.text.length;
  }
  override copyBytesInto(buffer: Uint8Array, offset: number): number {
    for (let at = 0; at < this.text.length; at += 1) buffer[offset + at] = this.text.charCodeAt(at);
    return this.text.length;
  }
  override clone(): Written {
    return new Written(this.text);
  }
}

export const register = (context: PDFContext, text: string): PDFRef => context.register(new Written(text));

/** A text of any letters, as a PDF writes it: UTF-16. */
export const textString = (text: string) => PDFHexString.fromText(text).toString();

/** A name with all but letters and digits escaped (ISO 32000-1, 7.3.5). */
export const nameOf = (text: string) =>
  `/${text.replace(/[^A-Za-z0-9_-]/g, (letter) => `#${(letter.charCodeAt(0) & 0xff).toString(16).toUpperCase().padStart(2, "0")}`)}`;

/** A number with as many decimals as a printer can tell apart. */
export const decimal = (value: number) => String(Math.round(value * 100) / 100);

type Entries = Readonly<Record<string, string | number>>;

/** A stream whose bytes stand in the file as they are. */
export function rawStream(context: PDFContext, bytes: Uint8Array, entries: Entries = {}): PDFRef {
  const dict = context.obj({});
  for (const [key, value] of Object.entries(entries)) dict.set(PDFName.of(key), new Written(String(value)));
  return context.register(PDFRawStream.of(dict, bytes));
}

export const deflatedStream = (context: PDFContext, bytes: Uint8Array, entries: Entries = {}): PDFRef =>
  rawStream(context, deflateSync(bytes), { ...entries, Filter: "/FlateDecode" });
