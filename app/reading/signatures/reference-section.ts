import { isName, isWhole, PdfDictionary, PdfStream } from "./pdf-value";
import { fault, signatureLimits } from "./signature-limits";
import { unpackStream } from "./unpack-stream";
import { ValueParser } from "./value-parser";

/** Where an object is: at an offset of the file, or the n-th within a stream of objects. */
export type Location = { offset: number } | { container: number; index: number } | "free";

interface Section {
  entries: [number: number, location: Location][];
  trailer: PdfDictionary;
}

/** One section of cross-references, a table or a stream (ISO 32000-1, 7.5.4 and 7.5.8). */
export function readSection(bytes: Uint8Array, offset: number): Section {
  const parser = new ValueParser(bytes, offset);
  if (parser.takes("xref")) return readTable(parser);
  parser.whole();
  parser.whole();
  if (!parser.takes("obj")) return fault("no cross-references");
  const trailer = parser.value();
  if (!(trailer instanceof PdfDictionary) || !isName(trailer.get("Type"), "XRef")) return fault("no cross-references");
  const start = streamStart(parser);
  const length = trailer.get("Length");
  if (start === null || !isWhole(length) || start + length > bytes.length) return fault("no cross-references");
  return readStream(new PdfStream(trailer, bytes, start, start + length));
}

/** Where the bytes of a stream begin; null where no stream follows the dictionary. */
export function streamStart(parser: ValueParser): number | null {
  if (!parser.takes("stream")) return null;
  if (parser.bytes[parser.at] === 13) parser.at += 1;
  if (parser.bytes[parser.at] === 10) parser.at += 1;
  return parser.at;
}

function readTable(parser: ValueParser): Section {
  const entries: Section["entries"] = [];
  while (!parser.takes("trailer")) {
    const first = parser.whole();
    const count = parser.whole();
    if (count > signatureLimits.objectNumbersMax) return fault("too many objects");
    for (let number = first; number < first + count; number += 1) {
      const offset = parser.whole();
      parser.whole();
      const word = parser.word();
      if (word !== "n" && word !== "f") return fault("no entry");
      if (entries.length >= signatureLimits.objectNumbersMax) return fault("too many objects");
      // Some programs write objects that are not there as in use at 0.
      entries.push([number, word === "f" || offset === 0 ? "free" : { offset }]);
    }
  }
  const trailer = parser.value();
  return trailer instanceof PdfDictionary ? { entries, trailer } : fault("no trailer");
}

function readStream(stream: PdfStream): Section {
  const trailer = stream.dictionary;
  const widths = trailer.get("W");
  const size = trailer.get("Size");
  if (!Array.isArray(widths) || widths.length < 3 || !widths.every((width) => isWhole(width) && width <= 8) || !isWhole(size))
    return fault("no widths");
  const [typeWidth, secondWidth, thirdWidth] = widths as [number, number, number];
  if (typeWidth + secondWidth + thirdWidth === 0) return fault("no widths");
  const index = trailer.get("Index") ?? [0, size];
  if (!Array.isArray(index) || !index.every(isWhole)) return fault("no index");
  const bytes = unpackStream(stream, signatureLimits.unpackedBytesMax, (value) => value);
  const entries: Section["entries"] = [];
  let at = 0;
  const take = (width: number): number => {
    if (at + width > bytes.length) return fault("too few entries");
    let value = 0;
    for (let end = at + width; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] as number;
    const count = index[pair + 1] as number;
    if (count > signatureLimits.objectNumbersMax) return fault("too many objects");
    for (let number = first; number < first + count; number += 1) {
      if (entries.length >= signatureLimits.objectNumbersMax) return fault("too many objects");
      const type = typeWidth === 0 ? 1 : take(typeWidth);
      const second = take(secondWidth);
      const third = take(thirdWidth);
      if (type === 0) entries.push([number, "free"]);
      if (type === 1) entries.push([number, { offset: second }]);
      if (type === 2) entries.push([number, { container: second, index: third }]);
    }
  }
  return { entries, trailer };
}
